"""The passphrase of an officer's data, asked before anything opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.hidden_line import hidden_line, show_box
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Label, PageScroll, Question, TopBar, column, page_body
from hrcapp.ui.widgets.layout import Item


class PassphrasePage(Page):
    """`try_it` is given what was typed; whoever gives it calls `refused` when it does not open."""

    name = "folder-passphrase"

    def __init__(self, try_it: Callable[[str], object], on_forgotten: Callable[[], object]) -> None:
        self._try, self._forgotten = try_it, on_forgotten
        self.notice: Notice | None = None
        self._typed, self._wrong, self._working = "", "", False

    def title(self) -> str:
        return _("Open the data")

    def hidden(self) -> None:
        self._typed = ""

    def build(self, look: Look) -> QWidget:
        self._edit = hidden_line(look, "folder-passphrase", self._typed, self._keep)
        self._edit.returnPressed.connect(self.go)
        self._question = Question(look, _("Passphrase of the data on this computer"), self._edit)
        if self._wrong:
            self._question.set_error(self._wrong)
        told = _("It is asked once, when the app begins. Nothing can be read without it.")
        items: list[Item] = [
            Label(look, told, "body", "text_soft", wrap=True),
            self._question,
            show_box(look, _("Show the passphrase"), self._edit),
        ]
        if self.notice is not None:
            items.insert(0, self.notice.banner(look))
        body = page_body(look, *items, gap=14, width=560)
        return column(
            look, TopBar(look, self.title()), (PageScroll(look, body), 1), self._actions(look), gap=0
        )

    def _actions(self, look: Look) -> ActionBar:
        forgotten = Button(look, _("The passphrase is forgotten"), "quiet", on_click=self._forgotten)
        identified(forgotten, "passphrase-forgotten")
        self._button = Button(look, _("Open the data"), "primary", "lock-open", on_click=self.go)
        self._button.setEnabled(not self._working)
        identified(self._button, "open-data")
        return ActionBar(look, [forgotten], [self._button])

    def go(self) -> None:
        """Try what was typed."""
        if self._working:
            return
        if not self._typed:
            self._refuse(_("Type the passphrase."))
            return
        self._working = True
        self._button.setEnabled(False)
        self._try(self._typed)

    def refused(self, fault: Fault) -> None:
        """Say what is wrong with it, and what helps whoever has forgotten it."""
        self._working = False
        self._button.setEnabled(True)
        told = sentence(fault, _)
        helps = _("Wait, or open the data with the printed recovery code. Nothing is lost.")
        self._refuse(f"{told.what} {helps}" if fault.code is Code.TRIES_WAIT else str(told))

    def _refuse(self, words: str) -> None:
        self._wrong = words
        self._question.set_error(words, say=True)
        self._edit.setFocus()
        self._edit.selectAll()

    def _keep(self, text: str) -> None:
        self._typed = text
