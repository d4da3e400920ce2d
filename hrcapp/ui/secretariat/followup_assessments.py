"""Assessments: who has sent one and when, and which answers how many gave; each leads to who gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.assessments import Filter, Part, Results
from hrcapp.secretariat.assessments.files import FileKind, write
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import assessments, followup
from hrcapp.ui.secretariat.as_of import AsOf
from hrcapp.ui.secretariat.assessments import ALL, ANSWERS, PARTIES, AnswerRow, PartyRow
from hrcapp.ui.secretariat.followup_parts import View, remarks, table_card, verbs
from hrcapp.ui.widgets import (
    Chips,
    Column,
    ComboBox,
    EmptyState,
    Number,
    Question,
    State,
    Table,
    Text,
    beside,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_page import FollowUpPage
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """What was accepted by a day, and the form's words in the interface's language."""

    language: str
    forms: Mapping[str, str]
    results: Results
    parts: tuple[Part, ...]
    levels: Mapping[str, str]


class AssessmentsView(View):
    """One table of parties, or one of answers, of the parties that a filter takes."""

    def __init__(self, page: FollowUpPage) -> None:
        self._page, self._office = page, page.office
        self.found = look_at(self._office, self._office.now().date(), "")
        self.group = PARTIES
        self.filter = Filter()
        self._place = 0
        self._table: Table[PartyRow] | Table[AnswerRow] | None = None

    def empty(self, look: Look) -> EmptyState | None:
        if self.found.results.parties or self.found.results.as_of < self._office.now().date():
            return None
        return EmptyState(
            look,
            "file-check",
            _("No assessment is here yet"),
            _(
                "Towns that send the local human rights assessment stand here once it is accepted: what is "
                "there, what is planned, and what has changed. No town is ranked."
            ),
        )

    def build(self, look: Look) -> tuple[Item, ...]:
        if self.found.language != look.language:
            self.read(self.found.results.as_of, self.found.results.form)
        results = self.results()
        parties = assessments.parties(results, look.language)
        answers = assessments.answers(results, self.found.parts, look.language)
        counts = {PARTIES: len(parties), ANSWERS: len(answers)}
        chips = Chips(look, _("List"), followup.chips(assessments.GROUPS, counts, look.language), self.group)
        chips.chosen.connect(self.choose_group)
        table = self._parties(look, parties) if self.group == PARTIES else self._answers(look, answers)
        day = AsOf(look, self.found.results.as_of, self.count_as_of)
        told = remarks(look, assessments.silent(results, look.language))
        if look.narrow:
            return chips, self._verbs(look), *told, table, self._filters(look), day
        head = row(look, chips, self._verbs(look), None, gap=16)
        return beside(
            look, (day, 2), (column(look, self._filters(look), head, *told, gap=10), 5), gap=16
        ), table

    def _filters(self, look: Look) -> QWidget:
        asked = [self._form(look)] if len(self.found.forms) > 1 else []
        for name, told, values in assessments.filters(self.found.results, self.found.levels, look.language):
            combo = ComboBox(look, values)
            combo.set_value(getattr(self.filter, name) or ALL)
            identified(combo, f"filter-{name}")
            combo.activated.connect(lambda _at, name=name, combo=combo: self.narrow(name, combo.value()))
            asked.append(Question(look, told, combo))
        if look.narrow:
            return column(look, *asked, gap=8)
        return row(look, *((one, 1) for one in asked), gap=12)

    def _form(self, look: Look) -> Question:
        combo = ComboBox(look, list(self.found.forms.items()))
        combo.set_value(self.found.results.form)
        identified(combo, "assessment-form")
        combo.activated.connect(lambda _at: self.read(self.found.results.as_of, combo.value()))
        return Question(look, _("Form"), combo)

    def _parties(self, look: Look, rows: list[PartyRow]) -> QWidget:
        table = Table[PartyRow](look, _("Assessments"), _party_columns(), rows, two_lines=True)
        return self._kept(look, table, len(rows), "assessments-table")

    def _answers(self, look: Look, rows: list[AnswerRow]) -> QWidget:
        table = Table[AnswerRow](look, _("Answers"), _answer_columns(), rows, two_lines=True)
        return self._kept(look, table, len(rows), "answers-table")

    def _kept(self, look: Look, table: Table[PartyRow] | Table[AnswerRow], count: int, name: str) -> QWidget:
        self._table = table
        table.chosen.connect(self._choose)
        table.opened.connect(lambda _place: self.open())
        if count:
            table.choose(min(self._place, count - 1))
        return table_card(look, table, name)

    def _verbs(self, look: Look) -> QWidget:
        told = _("Open the assessment") if self.group == PARTIES else _("Show who says so")
        return verbs(
            look,
            ("open-row", told, "list-checks", self.open),
            ("save-workbook", _("Save as a workbook"), "download", partial(self.save, FileKind.XLSX)),
            ("save-csv", _("Save as CSV"), "download", partial(self.save, FileKind.CSV)),
        )

    # -- choosing

    def results(self) -> Results:
        """Those of the parties that the filter takes."""
        return self.found.results.narrowed(self.filter)

    def choose_group(self, group: str) -> None:
        self.group, self._place = group, 0
        self._office.shell.refresh()

    def narrow(self, name: str, value: str) -> None:
        """Look at the parties of one country, kind or level."""
        self.filter = replace(self.filter, **{name: "" if value == ALL else value})
        self._place = 0
        self._office.shell.refresh()

    def count_as_of(self, day: date) -> None:
        """What was accepted by another day."""
        self.read(day, self.found.results.form)

    def read(self, day: date, form: str) -> None:
        """Another day or form, or the words of another language."""

        def show(found: Found) -> None:
            self.found = found
            if self._page.shown_view is self:
                self._office.shell.refresh()

        self._office.store(lambda: look_at(self._office, day, form), show)

    def _choose(self, place: int) -> None:
        self._place = max(place, 0)

    # -- what a person does

    def open(self) -> None:
        """The assessment of a party, or the parties of an answer."""
        chosen = self._table.chosen_row() if self._table is not None else None
        if isinstance(chosen, PartyRow):
            self._office.followup.assessment(chosen.assessed)
        elif isinstance(chosen, AnswerRow):
            self._office.followup.answer(self.found.results.form, chosen.count)

    def save(self, kind: FileKind) -> None:
        """What may be published of what is shown."""
        desk, results, language = self._office.desk.assessments, self.results(), self._office.language
        self._page.saving.ask(
            _("Folder for the file"),
            lambda folder, tell: write(desk, results, kind, language, folder, tell),
        )


def look_at(office: Office, day: date, form: str) -> Found:
    """On the store's thread."""
    desk, language = office.desk.assessments, office.language
    results = desk.as_of(day, form)
    return Found(
        language, desk.forms(language), results, desk.parts(results, language), desk.levels(language)
    )


def _party_columns() -> tuple[Column[PartyRow], ...]:
    return (
        Column(_("Name"), lambda row: Text(row.name, row.where, strong=True)),
        Column(_("Sent on"), lambda row: Text(row.sent, row.version), 190),
        Column(_("There"), lambda row: Number(row.states[0]), 80, number=True),
        Column(_("Planned"), lambda row: Number(row.states[1]), 90, number=True),
        Column(_("Absent"), lambda row: Number(row.states[2]), 90, number=True),
        Column(_("Changed"), lambda row: Text(row.changed), 150),
        Column(_("Publication"), lambda row: State(row.public.kind, row.public.words, row.public.icon), 180),
    )


def _answer_columns() -> tuple[Column[AnswerRow], ...]:
    return (
        Column(_("Question"), lambda row: Text(row.question, row.part, strong=True)),
        Column(_("Answer"), lambda row: Text(row.answer), 280),
        Column(_("Parties"), lambda row: Text(row.parties), 130),
    )
