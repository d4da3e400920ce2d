"""Repeats: a table of all, and the way to each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from hrcapp.ui.forms.overview import Overview
from hrcapp.ui.widgets.table import Table
from tests.ui.forms.conftest import Open, Opened

_PERSON = "person"


def _add(opened: Opened, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(opened.find(QPushButton, f"{_PERSON}#add"), Qt.MouseButton.LeftButton)
    last = len(opened.session.entries("/data/staff")[0].instances)  # type: ignore[union-attr]
    opened.find(QLineEdit, f"{_PERSON}[{last}]/name").setText(name)


def _cells(opened: Opened) -> list[list[str]]:
    model = opened.find(Table, f"{_PERSON}#overview").model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_overview_of_three_or_more_leads_to_each(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("staff")
    opened.find(QLineEdit, f"{_PERSON}[1]/name").setText("Sample One")
    _add(opened, qtbot, "Sample Two")
    overview = opened.view.findChild(Overview)
    assert not overview.isVisible()
    _add(opened, qtbot, "Sample Three")
    assert overview.isVisible()
    assert [row[:2] for row in _cells(opened)] == [
        ["1", "Sample One"],
        ["2", "Sample Two"],
        ["3", "Sample Three"],
    ]
    role = opened.find(QRadioButton, f"{_PERSON}[2]/role=later")
    qtbot.mouseClick(role, Qt.MouseButton.LeftButton, pos=role.rect().center())
    assert _cells(opened)[1][3] == "Later", "the table follows what is answered"
    table = opened.find(Table, f"{_PERSON}#overview")
    table.setFocus()
    table.choose(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.find(QLineEdit, f"{_PERSON}[2]/name").hasFocus()


def test_one_that_was_removed_comes_back(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("staff")
    opened.find(QLineEdit, f"{_PERSON}[1]/name").setText("Sample One")
    for name in ("Sample Two", "Sample Three"):
        _add(opened, qtbot, name)
    opened.view.undo_wanted.connect(opened.undo)
    qtbot.mouseClick(opened.find(QPushButton, f"{_PERSON}[2]#remove"), Qt.MouseButton.LeftButton)
    assert opened.session.value("/data/staff/person[2]/name") == "Sample Three"
    assert opened.find(QPushButton, f"{_PERSON}#undo").hasFocus()
    qtbot.mouseClick(opened.find(QPushButton, f"{_PERSON}#undo"), Qt.MouseButton.LeftButton)
    assert opened.find(QLineEdit, f"{_PERSON}[2]/name").text() == "Sample Two"
    assert [row[1] for row in _cells(opened)] == ["Sample One", "Sample Two", "Sample Three"]
