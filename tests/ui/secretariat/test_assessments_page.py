"""Assessments in the window: parties and answers, one beside its earlier version, filters, days, files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hrcapp.ui.secretariat.assessment_answer_page import AnswerPage
from hrcapp.ui.secretariat.assessment_page import AssessmentPage
from hrcapp.ui.secretariat.assessments import ANSWERS
from hrcapp.ui.secretariat.followup_assessments import AssessmentsView
from hrcapp.ui.secretariat.followup_page import ASSESSMENTS
from hrcapp.ui.secretariat.followup_plan_page import PlanPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.widgets import ComboBox, Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find
from tests.ui.secretariat.followup_window import Settled, choose_folder, click, page, rows
from tests.unit.secretariat.assessment_world import assessment


def take(stage: DeskStage, data: bytes) -> None:
    one = stage.take("assessment.hrcb", data)
    assert one.submission is not None
    if stage.desk.review.item(one.submission).party is None:
        stage.desk.parties.create(stage.desk.review.item(one.submission).submission)
    stage.desk.review.accept(one.submission)


@pytest.fixture
def office(tmp_path: Path, opened: Opening, settled: Settled) -> Office:
    stage = DeskStage(tmp_path / "assessed", assessment=True)
    town = stage.town("Sample alpha")
    take(stage, assessment(town, structures__office="planned"))
    stage.clock.later(days=3)
    take(stage, assessment(town, 2))
    take(stage, assessment(stage.town("Sample beta", country="KE"), next_steps__publish_answers="no"))
    made = opened(stage)
    made.followup.open(ASSESSMENTS)
    settled()
    return made


def press(office: Office, name: str, settled: Settled) -> None:
    table = find(office.shell, name, Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()


def named(office: Office) -> list[str]:
    return [row.name for row in rows(office, "assessments-table")]  # type: ignore[attr-defined]


def filtered(office: Office, name: str, value: str, settled: Settled) -> None:
    combo = find(office.shell, f"filter-{name}", ComboBox)
    combo.set_value(value)
    combo.activated.emit(combo.currentIndex())
    settled()


def test_a_party_opens_beside_its_earlier_version(office: Office, settled: Settled) -> None:
    found = [(row.name, row.changed) for row in rows(office, "assessments-table")]  # type: ignore[attr-defined]
    assert found == [("Sample alpha", "1 answer"), ("Sample beta", "First one")]
    press(office, "assessments-table", settled)
    shown = office.shell.page
    assert isinstance(shown, AssessmentPage)
    assert list(shown.found.parts)[:3] == ["About this assessment", "Foundations", "Structures"]
    shown.choose_part("Structures")
    first = rows(office, "assessment-lines")[0]
    assert (first.answer, first.state.words, first.before) == ("Yes", "There", "It is planned")  # type: ignore[attr-defined]
    assert find(office.shell, "whole-answer", QLabel).text() == "Yes"
    shown.show_version(shown.party.sent[1])
    settled()
    assert rows(office, "assessment-lines")[0].answer == "It is planned"  # type: ignore[attr-defined]
    assert shown.part == "Structures"
    click(office, "open-review", settled)
    assert office.shell.page is not None
    assert office.shell.page.name == "review"


def test_an_answer_leads_to_who_gave_it(office: Office, settled: Settled) -> None:
    view = page(office).shown_view
    assert isinstance(view, AssessmentsView)
    view.choose_group(ANSWERS)
    press(office, "answers-table", settled)
    shown = office.shell.page
    assert isinstance(shown, AnswerPage)
    assert [row.name for row in rows(office, "answer-parties")] == ["Sample alpha", "Sample beta"]  # type: ignore[attr-defined]
    press(office, "answer-parties", settled)
    assert isinstance(office.shell.page, AssessmentPage)
    click(office, "back", settled)
    click(office, "plan-for-group", settled)
    assert isinstance(office.shell.page, PlanPage)


def test_filters_and_days(office: Office, settled: Settled) -> None:
    filtered(office, "country", "KE", settled)
    assert named(office) == ["Sample beta"]
    filtered(office, "country", "*", settled)
    assert named(office) == ["Sample alpha", "Sample beta"]
    view = page(office).shown_view
    assert isinstance(view, AssessmentsView)
    view.count_as_of(view.found.results.parties[0].sent[1].accepted)
    settled()
    assert [(row.name, row.changed) for row in rows(office, "assessments-table")] == [  # type: ignore[attr-defined]
        ("Sample alpha", "First one")
    ]


def test_a_workbook_holds_what_may_be_published(office: Office, settled: Settled, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    click(office, "save-workbook", settled)
    choose_folder(office, out, settled)
    assert [path.suffix for path in out.iterdir()] == [".xlsx"]


def test_without_any_the_page_says_so(stage: DeskStage, opened: Opening, settled: Settled) -> None:
    made = opened(stage)
    made.followup.open(ASSESSMENTS)
    settled()
    assert not made.shell.findChildren(Table, "assessments-table")
