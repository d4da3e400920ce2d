"""Choosing: one, several, an order; whatever way the choices stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListView, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from hrcapp.ui.forms.question_field import QuestionField
from hrcapp.ui.look import Look
from hrcapp.ui.theme import Theme
from hrcapp.ui.widgets import ComboBox, SearchCombo
from hrcapp.ui.widgets.checks import Radio
from hrcapp.ui.widgets.reorder import ReorderList
from hrcapp.ui.widgets.under_checks import UnderRadio
from tests.controls import Draft, new_session
from tests.ui.forms.conftest import Open, Opened

SIX = ["housing", "water", "school", "work", "health", "culture"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("few", "later"), ("likert", "4"), ("columns", "culture"), ("table/water", "2"), ("pictured", "house")],
)
def test_one_by_its_button(open_section: Open, qtbot: QtBot, name: str, value: str) -> None:
    opened = open_section("choices")
    radio = opened.find(QRadioButton, f"{name}={value}")
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=radio.rect().center())
    assert opened.value(name) == value
    opened.undo()
    assert (opened.value(name), radio.isChecked()) == ("", False)


def test_a_table_of_questions_says_its_words(open_section: Open) -> None:
    opened = open_section("choices")
    radio = opened.find(UnderRadio, "table/roads=5")
    assert (radio.accessibleName(), radio.shows_words) == ("Wholly", False)
    assert "Roads" in radio.accessibleDescription()
    assert not opened.view.findChild(QRadioButton, "/data/choices/table/head=1"), "its head asks nothing"
    tops = {opened.find(UnderRadio, f"table/roads={at}").mapTo(opened.view, QPoint()).y() for at in "12345"}
    assert len(tops) == 1


def test_the_columns_of_a_table_stay_in_line_beside_an_error(open_section: Open) -> None:
    opened = open_section("choices")
    opened.find(UnderRadio, "table/water=1").click()
    opened.view.reveal_problems()
    QApplication.processEvents()

    def left(name: str) -> int:
        return opened.find(UnderRadio, name).mapTo(opened.view, QPoint()).x()

    assert [left(f"table/roads={at}") for at in "12345"] == [left(f"table/water={at}") for at in "12345"]


def test_on_large_text_every_choice_has_its_words(open_section: Open, look: Look) -> None:
    opened = open_section("choices", Look(Theme(scale=2.0)))
    for name in ("likert=1", "table/roads=5"):
        assert type(opened.find(Radio, name)) is Radio


def test_pictures_stand_over_the_words(open_section: Open) -> None:
    opened = open_section("choices")
    tree, neither = opened.find(Radio, "pictured=tree"), opened.find(Radio, "pictured=none")
    assert tree.heightForWidth(300) > neither.heightForWidth(300) + 80


def test_a_closed_list_and_one_that_is_searched(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("choices")
    combo = opened.find(ComboBox, "minimal")
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert opened.value("minimal") == "housing"
    search = opened.find(SearchCombo, "found")
    search.setFocus()
    qtbot.keyClicks(search.lineEdit(), "SANI")
    popup = search.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (opened.value("found"), search.text()) == ("water", "Water and sanitation")
    opened.undo()
    assert (opened.value("found"), search.text()) == ("", "")


def test_what_one_answer_offers_follows_another(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("choices")

    def towns() -> list[str]:
        field = next(each for each in opened.view.findChildren(QuestionField) if each.path.endswith("/town"))
        return [each.objectName().partition("=")[2] for each in field.findChildren(QRadioButton)]

    def choose(name: str) -> None:
        radio = opened.find(QRadioButton, name)
        qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=radio.rect().center())

    assert towns() == []
    choose("region=north")
    choose("town=n2")
    choose("region=south")
    assert opened.value("town") == "", "a town of the other region is no answer"
    assert "s1" in towns()
    choose("town=s1")
    assert opened.value("town") == "s1"


def test_a_list_that_has_grown_long_is_searched(look: Look, qtbot: QtBot) -> None:
    session = new_session()
    node = session.node("/data/choices/town")
    field = QuestionField(look, node, "", Draft(session).surroundings())
    qtbot.addWidget(field)
    said: list[str] = []
    field.edited.connect(said.append)
    few = session.node("/data/choices/few").choices
    many = tuple(replace(few[0], value=f"v{at}", label=f"Sample town {at}") for at in range(200))
    field.show_node(replace(node, choices=many), "")
    combo = next(iter(field.findChildren(SearchCombo)))
    combo.set_value("v150")
    assert said == ["v150"]
    assert (combo.objectName(), combo.accessibleName()) == ("/data/choices/town", "Town of that region")
    field.show_node(replace(node, choices=many[:2], value="v1"), "")
    assert [each.isChecked() for each in field.findChildren(QRadioButton)] == [False, True]


def test_several_in_the_order_of_the_form(open_section: Open) -> None:
    opened = open_section("several")
    for name, first, second in (("many", "work", "water"), ("many_likert", "5", "2")):
        for value in (first, second):
            opened.find(QCheckBox, f"{name}={value}").setChecked(True)
        assert opened.value(name) == f"{second} {first}"
    opened.undo()
    assert not opened.find(QCheckBox, "many_likert=2").isChecked()


@pytest.mark.parametrize(
    ("name", "listed"), [("many_found", "many_found"), ("many_minimal", "many_minimal#list")]
)
def test_several_from_a_list_by_keys(open_section: Open, qtbot: QtBot, name: str, listed: str) -> None:
    opened = open_section("several")
    if name == "many_minimal":
        qtbot.mouseClick(opened.find(QPushButton, name), Qt.MouseButton.LeftButton)
    view = opened.find(QListView, listed)
    view.setFocus()
    for row in (3, 0):
        view.setCurrentIndex(view.model().index(row, 0))
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert opened.value(name) == "housing work"
    opened.find(QLineEdit, f"{name}#search").setText("heal")
    assert view.model().rowCount() == 1
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center()
    )
    assert opened.value(name) == "housing work health"
    assert view.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    opened.undo()
    assert opened.value(name) == "housing work"
    assert view.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def _ranked(opened: Opened) -> ReorderList:
    return opened.find(ReorderList, "order")


def test_an_order_by_keys(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("several")
    view = _ranked(opened)
    assert opened.value("order") == ""
    assert not view.placed
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert opened.value("order").split() == ["housing", "school", "water", "work", "health", "culture"]
    assert view.currentIndex().row() == 1
    qtbot.mouseClick(opened.find(QPushButton, "order#down"), Qt.MouseButton.LeftButton)
    assert opened.value("order").split() == SIX
    opened.editor.save()
    assert _ranked(open_section("several")).placed
    opened.undo()
    opened.undo()
    assert (opened.value("order"), view.placed, view.values()) == ("", False, SIX)


def test_an_order_by_dragging(open_section: Open) -> None:
    opened = open_section("several")
    model = _ranked(opened).model()
    carried = model.mimeData([model.index(0, 0)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    assert opened.value("order").split()[:3] == ["water", "school", "housing"]
    model.dropMimeData(
        model.mimeData([model.index(5, 0)]), Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1)
    )
    assert opened.value("order").split()[0] == "culture"


def test_the_order_that_is_shown_can_be_kept(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("several")
    keep = opened.find(QPushButton, "order#keep")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert opened.value("order").split() == SIX
    assert not keep.isVisible()


def test_locked_choices_do_not_move(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("several", locked=True)
    view = _ranked(opened)
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    listed = opened.find(QListView, "many_found")
    listed.setCurrentIndex(listed.model().index(0, 0))
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert (opened.value("order"), opened.value("many_found")) == ("", "")
