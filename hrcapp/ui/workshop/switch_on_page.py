"""Making a laptop one that several towns share: the facilitator's passphrase, and what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import By, Deed
from hrcapp.officer.profiles import Profiles
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.hidden_line import show_box
from hrcapp.ui.common.host import page
from hrcapp.ui.common.new_passphrase import NewPassphrase, with_passphrase
from hrcapp.ui.common.passphrase_fields import PassphraseFields
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, LineEdit, Note, TopBar, column
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


class SwitchOnPage(FormPage):
    """`known`: there was a workshop here before, whose passphrase counts again."""

    name, menu_key = "workshop-on", "settings"

    def __init__(self, desk: OfficerDesk, *, known: bool, has_code: bool) -> None:
        super().__init__(desk)
        self._desk, self._known, self._has_code = desk, known, has_code
        self.workshop = str(desk.context.home.settings().get("workshop_title") or "")
        self.typed = NewPassphrase()
        self._new = PassphraseFields(self, self.typed)

    @classmethod
    def read(cls, desk: OfficerDesk) -> SwitchOnPage:
        """On the store's thread."""
        vault = desk.workspace.vault
        known = bool(_profiles(desk).administration.recipient)
        return cls(desk, known=known, has_code=vault.has_recovery_code)

    def title(self) -> str:
        return _("Several towns on this laptop")

    def hidden(self) -> None:
        self.typed.clear()

    def build(self, look: Look) -> QWidget:
        name = self.line(
            look,
            "workshop-title",
            _("Name of the workshop"),
            self.workshop,
            lambda text: setattr(self, "workshop", text),
            hint=_("It stands above the board."),
            optional=True,
        )
        items: list[Item] = [*self._told(look), name, *self._questions(look)]
        body = self.form_body(look, column(look, *items, gap=14), width=720)
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.go_settings)
        identified(back, "workshop-back")
        go = Button(look, _("Show the board"), "primary", "list-checks", on_click=self.go)
        identified(go, "workshop-go")
        go.setEnabled(not self._working)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go]))

    def _told(self, look: Look) -> list[Item]:
        lost = (
            _("If it is forgotten, the printed recovery code of this computer makes a new one.")
            if self._has_code
            else _(
                "If it is forgotten, only the printed recovery code of this computer makes a new one: "
                "make that code first, in Settings."
            )
        )
        return [
            Note(
                look,
                "landmark",
                _("Each town’s form is encrypted under a PIN that the participant chooses."),
                "body",
                "text",
            ),
            Note(
                look,
                "shield-check",
                _(
                    "The facilitator’s passphrase opens all of them: to check, print and pack many at once,"
                    " and to set a new PIN. Participants are told so."
                ),
                "body",
                "text",
            ),
            Note(
                look,
                "circle-check" if self._has_code else "triangle-alert",
                lost,
                "body",
                "text",
                icon_ink="success" if self._has_code else "warning",
            ),
            Note(
                look,
                "house",
                _("What is on this computer now stays on its own desk, behind the facilitator’s passphrase."),
                "body",
                "text",
            ),
        ]

    def _questions(self, look: Look) -> list[Item]:
        label = _("Passphrase of the facilitator")
        if not self._known:
            return self._new.items(look, label, _("Six random words are easy to type and hard to find."))
        edit = LineEdit(look, self.typed.passphrase, latin=True)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        identified(edit, "passphrase")
        edit.textChanged.connect(lambda text: setattr(self.typed, "passphrase", text))
        hint = _("The one of the last workshop on this laptop.")
        show = show_box(look, _("Show the passphrase"), edit)
        return [self.asked(look, "passphrase", label, edit, hint=hint), show]

    def go(self) -> None:
        """Make the key or check the passphrase, and show the board."""
        desk, typed = self._desk, self.typed
        if not self.check(
            [] if self._known else list(with_passphrase(typed.passphrase, typed.again, desk.language))
        ):
            return
        passphrase, title, known, home = (
            typed.passphrase,
            self.workshop.strip(),
            self._known,
            desk.context.home,
        )

        def switch_on() -> None:
            administration = _profiles(desk).administration
            if known:
                administration.check(passphrase)
            else:
                administration.set(passphrase)
            desk.workspace.audit.note(Deed.WORKSHOP, detail="on", by=By.FACILITATOR)
            home.change(workshop=True, workshop_title=title or None)

        desk.flush()
        desk.store(switch_on, lambda _none: _begin(desk), self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        if fault.code in (Code.PASSPHRASE_WRONG, Code.TRIES_WAIT, Code.PASSPHRASE_SHORT):
            self.check([Wrong("passphrase", str(sentence(fault, _)))])
        else:
            self._desk.tell(fault)


def _begin(desk: OfficerDesk) -> None:
    desk.context.begin()


def _profiles(desk: OfficerDesk) -> Profiles:
    space = desk.workspace
    return Profiles(space.home, space.vault, space.clock)
