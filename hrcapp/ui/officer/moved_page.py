"""A form that comes from another computer: its code opens it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.handover import CODE_GROUPS
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.handover import BroughtIn
from hrcapp.officer.incoming import MovedForm
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Label, LineEdit, Question, TopBar

_TYPED_WRONG = (Code.HANDOVER_CODE_WRONG, Code.HANDOVER_CODE_LENGTH, Code.HANDOVER_CODE_SLIP)


class MovedPage(Page):
    """What was typed stays until it is right."""

    name, menu_key = "moved", "home"

    def __init__(self, desk: OfficerDesk, moved: MovedForm) -> None:
        self._desk, self._moved = desk, moved
        self._typed, self._wrong, self._working = "", "", False

    def title(self) -> str:
        return _("A form from another computer")

    def build(self, look: Look) -> QWidget:
        self._edit = LineEdit(look, self._typed, latin=True)
        identified(self._edit, "handover-code")
        self._edit.textChanged.connect(self._keep)
        self._edit.returnPressed.connect(self.open)
        groups = words.number(CODE_GROUPS, look.language)
        hint = _("{count} groups of four signs, as the other computer showed them.").format(count=groups)
        self._question = Question(look, _("Code"), self._edit, hint=hint)
        if self._wrong:
            self._question.set_error(self._wrong)
        told = Label(look, _("File: {name}").format(name=self._moved.name), "body", "text_soft", wrap=True)
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        go = Button(look, _("Open the form"), "primary", "lock-open", on_click=self.open)
        identified(go, "open-moved")
        body = self._desk.body(look, told, self._question, gap=14, width=740)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go]))

    def _keep(self, text: str) -> None:
        self._typed = text

    def open(self) -> None:
        """Try the code."""
        if self._working:
            return
        self._working = True
        handover, moved, code = self._desk.workspace.handover, self._moved, self._typed
        self._desk.store(lambda: handover.bring_in(moved.data, code, moved.name), self._opened, self._refused)

    def _opened(self, found: BroughtIn) -> None:
        desk = self._desk

        def show(_form: object) -> None:
            desk.go_tasks()
            if not found.branch:
                desk.say("success", lambda: (_("The form is here now, with everything that was done."), ""))

        desk.with_form(found.draft, show, anew=True)

    def _refused(self, fault: Fault) -> None:
        self._working = False
        if fault.code in _TYPED_WRONG:
            self._wrong = str(sentence(fault, _))
            self._question.set_error(self._wrong, say=True)
            self._edit.setFocus()
        else:
            self._desk.tell(fault)
