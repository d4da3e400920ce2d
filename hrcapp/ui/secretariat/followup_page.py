"""Follow-up: working groups, meetings, exchanges, neighbours, assessments, reminders; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import N_, _
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat.followup_parts import View, stretched
from hrcapp.ui.secretariat.followup_saving import Saving
from hrcapp.ui.widgets import Button, Chips, Segmented, TopBar, flow
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

GROUPS, MEETINGS, PAIRS, NEIGHBOURS = "groups", "meetings", "pairs", "neighbours"
ASSESSMENTS, REMINDERS = "assessments", "reminders"
VIEWS = {
    GROUPS: N_("Working groups"),
    MEETINGS: N_("Meetings"),
    PAIRS: N_("Exchanges"),
    NEIGHBOURS: N_("Neighbours"),
    ASSESSMENTS: N_("Assessments"),
    REMINDERS: N_("Reminders"),
}


class FollowUpPage(Page):
    """`view` is one of `VIEWS`; what it shows is read anew after every change."""

    name = menu_key = "followup"

    def __init__(self, office: Office, view: str) -> None:
        self.office, self.view = office, view
        self.saving = Saving(office)
        self._asked = 0
        self.shown_view: View = self.make(view)

    @classmethod
    def read(cls, office: Office, view: str = GROUPS) -> FollowUpPage:
        """On the store's thread."""
        return cls(office, view)

    def make(self, view: str) -> View:
        """A view with what the desk knows now, on the store's thread."""
        from hrcapp.ui.secretariat.followup_assessments import AssessmentsView
        from hrcapp.ui.secretariat.followup_groups import GroupsView
        from hrcapp.ui.secretariat.followup_meetings import MeetingsView
        from hrcapp.ui.secretariat.followup_neighbours import NeighboursView
        from hrcapp.ui.secretariat.followup_pairs import PairsView
        from hrcapp.ui.secretariat.followup_reminders import RemindersView

        makers: dict[str, Callable[[FollowUpPage], View]] = {
            GROUPS: GroupsView,
            MEETINGS: MeetingsView,
            PAIRS: PairsView,
            NEIGHBOURS: NeighboursView,
            ASSESSMENTS: AssessmentsView,
            REMINDERS: RemindersView,
        }
        return makers[view](self)

    def title(self) -> str:
        return _("Follow-up")

    def build(self, look: Look) -> QWidget:
        plan = Button(look, _("Plan a meeting"), "primary", "plus", on_click=self.office.followup.plan)
        identified(plan, "plan-meeting")
        told = _("Letters and calendar files are saved where you choose; nothing is sent from here.")
        bar = TopBar(look, self.title(), told, plan)
        head: tuple[Item, ...] = (*self.saving.above(look), self._views(look))
        empty = self.shown_view.empty(look)
        if empty is not None:
            return page(look, bar, self.office.body(look, *head, empty))
        items = (*head, *self.shown_view.build(look))
        return page(look, bar, stretched(self.office, look, items))

    def _views(self, look: Look) -> QWidget:
        """In one box; in a narrow window as many rows as they need."""
        choices = [(key, _(words)) for key, words in VIEWS.items()]
        made = (Chips if look.narrow else Segmented)(look, _("View"), choices, self.view)
        made.chosen.connect(self.choose_view)
        return made if look.narrow else flow(look, made)

    # -- what a person does

    def choose_view(self, view: str) -> None:
        """Another view, read anew."""
        self.view = view
        self.office.notice = None
        self.read_again()

    def read_again(self) -> None:
        """Show what the desk knows now."""
        wanted = self.view
        self._then(lambda: self.make(wanted), self.office.shell.refresh)

    def _then(self, make: Callable[[], View], shown: Callable[[], object]) -> None:
        """Make a view on the store's thread, work it out in the pool, and show it, unless another was asked
        for meanwhile."""
        self._asked += 1
        turn = self._asked

        def worked(made: View) -> None:
            if turn == self._asked:
                self.shown_view = made
                shown()

        def work_out(made: View) -> None:
            self.office.run(lambda _job: made.work_out(), lambda _none: worked(made))

        self.office.store(make, work_out)

    def do(
        self,
        work: Callable[[], object],
        said: Callable[[], str],
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Decide something, then show the view as it is now, with the way to undo it."""
        view, before = self.view, self.shown_view

        def both() -> View:
            work()
            made = self.make(view)
            made.keep(before)
            return made

        def done() -> None:
            again = undo
            action = None
            if again is not None:
                action = Action("undo", lambda: _("Undo"), lambda: self.do(again, as_before))
            self.office.show_notice(Notice("success", lambda: (said(), ""), action))

        self._then(both, done)


def as_before() -> str:
    return _("It is as it was before.")
