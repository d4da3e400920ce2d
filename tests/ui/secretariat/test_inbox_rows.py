"""An inbox of many files: the table knows how many there are and reads those that somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.secretariat.inbox_rows import WINDOW, FileRows, Listed, Outdated, list_files
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.widgets import Table
from tests.bench.filled_desk import fill
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

MANY = 12 * WINDOW + 7


@pytest.fixture
def many(stage: DeskStage) -> Iterator[DeskStage]:
    fill(stage.desk, MANY)
    # The names of these files and their order: the last one made stands last.
    stage.desk.store.execute("UPDATE arrival SET name = printf('%05d.hrcb', rowid)")
    return stage


def _page(office: Office) -> InboxPage:
    assert isinstance(office.shell.page, InboxPage)
    return office.shell.page


def _table(office: Office) -> Table[object]:
    return find(office.shell, "inbox-table", Table)


def _read(rows: FileRows) -> int:
    return sum(rows.is_read(at) for at in range(len(rows)))


def _said(office: Office) -> str:
    return " ".join(label.text() for label in office.shell.findChildren(QLabel))


def test_all_files_are_there_and_few_are_read(
    many: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = opened(many)
    table, rows = _table(office), _page(office).rows
    assert table.model_.rowCount() == len(rows) == MANY
    assert _read(rows) <= 2 * WINDOW
    assert f"All {MANY:,}" in [chip.text() for chip in office.shell.findChildren(QAbstractButton)]
    QTest.keyClick(table, Qt.Key.Key_End)
    settled()
    assert table.currentIndex().row() == MANY - 1
    assert rows[MANY - 1].file == f"{MANY:05d}.hrcb"
    assert f"{MANY:05d}.hrcb" in _said(office), "the last file stands beside the table"
    assert _read(rows) < 5 * WINDOW
    assert table.model_.index(MANY - 1, 0).data() == f"{MANY:05d}.hrcb, {rows[MANY - 1].came}"


def test_scrolling_reads_what_comes_into_view_and_keeps_little(
    many: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = opened(many)
    table, rows = _table(office), _page(office).rows
    office.shell.show()
    bar = table.verticalScrollBar()
    for part in range(11):
        bar.setValue(bar.maximum() * part // 10)
        QApplication.processEvents()
        table.viewport().grab()
        settled()
        seen = table.rowAt(table.viewport().height() // 2)
        assert rows.is_read(seen)
        assert table.model_.index(seen, 0).data().startswith(f"{seen + 1:05d}.hrcb")


def test_the_chosen_file_stays_chosen_wherever_it_is(
    many: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = opened(many)
    _table(office).choose(777)
    settled()
    key = _page(office).chosen
    assert _page(office).rows[777].key == key
    find(office.shell, "inbox-search", QLineEdit).setText("00778.h")
    settled()
    assert [row.file for row in _page(office).rows] == ["00778.hrcb"]
    find(office.shell, "inbox-search", QLineEdit).setText("")
    settled()
    assert (_table(office).currentIndex().row(), _page(office).chosen) == (777, key)


def test_a_reader_aloud_hears_the_row_once_it_is_read(
    many: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = opened(many)
    table = _table(office)
    table.choose(900)
    settled()
    told = QAccessible.queryAccessibleInterface(table)
    across = table.model_.columnCount() + 1  # with the heads of rows and columns
    assert told.childCount() == (MANY + 1) * across
    assert told.child(901 * across + 1).text(QAccessible.Text.Name).startswith("00901.hrcb")


def test_what_is_typed_on_ends_the_search_before(many: DeskStage) -> None:
    asked: list[int] = []

    def current() -> bool:
        asked.append(1)
        return len(asked) < 5

    with pytest.raises(Outdated):
        list_files(many.desk, (), Listed("en", search="sample"), current)
    assert len(asked) == 5


def test_what_is_kept_of_the_rows_is_bounded() -> None:
    rows = FileRows(places=range(10_000))
    asked: list[int] = []
    rows.wanted = asked.append
    for window in range(100):
        assert rows[window * WINDOW].file == "…"
        rows.put(window, {})
    assert asked == list(range(100)), "each is asked for once"
    assert _read(rows) == 20 * WINDOW
