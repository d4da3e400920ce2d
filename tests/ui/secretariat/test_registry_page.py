"""Ten thousand rows scroll; a party shows its names, what it sent and what happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.party_page import PartyPage
from hrcapp.ui.secretariat.registry_page import RegistryPage
from hrcapp.ui.widgets import ComboBox, Table
from tests.desk_stage import DeskStage
from tests.many_parties import fill, name_of
from tests.ui.secretariat.conftest import Opening, find

MANY = 10_000


def _page(office: Office) -> RegistryPage:
    assert isinstance(office.shell.page, RegistryPage)
    return office.shell.page


@pytest.fixture
def many(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    """The registry with ten thousand parties."""
    fill(stage.desk, MANY)
    office = opened(stage)
    office.go_registry()
    settled()
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
    assert row == _page(many)._rows[MANY - 1]
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())


def test_no_row_is_a_widget(many: Office) -> None:
    few = len(find(many.shell, "registry-table", Table).findChildren(QPushButton))
    assert few == 0


def test_search_and_filter_among_ten_thousand(many: Office, settled: Callable[[], None]) -> None:
    page = _page(many)
    field = find(many.shell, "registry-search", QLineEdit)
    for typed, wanted in (
        (f"{name_of(42)[:4]} 000042", [name_of(42)]),
        ("000042 tunis", []),
        ("HRC-2026-000042", [name_of(42)]),
    ):
        field.setText(typed)
        settled()
        assert [row.name for row in page._shown] == wanted
    field.clear()
    page.choose_group("partners")
    assert len(page._shown) == MANY // 10


def test_only_what_was_typed_last_is_shown(many: Office, settled: Callable[[], None]) -> None:
    field = find(many.shell, "registry-search", QLineEdit)
    for typed in ("A", "Al", "Alto", "Alto 0", "Altoanta 000000"):
        field.setText(typed)
    settled()
    assert [row.name for row in _page(many)._shown] == [name_of(0)]


def test_the_list_in_other_orders(many: Office, settled: Callable[[], None]) -> None:
    page = _page(many)
    names = [row.name for row in page._shown]
    assert names == sorted(names)
    combo = find(many.shell, "registry-order", ComboBox)
    for order, key in (
        ("number", lambda row: row.reference),
        ("country", lambda row: row.country),
        ("kind", lambda row: row.kind),
    ):
        combo.set_value(order)
        combo.activated.emit(combo.currentIndex())
        settled()
        keys = [key(row) for row in page._shown]
        assert keys == sorted(keys), order


def test_what_is_chosen_stays_chosen_through_a_change_of_language(
    many: Office, settled: Callable[[], None]
) -> None:
    table = find(many.shell, "registry-table", Table)
    table.choose(7_000)
    chosen = table.chosen_row()
    many.shell.set_language("ar")
    settled()
    again = find(many.shell, "registry-table", Table).chosen_row()
    assert chosen is not None
    assert again is not None
    assert (again.reference, again.name) == (chosen.reference, chosen.name)


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
