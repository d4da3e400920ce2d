"""The first start: a campaign kit is at hand, someone wants to practise, or this is the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.ui.access import identified
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.shell import Shell
from hrcapp.ui.widgets import (
    Button,
    Card,
    Chips,
    IconLabel,
    Label,
    PageScroll,
    Skyline,
    TopBar,
    beside,
    column,
    page_body,
    row,
)
from hrcapp.ui.widgets.layout import Item


@dataclass(frozen=True)
class Start:
    """One way to begin: its name, what is shown (made in the language of now), and what it does."""

    key: str
    icon: str
    title: Callable[[], str]
    sentence: Callable[[], str]
    verb: Callable[[], str]
    begin: Callable[[], object]


class WelcomePage(Page):
    """The ways to begin, the first of them the main one; languages by their own names on top."""

    name = "welcome"

    def __init__(self, shell: Shell, ways: Sequence[Start]) -> None:
        self._shell, self._ways = shell, tuple(ways)
        self.notice: Notice | None = None

    def title(self) -> str:
        return _("Welcome")

    def build(self, look: Look) -> QWidget:
        language = Chips(look, _("Language"), [(each, endonym(each)) for each in SHIPPED], look.language)
        identified(language, "set-language")
        language.chosen.connect(self._shell.set_language)
        bar = TopBar(look, _("How would you like to begin?"), "", plain=True)
        cards = [self._card(look, way, main=not index) for index, way in enumerate(self._ways)]
        items: list[Item] = [language, beside(look, *((each, 1) for each in cards), gap=14)]
        if self.notice is not None:
            items.insert(0, self.notice.banner(look))
        known = _("Nothing leaves this computer by itself. No internet is needed.")
        items += [Label(look, known, "body", "text_soft", wrap=True), 12, Skyline(look)]
        return column(look, bar, (PageScroll(look, page_body(look, *items, gap=18)), 1), gap=0)

    def _card(self, look: Look, way: Start, *, main: bool) -> Card:
        kind = "primary" if main else "secondary"
        button = Button(look, way.verb(), "primary" if kind == "primary" else "secondary", on_click=way.begin)
        identified(button, f"begin-{way.key}")
        button.setAccessibleDescription(way.sentence())
        return Card(
            look,
            IconLabel(look, way.icon, "brand", 30),
            Label(look, way.title(), "h2", wrap=True),
            Label(look, way.sentence(), "body", "text_soft", wrap=True),
            None,
            8,
            row(look, button, None),
            gap=6,
            margins=(22, 20, 22, 20),
        )
