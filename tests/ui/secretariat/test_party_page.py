"""What a person notes about a party in the window, by keyboard and mouse, and takes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QRadioButton

from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.parties import Party
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.party_page import PartyPage
from hrcapp.ui.widgets import Dialog, SearchCombo, Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

Settled = Callable[[], None]


@pytest.fixture
def two(stage: DeskStage, opened: Opening, settled: Settled) -> Office:
    """The page of the first of two towns."""
    stage.accepted("Sample city")
    stage.accepted("Port of samples")
    office = opened(stage)
    office.go_party("HRC-2026-0001")
    settled()
    return office


def party(office: Office) -> Party:
    assert isinstance(office.shell.page, PartyPage)
    return office.shell.page.party


def click(office: Office, name: str) -> None:
    find(office.shell, name, QPushButton).click()


def dialog(office: Office) -> Dialog:
    [found] = [each for each in office.shell.findChildren(Dialog) if each.isVisible()]
    return found


def confirm(office: Office, settled: Settled) -> None:
    dialog(office).verb_button.click()
    settled()


def test_a_name_is_added_found_removed_and_brought_back(two: Office, settled: Settled) -> None:
    click(two, "add-name")
    dialog(two).verb_button.click()
    assert dialog(two).isVisible(), "nothing is noted without a name"
    find(dialog(two), "name", QLineEdit).setText("Город образцов")
    combo = find(dialog(two), "name-language", SearchCombo)
    combo.set_value("ru")
    confirm(two, settled)
    assert party(two).given[0].language == "ru"
    assert two.desk.parties.search("город") == ["HRC-2026-0001"]
    click(two, "remove-alias-Город образцов")
    settled()
    assert party(two).given == ()
    click(two, "undo")
    settled()
    assert [alias.name for alias in party(two).given] == ["Город образцов"]


def test_a_name_for_print_needs_its_language(two: Office, settled: Settled) -> None:
    click(two, "add-name")
    find(dialog(two), "name", QLineEdit).setText("Ville témoin")
    find(dialog(two), "name-print", QCheckBox).setChecked(True)
    dialog(two).verb_button.click()
    assert dialog(two).isVisible()
    find(dialog(two), "name-language", SearchCombo).set_value("fr")
    confirm(two, settled)
    assert party(two).name_in("fr") == "Ville témoin"


def test_withdrawing_is_noted_counted_and_undone(two: Office, settled: Settled) -> None:
    click(two, "change-standing")
    find(dialog(two), "standing-withdrawn", QRadioButton).click()
    find(dialog(two), "noted-words", QLineEdit).setText("Letter of sample day")
    confirm(two, settled)
    assert party(two).standing is PartyStanding.WITHDRAWN
    day = two.now().date()
    assert two.desk.figures.as_of(day).counts.governments == 1
    two.go_registry()
    settled()
    two.shell.page.choose_group("apart")
    assert [row.reference for row in two.shell.page._shown] == ["HRC-2026-0001"]
    two.go_party("HRC-2026-0001")
    settled()
    click(two, "change-standing")
    find(dialog(two), "standing-active", QRadioButton).click()
    confirm(two, settled)
    click(two, "undo")
    settled()
    assert party(two).standing is PartyStanding.WITHDRAWN


def test_a_council_decision_needs_a_day(two: Office, settled: Settled) -> None:
    click(two, "record-council")
    year = find(dialog(two), "noted-year", QLineEdit)
    year.setText("")
    dialog(two).verb_button.click()
    assert dialog(two).isVisible()
    year.setText("2025")
    confirm(two, settled)
    assert party(two).council is not None
    click(two, "forget-council")
    settled()
    assert party(two).council is None


def test_merging_by_keyboard_and_undoing_it(two: Office, settled: Settled) -> None:
    click(two, "merge")
    search = find(dialog(two), "chooser-search", QLineEdit)
    QTest.keyClicks(search, "port")
    settled()
    table = find(dialog(two), "chooser-table", Table)
    assert table.chosen_row().reference == "HRC-2026-0002"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    assert party(two).reference == "HRC-2026-0002"
    assert party(two).merged == ("HRC-2026-0001",)
    click(two, "undo")
    settled()
    assert party(two).reference == "HRC-2026-0001"
    assert party(two).merged == ()


def test_taking_apart_what_was_merged_long_ago(two: Office, settled: Settled) -> None:
    two.desk.registrar.merge("HRC-2026-0002", "HRC-2026-0001")
    two.go_party("HRC-2026-0002")
    settled()
    assert party(two).reference == "HRC-2026-0001"
    click(two, "undo-merge-HRC-2026-0002")
    settled()
    assert len(two.desk.parties.all()) == 2


def test_splitting_off_a_form_that_was_joined(stage: DeskStage, opened: Opening, settled: Settled) -> None:
    stage.accepted("Sample city")
    key = stage.take("again.hrcb", stage.town("Sample city").pack().data).submission
    assert key is not None
    submission = stage.desk.review.item(key).submission
    office = opened(stage)
    office.go_party("HRC-2026-0001")
    settled()
    assert len(party(office).submissions) == 2
    click(office, f"split-{submission}")
    settled()
    assert party(office).submissions == (submission,)
    click(office, "undo")
    settled()
    assert party(office).reference == "HRC-2026-0001"
    assert len(party(office).submissions) == 2


def test_what_it_is_a_part_of_and_waves(two: Office, settled: Settled) -> None:
    click(two, "change-parent")
    find(dialog(two), "chooser-search", QLineEdit).setText("port")
    settled()
    confirm(two, settled)
    assert party(two).parent == "HRC-2026-0002"
    click(two, "go-HRC-2026-0002")
    settled()
    assert "Sample city" in find(two.shell, "go-HRC-2026-0001", QPushButton).accessibleName()
    click(two, "add-wave")
    find(dialog(two), "wave", QLineEdit).setText("2026")
    confirm(two, settled)
    assert party(two).waves == ("2026",)
    click(two, "remove-wave-2026")
    settled()
    assert party(two).waves == ()


def test_the_chooser_waits_for_a_choice(two: Office, settled: Settled) -> None:
    click(two, "change-parent")
    dialog(two).verb_button.click()
    assert dialog(two).isVisible()
    dialog(two).keep_button.click()
    QApplication.processEvents()
    assert party(two).parent == ""
