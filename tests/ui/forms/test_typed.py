"""Words, numbers, days and times: what is typed, what the form then holds, what is shown again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.ui.forms.question_field import QuestionField
from hrcapp.ui.forms.text import web_address
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.calendar import Calendar
from hrcapp.ui.widgets.slider import Slider
from tests.ui.forms.conftest import Open

TYPED = [
    ("texts", "line", {"": "Sample"}, "Sample"),
    ("texts", "masked", {"": "sample"}, "sample"),
    ("texts", "address", {"": "https://example.org/a"}, "https://example.org/a"),
    ("texts", "code", {"": "0042"}, "0042"),
    ("texts", "unknown", {"": "taken as text"}, "taken as text"),
    ("numbers", "people", {"": "٤٨٢٥٠"}, "48250"),
    ("numbers", "share", {"": "12.50"}, "12.50"),
    ("numbers", "agree", {"#number": "6"}, "6"),
    ("numbers", "warm", {"#number": "-0.25"}, "-0.25"),
    ("numbers", "day", {"": "1", "#month": "3", "#year": "2026"}, "2026-03-01"),
    ("numbers", "month", {"": "3", "#year": "2026"}, "2026-03-01"),
    ("numbers", "year", {"": "2026"}, "2026-01-01"),
    ("numbers", "clock", {"": "9", "#minute": "5"}, "09:05:00.000+01:00"),
    (
        "numbers",
        "moment",
        {"": "21", "#month": "11", "#year": "2026", "#hour": "14", "#minute": "30"},
        "2026-11-21T14:30:00.000+01:00",
    ),
    ("files", "point", {"": "36.8", "#longitude": "10.18"}, "36.8 10.18 0.0 0.0"),
]
AGAIN = {"people": {"": "48,250"}, "clock": {"": "09", "#minute": "05"}}
"""Shown otherwise than it was typed when the draft is opened again."""


@pytest.mark.parametrize(("section", "name", "typed", "lexical"), TYPED)
def test_typed_kept_undone_and_shown_again(
    open_section: Open, section: str, name: str, typed: dict[str, str], lexical: str
) -> None:
    """The lexical form is that of the ODK XForms specification, "Data types"."""
    opened = open_section(section)
    edits = {part: opened.find(QLineEdit, f"{name}{part}") for part in typed}
    for part, text in typed.items():
        edits[part].setText(text)
    assert opened.value(name) == lexical
    assert f"<{name}>{lexical}</{name}>".encode() in opened.session.instance_xml()
    assert opened.session.node(f"/data/{section}/{name}").violation is None
    opened.editor.save()
    again = open_section(section)
    assert again.value(name) == lexical
    shown = {part: again.find(QLineEdit, f"{name}{part}").text() for part in typed}
    assert shown == AGAIN.get(name, typed)
    while again.value(name):
        again.undo()
    assert [again.find(QLineEdit, f"{name}{part}").text() for part in typed] == [""] * len(typed)


def test_several_lines_and_a_tick(open_section: Open) -> None:
    opened = open_section("texts")
    opened.find(QPlainTextEdit, "lines").setPlainText("one\ntwo")
    opened.find(QCheckBox, "read").setChecked(True)
    assert (opened.value("lines"), opened.value("read")) == ("one\ntwo", "OK")
    opened.undo()
    assert not opened.find(QCheckBox, "read").isChecked()


def test_latin_lines_in_an_arabic_form_begin_at_the_left(open_section: Open) -> None:
    opened = open_section("texts", Look(language="ar"))
    essay = opened.find(QPlainTextEdit, "lines")

    def runs() -> Qt.LayoutDirection:
        return essay.document().defaultTextOption().textDirection()

    assert runs() == Qt.LayoutDirection.RightToLeft
    essay.setPlainText("Sample words.")
    assert runs() == Qt.LayoutDirection.LeftToRight
    essay.setPlainText("كلمات")
    assert runs() == Qt.LayoutDirection.RightToLeft
    assert opened.value("lines") == "كلمات"


def test_a_note_follows_what_it_speaks_of(open_section: Open) -> None:
    opened = open_section("texts")
    opened.find(QLineEdit, "line").setText("four")
    said = [label.text() for label in opened.view.findChildren(QLabel)]
    assert "The line has 4 letters." in said
    assert "Sample value" in said, "what cannot be changed is read"


def test_guidance_is_there_for_who_asks(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("texts")
    guidance = next(
        each for each in opened.view.findChildren(QLabel) if each.text().startswith("Guidance is folded")
    )
    assert not guidance.isVisible()
    qtbot.mouseClick(opened.find(QPushButton, "line#guidance"), Qt.MouseButton.LeftButton)
    assert guidance.isVisible()
    folds = [
        each for each in opened.view.findChildren(QPushButton) if each.text() == "More about this question"
    ]
    assert not any(each.isVisible() for each in folds), "questions without guidance offer none"


def test_a_secret_word_is_shown_only_when_asked(open_section: Open) -> None:
    opened = open_section("texts")
    edit, show = opened.find(QLineEdit, "masked"), opened.find(QCheckBox, "masked#show")
    edit.setText("sample")
    assert "sample" not in edit.displayText()
    show.setChecked(True)
    assert edit.displayText() == "sample"


def test_only_addresses_of_the_web_can_be_opened(open_section: Open) -> None:
    opened = open_section("texts")
    edit, button = opened.find(QLineEdit, "address"), opened.find(QPushButton, "address#open")
    for text, offered in (("https://example.org", True), ("file:///etc/passwd", False), ("sample", False)):
        edit.setText(text)
        assert button.isVisible() is offered
    assert not web_address("javascript:alert(1)").isValid()


def test_an_unfinished_time_stays_and_is_called_wrong(open_section: Open) -> None:
    opened = open_section("numbers")
    hour, minute = opened.find(QLineEdit, "clock"), opened.find(QLineEdit, "clock#minute")
    hour.setFocus()
    hour.setText("25")
    minute.setText("10")
    opened.find(QLineEdit, "people").setFocus()
    field = next(each for each in opened.view.findChildren(QuestionField) if each.path.endswith("/clock"))
    assert "14:30" in field.error()
    assert opened.value("clock") == "25:10"
    hour.setText("22")
    assert (opened.value("clock"), field.error()) == ("22:10:00.000+01:00", "")


def test_a_moment_is_shown_on_the_clock_of_the_form(open_section: Open) -> None:
    opened = open_section("numbers")
    changes = opened.editor.set("/data/numbers/moment", "2026-07-01T23:30:00.000-04:00")
    opened.view.apply(changes)
    parts = [opened.find(QLineEdit, f"moment{part}").text() for part in ("", "#month", "#hour", "#minute")]
    assert parts == ["2", "7", "04", "30"]
    assert opened.value("moment").endswith("-04:00"), "looking changes nothing"
    opened.find(QLineEdit, "moment#minute").setText("31")
    assert opened.value("moment") == "2026-07-02T04:31:00.000+01:00"


def test_the_offset_of_a_moment_is_that_of_its_day(open_section: Open) -> None:
    opened = open_section("numbers", zone="Europe/Paris")
    for part, text in (("", "1"), ("#month", "7"), ("#year", "2026"), ("#hour", "12"), ("#minute", "0")):
        opened.find(QLineEdit, f"moment{part}").setText(text)
    assert opened.value("moment").endswith("+02:00")
    opened.find(QLineEdit, "moment#month").setText("12")
    assert opened.value("moment").endswith("+01:00")


def test_a_day_from_the_calendar_by_keys(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("numbers")
    for part, text in (("", "31"), ("#month", "1"), ("#year", "2026")):
        opened.find(QLineEdit, f"day{part}").setText(text)
    qtbot.mouseClick(opened.find(QPushButton, "day#calendar"), Qt.MouseButton.LeftButton)
    grid = opened.view.findChild(Calendar).grid
    assert "January 2026" in grid.accessibleDescription()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(grid, key)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.value("day") == "2026-03-08", "28 February, a day and a week on"
    assert not grid.isVisible()
    assert opened.find(QPushButton, "day#calendar").hasFocus()


def test_a_range_by_keys_and_by_number(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("numbers")
    slider, number = opened.find(Slider, "warm"), opened.find(QLineEdit, "warm#number")
    assert opened.value("warm") == ""
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    assert (opened.value("warm"), number.text()) == ("0.5", "0.5"), "where the form has put the handle"
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert opened.value("warm") == "0.75"
    number.setText("0.3")
    assert opened.value("warm") == "", "between two steps"
    opened.find(QLineEdit, "people").setFocus()
    number.setFocus()
    opened.find(QLineEdit, "people").setFocus()
    field = next(each for each in opened.view.findChildren(QuestionField) if each.path.endswith("/warm"))
    assert "0.25" in field.error()
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert opened.value("warm") in ("0", "0.25", "-0.25")


def test_the_offset_a_time_came_with_is_kept(open_section: Open) -> None:
    opened = open_section("numbers")
    opened.view.apply(opened.editor.set("/data/numbers/clock", "09:05:07.250+03:00"))
    assert opened.find(QLineEdit, "clock").text() == "09"
    assert opened.value("clock") == "09:05:07.250+03:00", "looking changes nothing"
    opened.find(QLineEdit, "clock#minute").setText("6")
    assert opened.value("clock") == "09:06:00.000+03:00"
