"""Choosing a party: what might be meant stands there first, everybody else is found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.secretariat import registry
from hrcapp.ui.widgets import Column, Dialog, Question, Table, Text, column, framed
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_AT_MOST, _HEIGHT = 50, 208


@dataclass(frozen=True)
class Asked:
    """The words of the dialog; `verb` does it."""

    question: str
    text: str
    verb: str
    danger: bool = False


class PartyChooser(Dialog):
    """`first` are listed before anything is typed; `without` is never offered."""

    def __init__(
        self,
        office: Office,
        asked: Asked,
        then: Callable[[str], object],
        first: Sequence[registry.Row] = (),
        without: str = "",
    ) -> None:
        look = office.shell.look
        self._office, self._first, self._without, self._typed = office, tuple(first), without, ""
        self.search = SearchField(look, _("Search by name, place or number"), width=None)
        identified(self.search, "chooser-search")
        self.search.textChanged.connect(self._search)
        columns = (
            Column[registry.Row](_("Name"), lambda row: Text(row.name, row.where, strong=True)),
            Column[registry.Row](_("Number"), lambda row: Text(row.reference), 130),
        )
        self.table = Table[registry.Row](look, _("Parties"), columns, self._first, two_lines=True)
        identified(self.table, "chooser-table")
        self.table.setMinimumHeight(look.px(_HEIGHT))
        self.table.opened.connect(lambda _row: self.accept())
        self._asked = Question(look, _("Party"), framed(look, self.table), focus=self.table)
        super().__init__(
            look,
            office.shell,
            asked.question,
            asked.text,
            verb=asked.verb,
            keep=_("Cancel"),
            on_confirm=lambda: then(self.chosen()),
            danger=asked.danger,
            body=column(look, self.search, self._asked, gap=8),
        )
        self.keep_button.setDefault(False)
        self.search.setFocus()

    def chosen(self) -> str:
        """The number of the party that is chosen, "" for none."""
        row = self.table.chosen_row()
        return row.reference if row is not None else ""

    def accept(self) -> None:
        if self.chosen():
            super().accept()
        else:
            self._asked.set_error(_("Choose a party from the list."), say=True)
            self.search.setFocus()

    def _search(self, text: str) -> None:
        self._typed = text
        if not text.strip():
            self._list(self._first)
            return
        office, without = self._office, self._without

        def find() -> list[registry.Row]:
            rows = office.registry_rows.read(office.language)
            hits = registry.places(rows, office.desk.parties.each_hit(text))
            found = registry.shown(rows, "all", hits)[:_AT_MOST]
            return [row for row in found if row.reference != without]

        def show(found: list[registry.Row]) -> None:
            if isValid(self) and self._typed == text:
                self._list(found)

        office.store(find, show)

    def _list(self, rows: Sequence[registry.Row]) -> None:
        self.table.set_rows(rows)
        if rows:
            self.table.choose(0)


def choose_party(
    office: Office,
    asked: Asked,
    then: Callable[[str], object],
    first: Sequence[registry.Row] = (),
    without: str = "",
) -> PartyChooser:
    """Open the dialog; `then` gets the party's number."""
    dialog = PartyChooser(office, asked, then, first, without)
    dialog.open()
    return dialog
