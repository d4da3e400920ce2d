"""Taking a list of invitations in: which column is what, and what comes of it before anything is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.dates import format_date
from hrcapp.secretariat import outreach_table
from hrcapp.secretariat.outreach import Taken
from hrcapp.secretariat.outreach_table import COLUMNS, Row
from hrcapp.secretariat.outreach_table import Table as Given
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import outreach, words
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Column,
    ComboBox,
    Label,
    Note,
    Question,
    Table,
    Text,
    TopBar,
    beside,
    column,
    framed,
)

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_NOT_THERE = "-"
_PREVIEW = 200


class OutreachImportPage(Page):
    """Reached from the list of invitations, with a table that was read."""

    name, menu_key = "outreach-import", "outreach"

    def __init__(self, office: Office, table: Given) -> None:
        self.office, self.table = office, table
        self.columns = table.guess()

    def title(self) -> str:
        return _("Import a list")

    def build(self, look: Look) -> QWidget:
        count = len(self.table.rows)
        told = ngettext("{name}: {count} row", "{name}: {count} rows", count)
        subtitle = told.format(name=isolated(self.table.name), count=number(count, look.language))
        middle = beside(look, (self._mapping(look), 4), (self._preview(look), 7), gap=16)
        bar = TopBar(look, self.title(), subtitle)
        return page(look, bar, self.office.body(look, middle), self._actions(look))

    def _mapping(self, look: Look) -> Card:
        choices = [(_NOT_THERE, _("Not in this table"))]
        choices += [(str(at), header or f"({at + 1})") for at, header in enumerate(self.table.headers)]
        questions = []
        for name in COLUMNS:
            combo = ComboBox(look, choices)
            combo.set_value(str(self.columns[name]) if name in self.columns else _NOT_THERE)
            identified(combo, f"column-{name}")
            combo.activated.connect(partial(self._chosen, name, combo))
            asked = Question(look, _(outreach.COLUMNS[name]), combo, optional=name != "name")
            questions.append(asked)
        if "name" not in self.columns:
            questions[0].set_error(_("Choose the column with the names."))
        head = Label(look, _("Which column is what?"), "h3")
        return Card(look, head, *questions, gap=10)

    def _chosen(self, name: str, combo: ComboBox, _at: int) -> None:
        self.map(name, combo.value())

    def map(self, name: str, value: str) -> None:
        """Say which column (its place from 0, as text) holds this; `-` for none."""
        if value == _NOT_THERE:
            self.columns.pop(name, None)
        else:
            self.columns[name] = int(value)
        self.office.notice = None
        self.office.shell.refresh()

    def _preview(self, look: Look) -> QWidget:
        head = Label(look, _("What is taken in"), "h3")
        if "name" not in self.columns:
            return column(
                look, head, Label(look, _("Choose the column with the names first."), wrap=True), None
            )
        found = outreach_table.rows(self.table, self.columns)
        notes = [Note(look, "info", told, "small") for told in outreach.remarks(found, look.language)]
        columns = (
            Column[Row](
                _("Name"), lambda row: Text(row.invited.name, _where(row, look.language), strong=True)
            ),
            Column[Row](_("Invited by"), lambda row: Text(row.invited.by), 170),
            Column[Row](_("Invited on"), lambda row: Text(_day(row, look.language)), 165),
            Column[Row](_("Replied on"), lambda row: Text(_replied(row, look.language)), 165),
        )
        table = Table[Row](look, _("What is taken in"), columns, found.rows[:_PREVIEW], two_lines=True)
        identified(table, "preview")
        frame = framed(look, table)
        frame.setFixedHeight(look.px(420))
        return column(look, head, *notes, frame, None, gap=10)

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Cancel"), on_click=self.office.go_outreach)
        identified(back, "cancel-import")
        take = Button(look, _("Add to the list"), "primary", on_click=self.take)
        identified(take, "take-list")
        ready = "name" in self.columns
        take.setEnabled(ready)
        reason = "" if ready else _("The column with the names is missing.")
        return ActionBar(look, [back], [take], reason=reason)

    def take(self) -> None:
        """Add whom is not in the list yet, then show it."""
        office = self.office
        found = outreach_table.rows(self.table, self.columns)

        def done(taken: Taken) -> None:
            office.go_outreach(Notice("success", lambda: outreach.taken(taken, office.language)))

        office.store(
            lambda: office.desk.outreach.take_in(
                [row.invited for row in found.rows], [row.replied for row in found.rows]
            ),
            done,
        )


def _where(row: Row, language: str) -> str:
    return ", ".join(filter(None, (row.invited.admin1, words.place(row.invited.country, language))))


def _day(row: Row, language: str) -> str:
    return format_date(row.invited.day, language) if row.invited.day else _("Today")


def _replied(row: Row, language: str) -> str:
    return format_date(row.replied, language) if row.replied else ""
