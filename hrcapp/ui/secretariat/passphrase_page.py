"""The passphrase of an existing desk. A wrong one changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Check, Label, LineEdit, Question, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.front import Front


class PassphrasePage(Page):
    """What was typed stays, to be mended; it is kept in memory only."""

    name = "passphrase"

    def __init__(self, front: Front) -> None:
        self._front, self._typed = front, ""
        self._shown, self._working = False, False
        self._wrong: Fault | None = None

    def title(self) -> str:
        return _("Open the desk")

    def build(self, look: Look) -> QWidget:
        self._edit = LineEdit(look, self._typed, latin=True)
        self._edit.setEchoMode(self._echo())
        identified(self._edit, "passphrase")
        self._edit.textChanged.connect(lambda text: setattr(self, "_typed", text))
        self._edit.returnPressed.connect(self.open)
        self._question = Question(look, _("Passphrase of the desk"), self._edit)
        if self._wrong is not None:
            self._question.set_error(self._told())
        show = Check(look, _("Show the passphrase"), checked=self._shown)
        identified(show, "show-passphrase")
        show.toggled.connect(self._reveal)
        told = _("It opens what towns have sealed for this desk. It is asked once, when the window opens.")
        body = self._front.body(
            look, Label(look, told, "body", "text_soft", wrap=True), self._question, show, gap=14, width=560
        )
        return page(look, TopBar(look, self.title()), body, self._actions(look))

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, _("Open the desk"), "primary", "lock-open", on_click=self.open)
        identified(go, "open-desk")
        go.setEnabled(not self._working)
        forgotten = Button(look, _("The passphrase is forgotten"), "quiet", on_click=self._front.go_forgotten)
        identified(forgotten, "forgotten")
        forgotten.setEnabled(not self._working)
        return ActionBar(look, [forgotten], [go], reason=_("Opening…") if self._working else "")

    def shown(self) -> None:
        self._edit.setFocus()

    def open(self) -> None:
        """Try what was typed."""
        if not self._working:
            self._working = True
            self._front.notice = None
            self._front.shell.refresh()
            self._front.open(self._typed, self._failed)

    def _failed(self, fault: Fault) -> None:
        self._working = False
        if fault.code not in (Code.PASSPHRASE_WRONG, Code.PASSPHRASE_MISSING):
            self._front.tell(fault)
            return
        self._wrong = fault
        self._front.shell.refresh()
        self._question.set_error(self._told(), say=True)
        self._edit.setFocus()
        self._edit.selectAll()

    def _told(self) -> str:
        if self._wrong is None or self._wrong.code is Code.PASSPHRASE_MISSING:
            return _("Type the passphrase of the desk.")
        return str(sentence(self._wrong, _))

    def _echo(self) -> QLineEdit.EchoMode:
        return QLineEdit.EchoMode.Normal if self._shown else QLineEdit.EchoMode.Password

    def _reveal(self, shown: bool) -> None:
        self._shown = shown
        self._edit.setEchoMode(self._echo())
