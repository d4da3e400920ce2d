"""Reminders: whose term of office ends, and from whom nothing has come for a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.followup.reminders import Reminder
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import followup, followup_words
from hrcapp.ui.secretariat.as_of import AsOf
from hrcapp.ui.secretariat.followup import ReminderRow
from hrcapp.ui.secretariat.followup_parts import View, remarks, table_card, verbs
from hrcapp.ui.widgets import Chips, Column, EmptyState, State, Table, Text, beside, column
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_page import FollowUpPage

OPEN, DONE = "open", "done"


class RemindersView(View):
    """What is due by a day or soon after; `done` is noted by a person."""

    def __init__(self, page: FollowUpPage) -> None:
        self._page, self._office = page, page.office
        self.day: date = self._office.now().date()
        self.group = OPEN
        self._place = 0
        self._people = self._office.desk.followup.people()
        self.found = self._office.desk.followup.due(self.day)
        self._table: Table[ReminderRow] | None = None

    def keep(self, before: View) -> None:
        if isinstance(before, RemindersView):
            self.day, self.group, self._place = before.day, before.group, before._place
            self.found = self._office.desk.followup.due(self.day)

    def empty(self, look: Look) -> EmptyState | None:
        if self._people.taking_part:
            return None
        told = _("Parties with an accepted form stand here when their term of office ends, or after a year.")
        return EmptyState(look, "hourglass", _("Nobody has to be reminded yet"), told)

    def build(self, look: Look) -> tuple[Item, ...]:
        day = AsOf(look, self.day, self.count_as_of)
        counts = {key: len(self.reminders(key)) for key, _told in followup.DUE}
        chips = Chips(look, _("Filter"), followup.chips(followup.DUE, counts, look.language), self.group)
        chips.chosen.connect(self.choose_group)
        say = self._office.desk.followup.papers.wording(look.language)
        rows = followup.reminders(self.reminders(self.group), self.day, say)
        self._table = Table[ReminderRow](look, _("Reminders"), _columns(), rows, two_lines=True)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _place: self.open_party())
        if rows:
            self._table.choose(min(self._place, len(rows) - 1))
        told = remarks(look, followup_words.left_out(len(self._people.left_out), look.language))
        table = table_card(look, self._table, "reminders-table")
        choices = column(look, chips, self._verbs(look), *told, None, gap=10)
        return beside(look, (day, 2), (choices, 5), gap=16), table

    def _verbs(self, look: Look) -> QWidget:
        done = ("mark-done", _("Note as done"), "check", self.mark)
        back = ("mark-open", _("It is not done"), "undo-2", self.take_back)
        party = ("open-party", _("Open the party"), "id-card", self.open_party)
        save = ("save-reminders", _("Save letters and calendar"), "download", self.save)
        return verbs(look, *((done, party, save) if self.group == OPEN else (back, party)))

    # -- choosing

    def reminders(self, group: str) -> tuple[Reminder, ...]:
        """Those of one filter."""
        return tuple(one for one in self.found if (one.done is not None) == (group == DONE))

    def reminder(self) -> Reminder | None:
        """The one that is chosen."""
        found = self.reminders(self.group)
        return found[self._place] if self._place < len(found) else None

    def choose_group(self, group: str) -> None:
        self.group, self._place = group, 0
        self._office.shell.refresh()

    def count_as_of(self, day: date) -> None:
        """What is due by another day."""

        def show(found: tuple[Reminder, ...]) -> None:
            self.day, self.found, self._place = day, found, 0
            self._office.shell.refresh()

        self._office.store(lambda: self._office.desk.followup.due(day), show)

    def _choose(self, place: int) -> None:
        self._place = max(place, 0)

    # -- what a person does

    def mark(self) -> None:
        """Somebody wrote, or nothing is to do."""
        if one := self.reminder():
            marks = self._office.desk.followup.reminders
            self._page.do(lambda: marks.mark(one), lambda: _("Noted as done."), lambda: marks.take_back(one))

    def take_back(self) -> None:
        """It was not done."""
        if one := self.reminder():
            marks = self._office.desk.followup.reminders
            self._page.do(
                lambda: marks.take_back(one),
                lambda: _("It is to do again."),
                lambda: marks.mark(one, one.done),
            )

    def open_party(self) -> None:
        if one := self.reminder():
            self._office.go_party(one.person.reference)

    def save(self) -> None:
        """A letter for each that is to do, and a calendar file of all."""
        papers, found = self._office.desk.followup.papers, self.reminders(OPEN)
        language = self._office.language
        self._page.saving.ask(
            _("Folder for the letters"), lambda folder, tell: papers.reminders(found, language, folder, tell)
        )


def _columns() -> tuple[Column[ReminderRow], ...]:
    return (
        Column(_("Name"), lambda row: Text(row.name, row.where, strong=True)),
        Column(_("Why"), lambda row: Text(row.what), 210),
        Column(_("Due on"), lambda row: Text(row.due), 180),
        Column(_("State"), lambda row: State(row.state.kind, row.state.words, row.state.icon), 150),
    )
