"""Under review: the translations of the answers beside them, and the way to the translation desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.translation_list import SITE
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import translation
from hrcapp.ui.widgets import Check, LinkButton, flow


@dataclass(frozen=True)
class Beside:
    """What is known of the answers of one version in `language`, by path; "" where nothing is yet.

    Answers that nobody translates (choices, names, numbers) are not among them, nor those out of which words
    were taken: their translation is of other words than stand there.
    """

    language: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, desk: Desk, version: str, written: str, shown_in: str) -> Beside:
        """In the first language that has something, the reader's before others. On the store's thread."""
        texts = desk.translations.as_written(version)
        wanted = [shown_in, *desk.translation_list.languages(), *SITE]
        found = {one: desk.translations.of_version(version, one) for one in wanted if one != written}
        language = next((one for one, known in found.items() if known), next(iter(found)))
        known = found[language]
        return cls(language, {one.path: known[one.path].text if one.path in known else "" for one in texts})

    @property
    def any(self) -> bool:
        """Whether something is translated."""
        return any(self.texts.values())

    def of(self, path: str, *, wanted: bool) -> tuple[str, str] | None:
        """The language and the words for an answer's card; None where nothing is to be shown."""
        return (self.language, self.texts[path]) if wanted and path in self.texts else None


def beside_bar(
    look: Look,
    beside: Beside,
    *,
    shown: bool,
    on_toggle: Callable[[bool], object],
    on_translate: Callable[[], object],
) -> QWidget:
    """The switch for the translations, and the way to write them."""
    told = _("Translation beside the answers: {language}")
    check = Check(
        look, told.format(language=translation.named(beside.language, look.language)), checked=shown
    )
    identified(check, "translation-beside")
    check.toggled.connect(on_toggle)
    link = LinkButton(look, _("Translate"), "languages", on_click=on_translate)
    identified(link, "translate")
    return flow(look, check, link)
