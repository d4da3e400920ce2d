"""The list of invitations in the window: taken in from a file, answered, linked, corrected, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from hrcapp.secretariat.fold_parties import LATER
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.outreach_import_page import OutreachImportPage
from hrcapp.ui.secretariat.outreach_page import OutreachPage
from hrcapp.ui.widgets import ComboBox, Dialog, Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

Settled = Callable[[], None]

LIST = """Who;Country;Invited by
Sample city;TN;Sample section
Sample port;TN;
;;
"""


@pytest.fixture
def listed(stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path) -> Office:
    """The page with a file read in, whose column of names no one has recognised."""
    stage.accepted("Sample city")
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    office = opened(stage)
    office.go_outreach()
    settled()
    page(office).read_list(file)
    settled()
    return office


def page(office: Office) -> OutreachPage:
    assert isinstance(office.shell.page, OutreachPage)
    return office.shell.page


def click(office: Office, name: str) -> None:
    find(office.shell, name, QPushButton).click()


def dialog(office: Office) -> Dialog:
    [found] = [each for each in office.shell.findChildren(Dialog) if each.isVisible()]
    return found


def choose_column(office: Office, name: str, value: str) -> None:
    combo = find(office.shell, f"column-{name}", ComboBox)
    combo.set_value(value)
    combo.activated.emit(combo.currentIndex())


@pytest.fixture
def taken(listed: Office, settled: Settled) -> Office:
    choose_column(listed, "name", "0")
    click(listed, "take-list")
    settled()
    return listed


def choose(office: Office, name: str) -> None:
    table = find(office.shell, "outreach-table", Table)
    names = [table.model_.row(at).name for at in range(table.model_.rowCount())]
    table.choose(names.index(name))


def test_nothing_is_taken_in_before_the_names_are_said(listed: Office, settled: Settled) -> None:
    assert isinstance(listed.shell.page, OutreachImportPage)
    assert listed.shell.page.columns == {"country": 1, "by": 2}
    assert not find(listed.shell, "take-list", QPushButton).isEnabled()
    choose_column(listed, "name", "0")
    assert find(listed.shell, "preview", Table).model_.rowCount() == 2
    choose_column(listed, "by", "-")
    click(listed, "take-list")
    settled()
    entries = page(listed).found.entries
    assert [(entry.invited.name, entry.invited.by) for entry in entries] == [
        ("Sample city", ""),
        ("Sample port", ""),
    ]


def test_a_file_that_is_no_table_is_told(listed: Office, settled: Settled, tmp_path: Path) -> None:
    listed.go_outreach()
    settled()
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    page(listed).read_list(bad)
    settled()
    assert listed.notice is not None
    assert "bad.xlsx" in listed.notice.words()[0]


def test_an_answer_is_noted_by_keyboard_and_undone(taken: Office, settled: Settled) -> None:
    choose(taken, "Sample port")
    table = find(taken.shell, "outreach-table", Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    find(dialog(taken), f"answer-{LATER}", QRadioButton).click()
    year = find(dialog(taken), "replied-year", QLineEdit)
    right = year.text()
    year.setText("")
    dialog(taken).verb_button.click()
    assert dialog(taken).isVisible(), "an answer has a day"
    year.setText(right)
    dialog(taken).verb_button.click()
    settled()
    [port] = [entry for entry in page(taken).found.entries if entry.invited.name == "Sample port"]
    assert port.answer == LATER
    page(taken).choose_group("replied")
    assert [row.name for row in page(taken)._shown] == ["Sample port"]
    click(taken, "undo")
    settled()
    assert page(taken)._shown == []


def test_who_it_is_is_offered_first_and_counts_in_the_funnel(taken: Office, settled: Settled) -> None:
    choose(taken, "Sample city")
    click(taken, "link-party")
    settled()
    offered = find(dialog(taken), "chooser-table", Table)
    assert offered.model_.row(0).reference == "HRC-2026-0001"
    offered.choose(0)
    dialog(taken).verb_button.click()
    settled()
    page(taken).choose_group("form")
    assert [(row.name, row.party) for row in page(taken)._shown] == [("Sample city", "HRC-2026-0001")]
    funnel = taken.desk.dashboards.as_of(taken.now().date()).funnel
    assert [step.count for step in funnel] == [2, 1, 1, 1]
    choose(taken, "Sample city")
    click(taken, "open-party")
    settled()
    assert taken.shell.page is not None
    assert taken.shell.page.name == "party"


def test_writing_one_down_correcting_and_removing_it(taken: Office, settled: Settled) -> None:
    click(taken, "add-invitation")
    dialog(taken).verb_button.click()
    assert dialog(taken).isVisible(), "an invitation has a name"
    find(dialog(taken), "invited-name", QLineEdit).setText("Sample isle")
    dialog(taken).verb_button.click()
    settled()
    choose(taken, "Sample isle")
    click(taken, "correct")
    find(dialog(taken), "invited-by", QLineEdit).setText("Sample network")
    dialog(taken).verb_button.click()
    settled()
    [isle] = [entry for entry in page(taken).found.entries if entry.invited.name == "Sample isle"]
    assert isle.invited.by == "Sample network"
    choose(taken, "Sample isle")
    click(taken, "remove-invitation")
    settled()
    assert len(page(taken).found.entries) == 2
    click(taken, "undo")
    settled()
    assert {entry.invited.by for entry in page(taken).found.entries} == {
        "",
        "Sample network",
        "Sample section",
    }


def test_the_table_of_inviters(taken: Office) -> None:
    page(taken).choose_view("inviters")
    assert find(taken.shell, "inviters-table", Table).model_.rowCount() == 2
