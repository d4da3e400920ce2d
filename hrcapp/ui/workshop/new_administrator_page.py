"""The facilitator's passphrase is forgotten: the printed code of the laptop makes a new key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.profiles_administrator import Administrator
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.new_passphrase import NewPassphrase, with_passphrase
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.passphrase_fields import PassphraseFields
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Label, TopBar, column

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class NewAdministratorPage(FormPage):
    """Towns stay under their PINs; each is open to the new key once its PIN was typed again."""

    name, menu_key = "new-administrator", "facilitator"

    def __init__(self, desk: BoardDesk) -> None:
        super().__init__(desk)
        self._desk, self._code, self._typed = desk, "", NewPassphrase()
        self._new = PassphraseFields(self, self._typed)

    def title(self) -> str:
        return _("The passphrase is forgotten")

    def hidden(self) -> None:
        self._code = ""
        self._typed.clear()

    def build(self, look: Look) -> QWidget:
        told = _(
            "The printed recovery code of this laptop makes a new key. No form is lost and every PIN stays"
            " good; the facilitator can open a form again once its town has."
        )
        code = self.line(
            look,
            "code",
            _("Recovery code"),
            self._code,
            lambda text: setattr(self, "_code", text),
            latin=True,
            hint=_("Nine groups of four signs, as printed. Capitals, spaces and hyphens do not matter."),
        )
        hint = _("Six random words are easy to type and hard to find.")
        new = self._new.items(look, _("New passphrase"), hint)
        body = self.form_body(look, column(look, Label(look, told, wrap=True), code, *new, gap=16), width=640)
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        go = Button(look, _("Make the new key"), "primary", "shield-check", on_click=self.go)
        identified(go, "new-administrator-go")
        go.setEnabled(not self._working)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go]))

    def go(self) -> None:
        """Make it."""
        missing = [] if self._code.strip() else [Wrong("code", _("Type the recovery code of this laptop."))]
        typed = self._typed
        wrong = [*missing, *with_passphrase(typed.passphrase, typed.again, self._desk.language)]
        if not self.check(wrong):
            return
        workshop, code, passphrase = self._desk.workshop, self._code, typed.passphrase

        def replace() -> Administrator:
            return workshop.profiles.administration.replace(code, passphrase)

        def done(_made: Administrator) -> None:
            told = Notice("success", lambda: (_("The new passphrase counts from now on"), ""))
            self._desk.go_board(told)

        self._desk.store(replace, done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self.check([Wrong("code", str(sentence(fault, _)))])
