"""A forgotten PIN: the town's printed recovery code sets a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Label, TopBar, column
from hrcapp.ui.workshop.pin_fields import NewPin, pin_questions

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class RecoverPage(FormPage):
    """Without the code the facilitator can set a new PIN."""

    name, menu_key = "recover-town", "board"

    def __init__(self, desk: BoardDesk, entry: ProfileEntry) -> None:
        super().__init__(desk)
        self._desk, self._entry, self._code, self.typed = desk, entry, "", NewPin()

    def title(self) -> str:
        return self._entry.title

    def hidden(self) -> None:
        self._code = ""
        self.typed.clear()

    def build(self, look: Look) -> QWidget:
        told = _("Nothing is lost. Type the printed code, or ask the facilitator to set a new PIN.")
        code = self.line(
            look,
            "code",
            _("Recovery code"),
            self._code,
            lambda text: setattr(self, "_code", text),
            latin=True,
            hint=_("Nine groups of four signs, as printed. Capitals, spaces and hyphens do not matter."),
        )
        items = column(
            look, Label(look, told, wrap=True), code, *pin_questions(self, look, self.typed), gap=16
        )
        body = self.form_body(look, items, width=640)
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        go = Button(look, _("Set the new PIN"), "primary", "check", on_click=self.go)
        identified(go, "recover-go")
        go.setEnabled(not self._working)
        bar = TopBar(look, self.title(), _("The PIN is forgotten"))
        return page(look, bar, body, ActionBar(look, [back], [go]))

    def go(self) -> None:
        """Set it, and ask for it."""
        missing = [] if self._code.strip() else [Wrong("code", _("Type the recovery code of this town."))]
        if not self.check([*missing, *self.typed.wrong()]):
            return
        profiles, entry, code, pin = (
            self._desk.workshop.profiles,
            self._entry,
            self._code,
            self.typed.pin,
        )

        def done(_none: None) -> None:
            told = Notice("success", lambda: (_("The new PIN is set"), _("Open the form with it.")))
            self._desk.go_board(told, entry.id)

        self._desk.store(lambda: profiles.recover(entry.id, code, pin), done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self.check([Wrong("code", str(sentence(fault, _)))])
