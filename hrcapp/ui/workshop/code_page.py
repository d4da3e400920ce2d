"""A town's recovery code: shown once, right after its PIN was chosen; then the form opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.start.shown_code import ShownCode
from hrcapp.ui.widgets import ActionBar, Button, Label, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class CodePage(Page):
    """Leaving the page forgets the code and the PIN."""

    name, menu_key = "town-code", "board"

    def __init__(self, desk: BoardDesk, entry: ProfileEntry, code: str, pin: str) -> None:
        self._desk, self._entry, self._code, self._pin = desk, entry, code, pin

    def title(self) -> str:
        return self._entry.title

    def hidden(self) -> None:
        self._code = self._pin = ""

    def build(self, look: Look) -> QWidget:
        told = Label(
            look,
            _(
                "The PIN is set. If it is forgotten, this code gives the form a new one. "
                "Take it home on paper, or let the facilitator help you then."
            ),
            wrap=True,
        )
        card = ShownCode(self._desk, self._code, self._entry.title).card(look, _("It is shown only now."))
        go = Button(look, _("Open the form"), "primary", "arrow-right", trailing=True, on_click=self.go)
        identified(go, "code-done")
        body = self._desk.body(look, told, card, gap=16, width=820)
        return page(look, TopBar(look, self.title(), _("Recovery code")), body, ActionBar(look, [], [go]))

    def go(self) -> None:
        """Open what was just made."""
        profiles, entry, pin = self._desk.workshop.profiles, self._entry, self._pin
        self._desk.store(
            lambda: profiles.open(entry.id, pin), lambda workspace: self._desk.enter(entry, workspace)
        )
