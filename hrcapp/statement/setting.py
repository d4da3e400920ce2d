"""Sizes, leadings and colours of the statement's page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hrcapp.i18n.languages import is_rtl
from hrcapp.typeset import DEEP, MM, SOFT, Style, body

GOLD = "#BD8200"
PALE = "#DFE6E4"


@dataclass(frozen=True)
class Setting:
    """Sizes and leadings of a text: Arabic script is larger, with more leading and less space between."""

    text: Style
    small: Style
    title: Style
    town: Style
    after: float
    above: float = 7 * MM

    @classmethod
    def of(cls, language: str) -> Setting:
        text = body(language)
        if is_rtl(language):
            title, town = Style(27, 1.45, True, DEEP), Style(15, 1.5, True)
            return cls(text, Style(9, 1.5, colour=SOFT), title, town, 1.6 * MM)
        title, town = Style(27, 1.2, True, DEEP), Style(15, 1.35, True)
        return cls(text, Style(8.5, 1.45, colour=SOFT), title, town, 2.6 * MM)

    def tightened(self, share: float) -> Setting:
        """Space, leading, and a little of the sizes, by a share of themselves."""
        size, leading = self.text.size * (1 - share / 3), self.text.leading * (1 - share / 2)
        return replace(
            self,
            text=self.text.but(size=size, leading=leading),
            title=self.title.but(size=self.title.size * (1 - share / 2)),
            after=self.after * (1 - 2 * share),
            above=self.above * (1 - 2 * share),
        )
