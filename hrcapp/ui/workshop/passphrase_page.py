"""The facilitator's door: the administrator's passphrase, with wrong tries told and slowed down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.profiles_administrator import Administrator
from hrcapp.ui.access import identified
from hrcapp.ui.common.hidden_line import hidden_line, show_box
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, Label, LinkButton, Question, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk

_ASKED = (Code.PASSPHRASE_WRONG, Code.TRIES_WAIT)


class PassphrasePage(Page):
    """`then` gets the administrator's key: whoever takes it holds it no longer than needed."""

    name, menu_key = "facilitator-door", "facilitator"

    def __init__(self, desk: BoardDesk, then: Callable[[Administrator], object]) -> None:
        self._desk, self._then = desk, then
        self._typed, self._wrong, self._working = "", "", False

    def title(self) -> str:
        return _("Facilitator")

    def hidden(self) -> None:
        self._typed = ""

    def build(self, look: Look) -> QWidget:
        self._edit = hidden_line(look, "administrator", self._typed, self._keep)
        self._edit.returnPressed.connect(self.go)
        self._question = Question(look, _("Passphrase of the facilitator"), self._edit)
        if self._wrong:
            self._question.set_error(self._wrong)
        told = _("For what is done with many forms at once, a new PIN, and the settings of the workshop.")
        forgot = LinkButton(look, _("The passphrase is forgotten"), on_click=self._forgotten)
        identified(forgot, "passphrase-forgotten")
        show = show_box(look, _("Show the passphrase"), self._edit)
        card = Card(
            look, Label(look, told, wrap=True), self._question, show, forgot, gap=14, margins=(22, 18, 22, 18)
        )
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        go = Button(look, _("Go on"), "primary", "lock-open", on_click=self.go)
        identified(go, "administrator-go")
        go.setEnabled(not self._working)
        body = self._desk.body(look, card, width=640)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go]))

    def _keep(self, text: str) -> None:
        self._typed = text

    def _forgotten(self) -> None:
        from hrcapp.ui.workshop.new_administrator_page import NewAdministratorPage

        self._desk.show(NewAdministratorPage(self._desk))

    def go(self) -> None:
        """Try it."""
        if self._working:
            return
        administration, typed = self._desk.workshop.profiles.administration, self._typed
        self._working, self._wrong, self._desk.notice = True, "", None
        self._desk.shell.refresh()
        self._desk.store(lambda: administration.check(typed), self._opened, self._failed)

    def _opened(self, found: Administrator) -> None:
        self._working, self._typed = False, ""
        if self._desk.shell.page is self:
            self._then(found)

    def _failed(self, fault: Fault) -> None:
        self._working = False
        if fault.code not in _ASKED:
            self._desk.tell(fault)
            return
        self._typed, self._wrong = "", str(sentence(fault, _))
        self._desk.shell.refresh()
        self._question.set_error(self._wrong, say=True)
        self._edit.setFocus()
