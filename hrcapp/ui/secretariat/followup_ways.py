"""Which page of the follow-up follows which; all that is shown is read on the store's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimeZone

from hrcapp.i18n import _
from hrcapp.secretariat.assessments import Assessed
from hrcapp.secretariat.assessments.counts import Count
from hrcapp.secretariat.followup.groups import LISTS
from hrcapp.secretariat.followup.meetings import Plan, is_zone
from hrcapp.secretariat.followup.people import Person
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.secretariat.followup_plan import Form

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_meeting_page import MeetingPage
    from hrcapp.ui.secretariat.office import Office

Keep = Callable[[Plan], object]
Done = Callable[[object], None]

_UTC = "UTC"


class FollowUpWays:
    """Opens the pages in the office's window."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def open(self, view: str = "groups") -> None:
        """The first page, at one of its views."""
        from hrcapp.ui.secretariat.followup_page import FollowUpPage

        office = self._office

        def work_out(page: FollowUpPage) -> None:
            office.run(lambda _job: page.shown_view.work_out(), lambda _none: office.show(page, root=True))

        office.store(lambda: FollowUpPage.read(office, view), work_out)

    def group(self, key: str) -> None:
        """One list of sign-ups."""
        from hrcapp.ui.secretariat.followup_group_page import GroupPage

        self._office.store(lambda: GroupPage.read(self._office, key), self._office.show)

    def assessment(self, party: Assessed) -> None:
        """The latest assessment of a party."""
        from hrcapp.ui.secretariat.assessment_page import AssessmentPage

        self._office.store(lambda: AssessmentPage.read(self._office, party, party.latest), self._office.show)

    def answer(self, form: str, count: Count) -> None:
        """Who gave one answer in an assessment."""
        from hrcapp.ui.secretariat.assessment_answer_page import AnswerPage

        self._office.store(lambda: AnswerPage.read(self._office, form, count), self._office.show)

    def neighbours(self, town: Person) -> None:
        """The places near a town."""
        from hrcapp.ui.secretariat.followup_neighbours_page import NeighboursPage

        self._office.store(lambda: NeighboursPage.read(self._office, town), self._office.show)

    def meeting(self, identifier: str, *, replace: bool = False, notice: Notice | None = None) -> None:
        """One meeting."""
        from hrcapp.ui.secretariat.followup_meeting_page import MeetingPage

        office = self._office

        def show(page: MeetingPage) -> None:
            office.show(page, replace=replace, notice=notice)

        office.store(lambda: MeetingPage.read(office, identifier), show)

    def plan(self, group: str = "") -> None:
        """Plan one, for a list of sign-ups or for everybody."""
        form, meetings = Form(zone=_zone(), group=group), self._office.desk.followup.meetings

        def planned(identifier: object) -> None:
            told = _("The meeting is planned."), _("Save the invitations when it is settled.")
            self.meeting(str(identifier), replace=True, notice=Notice("success", lambda: told))

        self._form(form, meetings.plan, planned, new=True)

    def change(self, page: MeetingPage) -> None:
        """Change one, then go back to its page."""
        meeting, meetings = page.found.meeting, self._office.desk.followup.meetings

        def keep(plan: Plan) -> None:
            meetings.change(meeting.id, plan)

        def changed(_result: object) -> None:
            self._office.shell.back()
            page.do(lambda: None)

        self._form(Form.of(meeting.plan), keep, changed, new=False)

    def _form(self, form: Form, keep: Keep, done: Done, *, new: bool) -> None:
        from hrcapp.ui.secretariat.followup_plan_page import PlanPage

        office = self._office

        def groups() -> list[str]:
            found = [one.key for question in LISTS for one in office.desk.followup.groups(question)]
            return list(dict.fromkeys(("", *found, form.group)))

        office.store(groups, lambda keys: office.show(PlanPage(office, form, keys, keep, done, new=new)))


def _zone() -> str:
    """The zone of this computer, where its name is one that others know."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if is_zone(name) else _UTC
