"""A recovery code on the screen: shown once, to be printed or kept as a file elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from hrcapp.i18n import _
from hrcapp.model.files import write_whole
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_save
from hrcapp.ui.common.host import Host
from hrcapp.ui.look import Look
from hrcapp.ui.officer.printing import print_pages
from hrcapp.ui.start.code_sheet import code_sheet
from hrcapp.ui.widgets import Button, Card, Label, Note, flow, row


class ShownCode:
    """`whose`: the town that it opens; "" for the code of the whole computer."""

    def __init__(self, host: Host, code: str, whose: str = "") -> None:
        self._host, self._code, self._whose = host, code, whose

    def card(self, look: Look, told: str) -> Card:
        """The code with the ways to keep it; `told` stands below."""
        code = row(look, self._groups(look), None)
        printer = Button(look, _("Print the code"), icon="printer", on_click=self._print)
        identified(printer, "print-code")
        save = Button(look, _("Save as a file"), icon="download", on_click=self._save)
        identified(save, "save-code")
        once = Note(look, "info", told)
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

    def _print(self) -> None:
        sheet = code_sheet(self._host.shell.look, self._code, self._whose)
        print_pages(self._host.shell, _("Recovery code"), [sheet])

    def _save(self) -> None:
        whose = self._whose or self._host.context.home.path
        text = f"{_('Recovery code')}\n\n{self._code}\n\n{whose}\n"

        def chosen(path: Path) -> None:
            self._host.store(
                lambda: write_whole(path, text.encode()),
                lambda _none: self._host.say(
                    "success",
                    lambda: (
                        _("Saved: {name}").format(name=path.name),
                        _("Keep the file on a stick, not on this computer."),
                    ),
                ),
            )

        ask_save(
            self._host.shell,
            _("Save as a file"),
            [_("Text files (*.txt)")],
            "",
            _("recovery-code") + ".txt",
            chosen,
        )
