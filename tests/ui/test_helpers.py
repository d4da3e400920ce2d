"""The helpers that look for nameless controls and clipped text do find them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Label, LineEdit, PageScroll, Question, column
from tests.ui.access import clipped, nameless, tab_order


def test_a_control_without_a_name_is_found(look: Look, show: Callable[[QWidget], QWidget]) -> None:
    window = show(column(look, QLineEdit(), Question(look, "Official name", LineEdit(look))))
    assert nameless(window) == ["QLineEdit '' (EditableText) has no name"]


def test_clipped_text_is_found(look: Look, show: Callable[[QWidget], QWidget]) -> None:
    tight, narrow, wide = (
        Label(look, "Two lines of text here", wrap=True),
        Button(look, "Continue"),
        QWidget(),
    )
    tight.setFixedSize(80, 20)
    narrow.setFixedWidth(30)
    wide.setMinimumWidth(2000)
    assert len(clipped(show(column(look, tight, narrow)))) == 2
    assert len(clipped(show(column(look, PageScroll(look, column(look, wide)))))) == 1


def test_tab_goes_in_reading_order(look: Look, show: Callable[[QWidget], QWidget]) -> None:
    buttons = [Button(look, name) for name in "abc"]
    window = show(column(look, *buttons))
    assert tab_order(window) == buttons
