"""Neighbours: whom each town has invited, and how far they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.secretariat.followup.neighbours import inviter
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.outreach import Inviter, inviters
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.followup_parts import View, table_card, verbs
from hrcapp.ui.secretariat.outreach_page import OutreachPage
from hrcapp.ui.widgets import Column, EmptyState, Number, Table, Text
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_page import FollowUpPage


@dataclass(frozen=True)
class Row:
    """A town with the funnel of those whom it invited."""

    town: Person
    name: str
    funnel: Inviter


class NeighboursView(View):
    """Every local government that takes part; who has invited most stands first."""

    def __init__(self, page: FollowUpPage) -> None:
        self._office = page.office
        found = OutreachPage.look(self._office)
        self._funnels = {one.by: one for one in inviters(found.entries, found.pledged, found.with_form)}
        people = self._office.desk.followup.people().taking_part
        self.towns = [one for one in people if one.facts.kind.is_government]
        self._table: Table[Row] | None = None

    def empty(self, look: Look) -> EmptyState | None:
        if self.towns:
            return None
        told = _("Towns with an accepted form stand here: in their name you can invite those near them.")
        return EmptyState(look, "send", _("No town can invite yet"), told)

    def build(self, look: Look) -> tuple[Item, ...]:
        rows = [self._row(town, look.language) for town in self.towns]
        rows.sort(key=lambda row: -row.funnel.invited)
        self._table = Table[Row](look, _("Neighbours"), _columns(look.language), rows)
        self._table.opened.connect(lambda _place: self.open())
        self._table.choose(0)
        buttons = verbs(look, ("open-neighbours", _("Open its neighbours"), "landmark", self.open))
        return buttons, table_card(look, self._table, "inviting-table")

    def _row(self, town: Person, language: str) -> Row:
        by = inviter(town)
        return Row(town, town.name_in(language), self._funnels.get(by, Inviter(by, 0, 0, 0, 0)))

    def open(self) -> None:
        """The places near the town that is chosen."""
        row = self._table.chosen_row() if self._table is not None else None
        if row is not None:
            self._office.followup.neighbours(row.town)


def _columns(language: str) -> tuple[Column[Row], ...]:
    return (
        Column(_("Town"), lambda row: Text(row.name, strong=True)),
        Column(_("Invited"), lambda row: Number(number(row.funnel.invited, language)), 110, number=True),
        Column(_("Replied"), lambda row: Number(number(row.funnel.replied, language)), 110, number=True),
        Column(_("Pledged"), lambda row: Number(number(row.funnel.pledged, language)), 110, number=True),
        Column(_("With form"), lambda row: Number(number(row.funnel.form, language)), 110, number=True),
    )
