"""The recovery code: offered once, made on request, shown once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.start.shown_code import ShownCode
from hrcapp.ui.widgets import ActionBar, Button, Label, TopBar, column
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk

LATER = "recovery_later"


class RecoveryPage(Page):
    """`then` follows when the person goes on. Leaving the page forgets the code."""

    name, menu_key = "recovery", "settings"

    def __init__(self, desk: OfficerDesk, then: Callable[[], object]) -> None:
        self._desk, self._then, self._code = desk, then, ""

    def title(self) -> str:
        return _("Recovery code")

    def hidden(self) -> None:
        self._code = ""

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title())
        items: list[Item] = [
            Heading(look, _("If this computer breaks or its password is lost"), "h2"),
            Label(
                look,
                _(
                    "The drafts on this computer are encrypted. With this code they can be opened again,"
                    " by you or by whoever has it. Keep it on paper, away from the computer."
                ),
                wrap=True,
            ),
        ]
        if self._code:
            once = _("It is shown only now. Later a new one can be made in Settings.")
            items.append(ShownCode(self._desk, self._code).card(look, once))
        body = self._desk.body(look, *items, gap=14, width=820)
        return column(look, bar, (body, 1), self._actions(look), gap=0)

    def _actions(self, look: Look) -> ActionBar:
        if self._code:
            done = Button(look, _("I keep it in a safe place"), "primary", "check", on_click=self._then)
            identified(done, "code-kept")
            return ActionBar(look, [], [done])
        later = Button(look, _("Later"), on_click=self._later)
        identified(later, "code-later")
        make = Button(look, _("Make the code"), "primary", "shield-check", on_click=self._make)
        identified(make, "make-code")
        return ActionBar(look, [], [later, make])

    def _later(self) -> None:
        self._desk.context.home.change(**{LATER: True})
        self._then()

    def _make(self) -> None:
        def made(code: str) -> None:
            self._code = code
            if self._desk.shell.page is self:
                self._desk.shell.refresh()

        self._desk.store(self._desk.workspace.vault.new_recovery_code, made)
