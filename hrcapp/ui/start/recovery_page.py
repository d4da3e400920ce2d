"""The recovery code: offered once, made on request, shown once, to be printed or kept as a file elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from hrcapp.i18n import _
from hrcapp.model.files import write_whole
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_save
from hrcapp.ui.look import Look
from hrcapp.ui.officer.printing import print_pages
from hrcapp.ui.pages import Page
from hrcapp.ui.start.code_sheet import code_sheet
from hrcapp.ui.widgets import ActionBar, Button, Card, Label, Note, TopBar, column, flow, row
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk

LATER = "recovery_later"
_GROUP = 4


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
        items += [self._shown(look)] if self._code else []
        body = self._desk.body(look, *items, gap=14, width=820)
        return column(look, bar, (body, 1), self._actions(look), gap=0)

    def _shown(self, look: Look) -> Card:
        code = row(look, self._groups(look), None)
        printer = Button(look, _("Print the code"), icon="printer", on_click=self._print)
        identified(printer, "print-code")
        save = Button(look, _("Save as a file"), icon="download", on_click=self._save)
        identified(save, "save-code")
        once = Note(look, "info", _("It is shown only now. Later a new one can be made in Settings."))
        return Card(look, code, flow(look, printer, save, gap=10), once, gap=14, margins=(22, 18, 22, 16))

    def _groups(self, look: Look) -> QWidget:
        """Nine groups, read from left to right in every language."""
        holder, latin = QWidget(), look.speaking("en")
        holder.setLayoutDirection(latin.direction)
        holder.setAccessibleName(self._code)
        identified(holder, "code")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(28))
        grid.setVerticalSpacing(look.px(8))
        groups = self._code.split("-")
        for index, group in enumerate(groups):
            label = Label(latin, group, "h1", "brand")
            label.setAccessibleName(" ".join(group))
            grid.addWidget(label, index // 3, index % 3)
        return holder

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

    def _print(self) -> None:
        sheet = code_sheet(self._desk.shell.look, self._code)
        print_pages(self._desk.shell, _("Recovery code"), [sheet])

    def _save(self) -> None:
        text = f"{_('Recovery code')}\n\n{self._code}\n\n{self._desk.context.home.path}\n"

        def chosen(path: Path) -> None:
            self._desk.store(
                lambda: write_whole(path, text.encode()),
                lambda _none: self._desk.say(
                    "success",
                    lambda: (
                        _("Saved: {name}").format(name=path.name),
                        _("Keep the file on a stick, not on this computer."),
                    ),
                ),
            )

        ask_save(
            self._desk.shell,
            _("Save as a file"),
            [_("Text files (*.txt)")],
            "",
            _("recovery-code") + ".txt",
            chosen,
        )
