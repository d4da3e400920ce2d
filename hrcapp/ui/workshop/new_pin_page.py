"""A new PIN for a town that forgot hers, set by the facilitator and typed by the participant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Label, TopBar, column
from hrcapp.ui.workshop.pin_fields import NewPin, pin_questions

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class NewPinPage(FormPage):
    """The old PIN opens nothing any more."""

    name, menu_key = "new-pin", "facilitator"

    def __init__(self, desk: BoardDesk, entry: ProfileEntry) -> None:
        super().__init__(desk)
        self._desk, self._entry, self.typed = desk, entry, NewPin()

    def title(self) -> str:
        return _("Set a new PIN")

    def hidden(self) -> None:
        self.typed.clear()

    def build(self, look: Look) -> QWidget:
        told = _("Let the participant of {town} choose and type it.").format(town=isolated(self._entry.title))
        items = column(
            look, Label(look, told, "lead", wrap=True), *pin_questions(self, look, self.typed), gap=16
        )
        body = self.form_body(look, items, width=640)
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.shell.back)
        identified(back, "pin-back")
        go = Button(look, _("Set the new PIN"), "primary", "check", on_click=self.go)
        identified(go, "pin-go")
        go.setEnabled(not self._working)
        return page(look, TopBar(look, self.title(), self._entry.title), body, ActionBar(look, [back], [go]))

    def go(self) -> None:
        """Set it."""
        administrator = self._desk.administrator
        if not self.check(list(self.typed.wrong())) or administrator is None:
            return
        workshop, profile, pin = self._desk.workshop, self._entry.id, self.typed.pin

        def reset() -> None:
            workshop.profiles.reset_pin(profile, administrator, pin)

        def done(_none: None) -> None:
            title = isolated(self._entry.title)
            told = Notice("success", lambda: (_("{town} has a new PIN").format(town=title), ""))
            self._desk.go_facilitator_again(told)

        self._desk.store(reset, done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._desk.tell(fault)
