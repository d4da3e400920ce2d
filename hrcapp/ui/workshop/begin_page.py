"""The first to open a prepared town chooses its PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Label, Note, TopBar, column
from hrcapp.ui.workshop.add_page import who_can_open
from hrcapp.ui.workshop.code_page import CodePage
from hrcapp.ui.workshop.pin_fields import NewPin, pin_questions

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class BeginPage(FormPage):
    """Then its recovery code is shown, once."""

    name, menu_key = "begin-town", "board"

    def __init__(self, desk: BoardDesk, entry: ProfileEntry) -> None:
        super().__init__(desk)
        self._desk, self._entry, self.typed = desk, entry, NewPin()

    def title(self) -> str:
        return self._entry.title

    def hidden(self) -> None:
        self.typed.clear()

    def build(self, look: Look) -> QWidget:
        told = _("This form was prepared for you. Choose a PIN: with it you come back to your answers.")
        questions = pin_questions(self, look, self.typed)
        note = Note(look, "shield-check", who_can_open(), "small")
        items = column(look, Label(look, told, "lead", wrap=True), *questions, note, gap=16)
        body = self.form_body(look, items, width=640)
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        go = Button(look, _("Set the PIN and open"), "primary", "lock-open", on_click=self.go)
        identified(go, "begin-go")
        go.setEnabled(not self._working)
        reason = _("Making its keys…") if self._working else ""
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go], reason=reason))

    def go(self) -> None:
        """Set it."""
        if not self.check(list(self.typed.wrong())):
            return
        profiles, profile, pin = self._desk.workshop.profiles, self._entry.id, self.typed.pin

        def begun(result: tuple[ProfileEntry, str]) -> None:
            entry, code = result
            self._desk.show(CodePage(self._desk, entry, code, pin), replace=True)

        self._desk.store(lambda: profiles.begin(profile, pin), begun, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._desk.tell(fault)
