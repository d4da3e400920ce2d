"""One list of sign-ups: its members, and whose contact person may be shared with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.followup.groups import Group
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import followup, followup_words
from hrcapp.ui.secretariat.followup import PersonRow
from hrcapp.ui.secretariat.followup_groups import contact_writer
from hrcapp.ui.secretariat.followup_parts import remarks, stretched, table_card, verbs
from hrcapp.ui.secretariat.followup_saving import Saving
from hrcapp.ui.widgets import Button, Column, State, Table, Text, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class GroupPage(Page):
    """Members in the order of the language."""

    name, menu_key = "followup-group", "followup"

    def __init__(self, office: Office, group: Group) -> None:
        self.office, self.group = office, group
        self.saving = Saving(office)
        self._table: Table[PersonRow] | None = None

    @classmethod
    def read(cls, office: Office, key: str) -> GroupPage:
        """On the store's thread."""
        return cls(office, office.desk.followup.group(key))

    def title(self) -> str:
        return self.office.desk.followup.papers.wording(self.office.language).group(self.group.key)

    def build(self, look: Look) -> QWidget:
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self.office.shell.back)
        identified(back, "back")
        bar = TopBar(look, self.title(), _("Contacts are listed only of those who agreed."), back)
        rows = followup.members(self.group, look.language)
        self._table = Table[PersonRow](look, self.title(), people_columns(_("Contact")), rows, two_lines=True)
        self._table.opened.connect(lambda _place: self.open())
        if rows:
            self._table.choose(0)
        buttons = verbs(
            look,
            ("open-party", _("Open the party"), "id-card", self.open),
            ("save-contacts", _("Save the contact list"), "download", self.save_contacts),
            ("plan-for-group", _("Plan a meeting for them"), "plus", self.plan),
        )
        silent = len(self.group.members) - len(self.group.sharing)
        told = remarks(
            look,
            followup_words.withheld(silent, look.language),
            followup_words.left_out(len(self.group.left_out), look.language),
        )
        table = table_card(look, self._table, "members-table")
        items = (*self.saving.above(look), buttons, *told, table)
        return page(look, bar, stretched(self.office, look, items))

    # -- what a person does

    def open(self) -> None:
        row = self._table.chosen_row() if self._table is not None else None
        if row is not None:
            self.office.go_party(row.reference)

    def plan(self) -> None:
        self.office.followup.plan(self.group.key)

    def save_contacts(self) -> None:
        self.saving.ask(_("Folder for the contact list"), contact_writer(self.office, self.group))


def people_columns(state: str) -> tuple[Column[PersonRow], ...]:
    """Name and place, number, and a state."""
    return (
        Column(_("Name"), lambda row: Text(row.name, row.where, strong=True)),
        Column(state, lambda row: State(row.state.kind, row.state.words, row.state.icon), 240),
        Column(_("Number"), lambda row: Text(row.reference), 140),
    )
