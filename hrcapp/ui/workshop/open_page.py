"""Opening a town with its PIN: how many tries are left and how long to wait is said; nothing is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.workspace import Workspace
from hrcapp.ui.access import identified
from hrcapp.ui.common.hidden_line import show_box
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, Label, LineEdit, Question, TopBar
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.workshop.pin_fields import pin_edit

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk

_ASKED = (Code.PIN_WRONG, Code.TRIES_WAIT)


class OpenPage(Page):
    """What was typed is forgotten with the page."""

    name, menu_key = "open-town", "board"

    def __init__(self, desk: BoardDesk, entry: ProfileEntry) -> None:
        self._desk, self._entry = desk, entry
        self._pin, self._wrong, self._working = "", "", False

    def title(self) -> str:
        return self._entry.title or _("Profile {number}").format(number=self._entry.short_id)

    def hidden(self) -> None:
        self._pin = ""

    def build(self, look: Look) -> QWidget:
        self._edit: LineEdit = pin_edit(look, "pin", self._pin, self._keep)
        self._edit.returnPressed.connect(self.go)
        self._question = Question(look, _("PIN of this town"), self._edit)
        if self._wrong:
            self._question.set_error(self._wrong)
        forgot = LinkButton(look, _("The PIN is forgotten"), on_click=self._forgotten)
        identified(forgot, "pin-forgotten")
        told = Label(look, _("Only those who know the PIN can read or change this form."), wrap=True)
        show = show_box(look, _("Show the PIN"), self._edit)
        card = Card(look, told, self._question, show, forgot, gap=14, margins=(22, 18, 22, 18))
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        go = Button(look, _("Open"), "primary", "lock-open", on_click=self.go)
        identified(go, "open-go")
        go.setEnabled(not self._working)
        reason = _("Opening…") if self._working else ""
        body = self._desk.body(look, card, width=640)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go], reason=reason))

    def _keep(self, text: str) -> None:
        self._pin = text

    def _forgotten(self) -> None:
        from hrcapp.ui.workshop.recover_page import RecoverPage

        self._desk.show(RecoverPage(self._desk, self._entry))

    def go(self) -> None:
        """Try the PIN."""
        if self._working:
            return
        if not self._pin:
            self._refuse(_("Type the PIN."))
            return
        profiles, profile, pin = self._desk.workshop.profiles, self._entry.id, self._pin
        self._working, self._wrong = True, ""
        self._desk.notice = None
        self._desk.shell.refresh()

        def failed(fault: Fault) -> None:
            self._working = False
            self._desk.store(lambda: profiles.tries_left(profile), lambda left: self._told(fault, left))

        self._desk.store(lambda: profiles.open(profile, pin), self._opened, failed)

    def _opened(self, workspace: Workspace) -> None:
        self._pin = ""
        if self._desk.shell.page is self:
            self._desk.enter(self._entry, workspace)
        else:  # the person went elsewhere meanwhile
            profiles = self._desk.workshop.profiles
            self._desk.store(lambda: profiles.lock(workspace))

    def _told(self, fault: Fault, left: int) -> None:
        if fault.code not in _ASKED:
            self._desk.tell(fault)
            return
        said = str(sentence(fault, _))
        if fault.code is Code.PIN_WRONG:
            self._pin = ""
            said = f"{said} {tries(left, self._desk.language)}"
        self._refuse(said)

    def _refuse(self, said: str) -> None:
        self._wrong = said
        self._desk.shell.refresh()
        self._question.set_error(said, say=True)
        self._edit.setFocus()


def tries(left: int, language: str) -> str:
    """How many wrong ones there may be before a pause."""
    if not left:
        return _("Before the next try there is a pause, which grows with each wrong one.")
    told = ngettext("{count} more try before a pause.", "{count} more tries before a pause.", left)
    return told.format(count=number(left, language))
