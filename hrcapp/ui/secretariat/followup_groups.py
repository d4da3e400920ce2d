"""Working groups and assessments: who signed up for what, and whose contact person may be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.secretariat.followup.groups import LISTS, WORKING_GROUPS, Group, groups
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import followup, followup_words
from hrcapp.ui.secretariat.followup import GroupRow
from hrcapp.ui.secretariat.followup_parts import View, remarks, table_card, verbs
from hrcapp.ui.widgets import Chips, Column, EmptyState, Number, Table, Text
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_page import FollowUpPage
    from hrcapp.ui.secretariat.followup_saving import Write
    from hrcapp.ui.secretariat.office import Office


class GroupsView(View):
    """One list of lists: those of working groups, or what towns say of an assessment."""

    def __init__(self, page: FollowUpPage) -> None:
        self._page, self._office = page, page.office
        self.people = self._office.desk.followup.people()
        self.found = {question: groups(self.people, question) for question in LISTS}
        self.question = WORKING_GROUPS
        self._rows: list[GroupRow] = []
        self._table: Table[GroupRow] | None = None

    def keep(self, before: View) -> None:
        if isinstance(before, GroupsView):
            self.question = before.question

    def empty(self, look: Look) -> EmptyState | None:
        if any(self.found.values()):
            return None
        return EmptyState(
            look,
            "list-checks",
            _("Nobody has signed up yet"),
            _("Whoever chooses a working group in a form that is accepted stands here."),
        )

    def build(self, look: Look) -> tuple[Item, ...]:
        counts = {question: len(found) for question, found in self.found.items()}
        chips = Chips(look, _("List"), followup.chips(followup.LISTS, counts, look.language), self.question)
        chips.chosen.connect(self.choose_question)
        say = self._office.desk.followup.papers.wording(look.language)
        self._rows = followup.groups(self.found[self.question], say)
        self._table = Table[GroupRow](look, _("Sign-ups"), _columns(), self._rows)
        self._table.opened.connect(lambda _place: self.open())
        if self._rows:
            self._table.choose(0)
        buttons = verbs(
            look,
            ("open-group", _("Open the list"), "list-checks", self.open),
            ("save-contacts", _("Save the contact list"), "download", self.save_contacts),
            ("plan-for-group", _("Plan a meeting for them"), "plus", self.plan),
        )
        told = remarks(look, followup_words.left_out(len(self.people.left_out), look.language))
        return chips, buttons, *told, table_card(look, self._table, "groups-table")

    # -- what a person does

    def group(self) -> Group | None:
        """The list that is chosen."""
        row = self._table.chosen_row() if self._table is not None else None
        return row.group if row is not None else None

    def choose_question(self, question: str) -> None:
        self.question = question
        self._office.shell.refresh()

    def open(self) -> None:
        if group := self.group():
            self._office.followup.group(group.key)

    def plan(self) -> None:
        if group := self.group():
            self._office.followup.plan(group.key)

    def save_contacts(self) -> None:
        """Only those who agreed are in it."""
        if group := self.group():
            self._page.saving.ask(_("Folder for the contact list"), contact_writer(self._office, group))


def contact_writer(office: Office, group: Group) -> Write:
    """Writes the contact list of a group into a folder; only those who agreed are in it."""
    papers, language = office.desk.followup.papers, office.language
    name = f"contacts-{group.code}"
    return lambda folder, _progress: papers.contact_list(group.members, name, language, folder)


def _columns() -> tuple[Column[GroupRow], ...]:
    return (
        Column(_("Name"), lambda row: Text(row.name, strong=True)),
        Column(_("Signed up"), lambda row: Number(row.members), 120, number=True),
        Column(_("Contact shared"), lambda row: Number(row.sharing), 150, number=True),
        Column(_("Left out"), lambda row: Number(row.left_out), 120, number=True),
    )
