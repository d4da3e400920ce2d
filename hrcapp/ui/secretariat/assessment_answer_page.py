"""The parties that gave one answer in their latest assessment; a meeting can be planned for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.assessments.counts import Count
from hrcapp.secretariat.assessments.form import question_key
from hrcapp.secretariat.followup.groups import Group
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import assessments
from hrcapp.ui.secretariat.followup import PersonRow
from hrcapp.ui.secretariat.followup_group_page import people_columns
from hrcapp.ui.secretariat.followup_groups import contact_writer
from hrcapp.ui.secretariat.followup_parts import remarks, stretched, table_card, verbs
from hrcapp.ui.secretariat.followup_saving import Saving
from hrcapp.ui.widgets import Button, Table, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class AnswerPage(Page):
    """`group` is the list for others: those of whom it may be known, and who take part now."""

    name, menu_key = "followup-answer", "followup"

    def __init__(self, office: Office, count: Count, group: Group) -> None:
        self.office, self.count, self.group = office, count, group
        self.saving = Saving(office)
        self._table: Table[PersonRow] | None = None

    @classmethod
    def read(cls, office: Office, form: str, count: Count) -> AnswerPage:
        """On the store's thread."""
        key = f"{question_key(form, count.asked.path)}/{count.code}"
        return cls(office, count, office.desk.followup.group(key))

    def title(self) -> str:
        return self.count.label

    def build(self, look: Look) -> QWidget:
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self.office.shell.back)
        identified(back, "back")
        bar = TopBar(look, self.title(), self.count.asked.label, back)
        rows = assessments.who(self.count.parties, look.language)
        table = Table[PersonRow](look, self.title(), people_columns(_("Publication")), rows, two_lines=True)
        table.opened.connect(lambda _place: self.open())
        table.choose(0)
        self._table = table
        told = remarks(look, self._left_out(look.language))
        items = (
            *self.saving.above(look),
            self._verbs(look),
            *told,
            table_card(look, table, "answer-parties"),
        )
        return page(look, bar, stretched(self.office, look, items))

    def _verbs(self, look: Look) -> QWidget:
        return verbs(
            look,
            ("open-assessment", _("Open the assessment"), "list-checks", self.open),
            ("save-contacts", _("Save the contact list"), "download", self.save_contacts),
            ("plan-for-group", _("Plan a meeting for them"), "plus", self.plan),
        )

    def _left_out(self, language: str) -> str:
        listed = {one.reference for one in self.group.members}
        count = sum(one.party not in listed for one in self.count.parties)
        if not count:
            return ""
        told = ngettext(
            "Contact list and meeting are without {count} party: its answers may not be published, or it has "
            "no accepted form.",
            "Contact list and meeting are without {count} parties: their answers may not be published, or "
            "they have no accepted form.",
            count,
        )
        return told.format(count=number(count, language))

    # -- what a person does

    def open(self) -> None:
        """The assessment of the party that is chosen."""
        row = self._table.chosen_row() if self._table is not None else None
        if row is not None:
            by_number = {one.party: one for one in self.count.parties}
            self.office.followup.assessment(by_number[row.reference])

    def plan(self) -> None:
        self.office.followup.plan(self.group.key)

    def save_contacts(self) -> None:
        self.saving.ask(_("Folder for the contact list"), contact_writer(self.office, self.group))
