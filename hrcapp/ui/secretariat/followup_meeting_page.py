"""One meeting: what is known of it, who was invited and came, what was noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.secretariat.followup.groups import Group
from hrcapp.secretariat.followup.meetings import Meeting
from hrcapp.secretariat.followup.said import ABSENT, CAME
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import followup, followup_words
from hrcapp.ui.secretariat.followup import PersonRow
from hrcapp.ui.secretariat.followup_group_page import people_columns
from hrcapp.ui.secretariat.followup_meeting_acts import MeetingActs
from hrcapp.ui.secretariat.followup_parts import remarks, stretched, table_card, verbs
from hrcapp.ui.secretariat.followup_saving import Saving
from hrcapp.ui.widgets import Button, Card, KeyValues, Label, Pill, Table, TopBar, beside, column

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """A meeting, whom it is for, who came, what was noted. `others`: names of those not in the list."""

    meeting: Meeting
    group: Group
    attendance: Mapping[str, str]
    others: Mapping[str, str]
    minutes: str


class MeetingPage(Page):
    """Read anew after everything that is noted."""

    name, menu_key = "followup-meeting", "followup"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.saving = Saving(office)
        self.acts = MeetingActs(self)
        self.chosen = ""
        self._rows: list[PersonRow] = []

    @classmethod
    def read(cls, office: Office, identifier: str) -> MeetingPage:
        """On the store's thread. Raises Fault MEETING_UNKNOWN."""
        return cls(office, cls.look(office, identifier))

    @staticmethod
    def look(office: Office, identifier: str) -> Found:
        """What there is now, on the store's thread."""
        desk, language = office.desk, office.language
        meeting = desk.followup.meetings.get(identifier)
        group = desk.followup.group(meeting.plan.group)
        attendance = desk.followup.meetings.attendance(identifier)
        known = {one.reference for one in group.members}
        others = {}
        for reference in sorted(set(attendance) - known):
            try:
                others[reference] = desk.parties.get(reference).name_in(language)
            except Fault:
                others[reference] = reference
        return Found(meeting, group, attendance, others, desk.followup.meetings.minutes(meeting))

    def title(self) -> str:
        return self.found.meeting.plan.title

    # -- building

    def build(self, look: Look) -> QWidget:
        state = followup.meeting_state(self.found.meeting, self.office.now())
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self.office.shell.back)
        identified(back, "back")
        save = Button(look, _("Save invitations"), "primary", "download", on_click=self.acts.save)
        identified(save, "save-invitations")
        say = self.office.desk.followup.papers.wording(look.language)
        bar = TopBar(look, self.title(), say.when(self.found.meeting.plan), back, save)
        told = column(look, Pill(look, state.kind, state.words, state.icon), *self._cards(look), None, gap=10)
        middle = beside(look, (column(look, *self._people(look), gap=10), 6), (told, 5), gap=16)
        return page(look, bar, stretched(self.office, look, (*self.saving.above(look), middle)))

    def _cards(self, look: Look) -> tuple[Card, Card]:
        plan, say = self.found.meeting.plan, self.office.desk.followup.papers.wording(look.language)
        pairs = [
            (_("For"), say.group(plan.group)),
            (_("Length in minutes"), number(plan.minutes, look.language)),
            (_("Where"), plan.place),
            (_("Link"), isolated(plan.link)),
            (_("Languages"), say.languages(plan)),
            (_("Agenda"), plan.agenda),
        ]
        buttons = verbs(
            look,
            ("change-meeting", _("Change"), "pencil", self.acts.change),
            ("call-off", _("Call off"), "ban", self.acts.call_off),
            ("remove-meeting", _("Remove"), "x", self.acts.remove),
        )
        facts = KeyValues(look, [(name, value) for name, value in pairs if value], name_width=130)
        minutes = Label(look, self.found.minutes or _("Nothing is noted yet."), wrap=True).selectable()
        note = verbs(look, ("note-minutes", _("Write the minutes"), "pencil", self.acts.note_minutes))
        return Card(look, facts, buttons, gap=12), Card(
            look, Label(look, _("Minutes of the meeting"), "h3"), minutes, note, gap=10
        )

    def _people(self, look: Look) -> tuple[QWidget | tuple[QWidget, int], ...]:
        found = self.found
        self._rows = followup.invited(found.group.members, found.attendance, found.others, look.language)
        table = Table[PersonRow](
            look, _("Who is invited"), people_columns(_("Attendance")), self._rows, two_lines=True
        )
        table.chosen.connect(self._choose)
        table.opened.connect(lambda _place: self.acts.came())
        places = [at for at, row in enumerate(self._rows) if row.reference == self.chosen]
        if self._rows:
            table.choose(places[0] if places else 0)
        buttons = verbs(
            look,
            ("note-came", _("Was there"), "check", self.acts.came),
            ("note-absent", _("Was not there"), "x", self.acts.absent),
            ("note-nothing", _("Not noted"), "undo-2", self.acts.nothing),
            ("note-other", _("Somebody else was there"), "plus", self.acts.other),
        )
        told = [part for part in remarks(look, self._counted(look.language)) if isinstance(part, QWidget)]
        return buttons, *told, (table_card(look, table, "attendance-table"), 1)

    def _counted(self, language: str) -> str:
        came = list(self.found.attendance.values())
        told = _("Were there: {came}. Were not there: {absent}.").format(
            came=number(came.count(CAME), language), absent=number(came.count(ABSENT), language)
        )
        return " ".join(
            filter(None, (told, followup_words.left_out(len(self.found.group.left_out), language)))
        )

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self.chosen = self._rows[place].reference

    def do(self, work: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """Note something, then show the meeting as it is now."""

        def both() -> Found:
            work()
            return self.look(self.office, self.found.meeting.id)

        def done(found: Found) -> None:
            self.found = found
            if then is not None:
                then()
            else:
                self.office.shell.refresh()

        self.office.store(both, done)
