"""Preparing many towns: a name on each line, typed, pasted or taken from a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import take
from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.media import tables
from hrcapp.model.faults import Fault
from hrcapp.officer.profiles import Town
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.workshop_names import names_in
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Essay, Label, TopBar, column, row
from hrcapp.ui.workshop.add_page import NAME_QUESTION

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk

_LINES = 8


class PreparePage(FormPage):
    """What was taken from a file can be changed before anything is made."""

    name, menu_key = "prepare", "add"

    def __init__(self, desk: BoardDesk) -> None:
        super().__init__(desk)
        self._desk, self.text = desk, ""

    def title(self) -> str:
        return _("Prepare several towns")

    def build(self, look: Look) -> QWidget:
        told = _(
            "Each gets a row on the board, with its name in the form already. Whoever opens it first chooses"
            " the PIN. Names that are on the board stay as they are."
        )
        edit = Essay(look, self.text, least_lines=_LINES)
        identified(edit, "town-names")
        edit.textChanged.connect(lambda: self._keep(edit.toPlainText()))
        names = self.asked(look, "town-names", _("Towns, one on each line"), edit, focus=edit)
        from_file = Button(look, _("Take from a table"), icon="folder-open", small=True, on_click=self._ask)
        identified(from_file, "names-from-file")
        hint = Label(look, _("CSV or XLSX with the names in a column"), "small", "text_soft", wrap=True)
        items = column(
            look, Label(look, told, wrap=True), names, row(look, from_file, (hint, 1), gap=10), gap=14
        )
        body = self.form_body(look, items, width=720)
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        self._go = Button(look, self._verb(look.language), "primary", "list-checks", on_click=self.go)
        identified(self._go, "prepare-go")
        self._go.setEnabled(not self._working)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [self._go]))

    def names(self) -> list[str]:
        """What is to be prepared."""
        return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in self.text.splitlines()))))

    def _verb(self, language: str) -> str:
        count = len(self.names())
        if not count:
            return _("Prepare them")
        return ngettext("Prepare {count} town", "Prepare {count} towns", count).format(
            count=number(count, language)
        )

    def _keep(self, text: str) -> None:
        self.text = text
        self._go.setText(self._verb(self._desk.language))

    def _ask(self) -> None:
        filters = [_("Tables (*.csv *.xlsx)"), _("All files (*)")]
        ask_file(self._desk.shell, _("Take from a table"), filters, self._desk.last_folder, self.take_from)

    def take_from(self, path: Path) -> None:
        """Add the names of a table to what is there."""
        self._desk.remember_folder(path.parent)

        def read() -> list[str]:
            return names_in(tables.read_table(take(path, tables.MAX_BYTES), path.name))

        def found(names: list[str]) -> None:
            before = [self.text.rstrip()] if self.text.strip() else []
            self.text = "\n".join([*before, *names])
            self._desk.shell.refresh()

        self._desk.store(read, found)

    def go(self) -> None:
        """Make them all, or none where a name can't be one."""
        names = self.names()
        if not self.check([] if names else [Wrong("town-names", _("Write at least one name."))]):
            return
        profiles = self._desk.workshop.profiles
        towns = [Town(name, {NAME_QUESTION: name}) for name in names]
        self._desk.store(lambda: profiles.prepare(towns), self._done, self._failed)

    def _done(self, made: tuple[ProfileEntry, ...]) -> None:
        language = self._desk.language

        def told() -> tuple[str, str]:
            title = ngettext("{count} town is prepared", "{count} towns are prepared", len(made))
            text = _("Whoever opens one first chooses its PIN.")
            return title.format(count=number(len(made), language)), text

        self._desk.go_board(Notice("success", told))

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self.check([Wrong("town-names", str(sentence(fault, _)))])
