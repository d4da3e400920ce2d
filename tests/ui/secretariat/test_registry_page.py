"""Ten thousand rows scroll; a party shows its names, what it sent and what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.parties import Party
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.party_page import PartyPage
from hrcapp.ui.secretariat.registry_page import Found, RegistryPage
from hrcapp.ui.widgets import Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

MANY = 10_000


def _party(number: int) -> Party:
    kind = PartyKind.GOVERNMENT if number % 10 else PartyKind.NETWORK
    facts = PartyFacts(kind, f"Sample town {number:05d}", country="TN", admin1=f"Sample region {number % 24}")
    return Party(f"HRC-2026-{number:05d}", facts, {}, (facts.name,), (f"submission-{number}",), True)


def _page(office: Office) -> RegistryPage:
    assert isinstance(office.shell.page, RegistryPage)
    return office.shell.page


@pytest.fixture
def many(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    """The registry with ten thousand parties."""
    stage.accepted("Sample city")
    office = opened(stage)
    office.go_registry()
    settled()
    found = Found(tuple(map(_party, range(MANY))), (), _page(office).found.counts)
    office.show(RegistryPage(office, found), root=True)
    return office


def test_ten_thousand_rows_scroll_and_the_last_can_be_chosen(many: Office) -> None:
    table = find(many.shell, "registry-table", Table)
    assert table.model().rowCount() == MANY
    bar = table.verticalScrollBar()
    clock = QElapsedTimer()
    clock.start()
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 40)):
        bar.setValue(place)
        QApplication.processEvents()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    row = table.chosen_row()
    assert row is not None
    assert row.reference == "HRC-2026-09999"
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())


def test_no_row_is_a_widget(many: Office) -> None:
    few = len(find(many.shell, "registry-table", Table).findChildren(QPushButton))
    assert few == 0


def test_search_and_filter_among_ten_thousand(many: Office) -> None:
    page = _page(many)
    find(many.shell, "registry-search", QLineEdit).setText("TOWN 00042")
    assert [row.reference for row in page._shown] == ["HRC-2026-00042"]
    find(many.shell, "registry-search", QLineEdit).clear()
    page.choose_group("partners")
    assert len(page._shown) == MANY // 10


def test_what_is_chosen_stays_chosen_through_a_change_of_language(many: Office) -> None:
    table = find(many.shell, "registry-table", Table)
    table.choose(7_000)
    chosen = table.chosen_row()
    many.shell.set_language("ar")
    again = find(many.shell, "registry-table", Table).chosen_row()
    assert chosen is not None
    assert again is not None
    assert replace(again, state=chosen.state, kind="", where="", searched="") == replace(
        chosen, kind="", where="", searched=""
    )


def test_a_party_opens_with_enter_and_shows_what_it_sent(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    town, _taken = stage.accepted("Sample city")
    second = stage.new_version(town, "again.hrcb", population="48310")
    office = opened(stage)
    office.go_registry()
    settled()
    table = find(office.shell, "registry-table", Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    assert isinstance(office.shell.page, PartyPage)
    assert office.shell.page.title() == "Sample city"
    find(office.shell, f"open-{second.submission}", QPushButton).click()
    settled()
    assert office.shell.page is not None
    assert office.shell.page.name == "review"


def test_nobody_is_counted_among_both(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> None:
    stage.with_first_results().accepted("Sample city")
    office = opened(stage)
    office.go_registry()
    settled()
    page = _page(office)
    counts = page.found.counts
    assert (counts.governments, counts.partners, counts.pledges, counts.forms) == (63, 5, 1, 68)
    page.choose_group("partners")
    assert {row.reference for row in page._shown} == {f"2022-{number}" for number in (1, 8, 11, 43, 51)}
    page.choose_group("pledged")
    assert [row.name for row in page._shown] == ["Sample city"]
