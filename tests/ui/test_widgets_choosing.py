"""Widgets that questions are made of: the calendar, the slider, long lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ComboBox, SearchCombo
from hrcapp.ui.widgets.calendar import Calendar
from hrcapp.ui.widgets.choice_model import ChoiceModel, Hits
from hrcapp.ui.widgets.month_days import month_after
from hrcapp.ui.widgets.slider import Slider

Show = Callable[[QWidget], QWidget]


def test_a_month_later_is_the_same_day_or_the_last() -> None:
    assert month_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert month_after(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert month_after(date(9999, 12, 31), 1) == date(9999, 12, 31)
    assert month_after(date(1000, 1, 1), -1) == date(1000, 1, 1)


@pytest.mark.parametrize(("language", "first"), [("en", date(2026, 10, 26)), ("fr", date(2026, 10, 26))])
def test_weeks_begin_as_the_language_has_them(look: Look, language: str, first: date) -> None:
    calendar = Calendar(look.speaking(language), "A day")
    calendar.show_day(date(2026, 11, 21))
    model = calendar.grid.model()
    assert model.day(model.index(0, 0)) == first  # type: ignore[attr-defined]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("26 ")


def test_arrows_of_a_calendar_follow_the_reading_direction(look: Look, show: Show, qtbot: QtBot) -> None:
    for language, key in (("en", Qt.Key.Key_Right), ("ar", Qt.Key.Key_Left)):
        calendar = Calendar(look.speaking(language), "A day")
        show(calendar)
        calendar.show_day(date(2026, 11, 21))
        qtbot.keyClick(calendar.grid, key)
        with qtbot.waitSignal(calendar.chosen) as chosen:
            qtbot.keyClick(calendar.grid, Qt.Key.Key_Space)
        assert chosen.args == [date(2026, 11, 22)]


def test_a_calendar_ends_with_its_years(look: Look, show: Show, qtbot: QtBot) -> None:
    calendar = Calendar(look, "A day")
    show(calendar)
    for edge, keys in (
        (date(1000, 1, 1), (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)),
        (date(9999, 12, 31), (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down)),
    ):
        calendar.show_day(edge)
        for key in keys:
            qtbot.keyClick(calendar.grid, key)
        with qtbot.waitSignal(calendar.chosen) as chosen:
            qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
        assert chosen.args[0].year == edge.year
    with qtbot.waitSignal(calendar.left):
        qtbot.keyClick(calendar.grid, Qt.Key.Key_Escape)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_slider_fills_from_the_start(look: Look, show: Show, qtbot: QtBot, language: str) -> None:
    slider = Slider(look.speaking(language), 0, 10)
    show(slider)
    put: list[int] = []
    slider.moved.connect(put.append)
    start = QPoint(slider.width() - 14 if language == "ar" else 14, 15)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=start)
    assert put[-1] == 0, "a click where it waits is an answer, too"
    end = QPoint(14 if language == "ar" else slider.width() - 14, 15)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=end)
    assert put[-1] == 10
    slider.set_locked(True)
    assert not slider.isEnabled()


def test_hits_narrow_and_widen_again() -> None:
    model = ChoiceModel([("a", "Água"), ("b", "aguardiente"), ("c", "مَدينة"), ("d", "Sample")])
    hits = Hits()
    hits.show_all_of(model)
    for typed, found in (
        ("agua", "ab"),
        ("aguar", "b"),
        ("ag", "ab"),
        ("", "abcd"),
        ("مدين", "c"),
        ("zz", ""),
    ):
        hits.narrow(typed)
        values = [hits.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(hits.rowCount())]
        assert "".join(values) == found
        assert len(hits.rows) == len(found)


def test_a_hundred_thousand_choices_are_one_list(look: Look, show: Show, qtbot: QtBot) -> None:
    combo = SearchCombo(look, [(f"v{at}", f"Sample place {at}") for at in range(100_000)])
    show(combo)
    qtbot.keyClicks(combo.lineEdit(), "place 4242")
    assert [combo.completer().completionCount(), combo.count()] == [11, 100_000]
    popup = combo.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (combo.value(), combo.text()) == ("v4242", "Sample place 4242")
    combo.set_choices([("v7", "Sample place 7"), ("v4242", "Another word for it")])
    assert combo.value() == "v4242", "what was chosen stays while it is offered"
    combo.lineEdit().setText("place 7")
    assert not combo.settle(), "a choice is named by the beginning of its words"


def test_a_list_of_two_choices_of_one_value_takes_the_first(look: Look) -> None:
    combo = ComboBox(look, [("a", "One"), ("a", "Other")])
    combo.set_value("a")
    assert combo.currentText() == "One"
    combo.set_value("b")
    assert combo.value() == ""
