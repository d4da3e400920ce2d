"""The list of meetings and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import followup
from hrcapp.ui.secretariat.followup import MeetingRow
from hrcapp.ui.secretariat.followup_parts import View, table_card, verbs
from hrcapp.ui.widgets import Button, Column, EmptyState, State, Table, Text
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_page import FollowUpPage


class MeetingsView(View):
    """Every meeting, the latest first."""

    def __init__(self, page: FollowUpPage) -> None:
        self._office = page.office
        self.found = self._office.desk.followup.meetings.all()
        self._table: Table[MeetingRow] | None = None

    def empty(self, look: Look) -> EmptyState | None:
        if self.found:
            return None
        plan = Button(look, _("Plan a meeting"), "primary", "plus", on_click=self._office.followup.plan)
        identified(plan, "plan-first-meeting")
        told = _("A meeting is for a working group or for everybody; invitations are saved as files.")
        return EmptyState(look, "clock", _("No meeting is planned yet"), told, plan)

    def build(self, look: Look) -> tuple[Item, ...]:
        say = self._office.desk.followup.papers.wording(look.language)
        rows = followup.meetings(self.found, self._office.now(), say)
        self._table = Table[MeetingRow](look, _("Meetings"), _columns(), rows, two_lines=True)
        self._table.opened.connect(lambda _place: self.open())
        self._table.choose(0)
        buttons = verbs(look, ("open-meeting", _("Open the meeting"), "clock", self.open))
        return buttons, table_card(look, self._table, "meetings-table")

    def open(self) -> None:
        """The page of the one chosen."""
        row = self._table.chosen_row() if self._table is not None else None
        if row is not None:
            self._office.followup.meeting(row.meeting.id)


def _columns() -> tuple[Column[MeetingRow], ...]:
    return (
        Column(_("Meeting"), lambda row: Text(row.title, row.group, strong=True)),
        Column(_("When"), lambda row: Text(row.when), 330),
        Column(_("State"), lambda row: State(row.state.kind, row.state.words, row.state.icon), 160),
    )
