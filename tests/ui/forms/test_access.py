"""Every control says what it is and is large enough; its words fit, in both directions and on large text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from hrcapp.ui.forms.drawing import DrawControl
from hrcapp.ui.look import Look
from hrcapp.ui.theme import Theme
from hrcapp.ui.widgets.slider import Slider
from tests.controls import SECTIONS
from tests.ui.access import clipped, nameless, tab_order
from tests.ui.forms.conftest import Open, Opened

LOOKS = {
    "en": Look(),
    "ar": Look(language="ar"),
    "dark": Look(Theme(dark=True)),
    "200": Look(Theme(scale=2.0)),
    "200-ar": Look(Theme(scale=2.0), "ar"),
}
_SMALLEST = 24


def _unfold(opened: Opened) -> None:
    """Open what waits behind a button."""
    for name in ("#calendar", "#find", "many_minimal"):
        for button in opened.view.findChildren(QPushButton):
            if button.objectName().endswith(name) and button.isVisible():
                button.click()
    for control in opened.view.findChildren(DrawControl):
        if not control.inputs()[0].objectName().endswith("marked"):
            control.begin()
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("section", SECTIONS)
def test_named_large_enough_and_not_cut(
    open_section: Open, dressed: Callable[[Look], Look], section: str, name: str
) -> None:
    opened = open_section(section, dressed(LOOKS[name]))
    _unfold(opened)
    window = opened.view.window()
    assert nameless(window) == []
    assert clipped(window) == []
    for each in opened.view.findChildren(QWidget):
        if each.isVisible() and isinstance(each, QAbstractButton | Slider):
            assert min(each.width(), each.height()) >= _SMALLEST, each.objectName()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_question_is_reached_by_tab(open_section: Open, section: str) -> None:
    opened = open_section(section)
    if section == "choices":
        opened.view.apply(opened.editor.set("/data/choices/region", "north"))
        QApplication.processEvents()
    names = [each.objectName() for each in tab_order(opened.view.window(), 2000)]
    reached = {name.partition("#")[0].partition("=")[0] for name in names}
    asked = {
        path
        for path in opened.session.nodes()
        if path.startswith(opened.view.section)
        and opened.session.node(path).control not in ("note", "group", "repeat-instance", "value", "root")
        and not path.endswith("/table/head")
    }
    assert asked <= reached


def test_what_is_wrong_is_told_with_the_control(open_section: Open) -> None:
    opened = open_section("choices")
    opened.view.reveal_problems()
    face = QAccessible.queryAccessibleInterface(opened.find(QAbstractButton, "table/roads=1"))
    assert face.role() == QAccessible.Role.RadioButton
    assert "Choose one" in face.text(QAccessible.Text.Description)


def test_roles_and_values(open_section: Open) -> None:
    opened = open_section("numbers")
    slider = opened.find(Slider, "agree")
    opened.view.apply(opened.editor.set("/data/numbers/agree", "6"))
    face = QAccessible.queryAccessibleInterface(slider)
    assert (face.role(), face.text(QAccessible.Text.Name)) == (QAccessible.Role.Slider, "How far is it done?")
    assert slider.value() == 3
    assert "6" in face.text(QAccessible.Text.Description)
    assert slider.layoutDirection() == Qt.LayoutDirection.LeftToRight
