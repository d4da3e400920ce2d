"""The main screens for who tabs, points with a tremor, speaks to the computer or reads large text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from tests.screenshots.scene import AR, EN, Variant
from tests.ui.access import clipped
from tests.ui.accessibility import checks
from tests.ui.accessibility.conftest import OpenScene
from tests.ui.accessibility.transcript import SCREENS, named_by

LARGE_AND_LOW = Variant("200-1024", scale=2.0, size=(1024, 700))
"""A screen of 1024 × 768, less its title bar."""


def _state(window: QWidget) -> tuple[str, list[tuple[str, bool]]]:
    """The page, and every button on it with whether it is on."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisibleTo(window)]
    return window.windowTitle(), [(each.text(), each.isChecked()) for each in buttons]


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("variant", [EN, AR, LARGE_AND_LOW], ids=lambda variant: variant.suffix)
def test_order_targets_and_names(open_scene: OpenScene, name: str, variant: Variant) -> None:
    """Tab follows reading, nothing hides the focus, targets have 24 px, the words seen are in the name."""
    window = open_scene(name, variant)
    before = _state(window)
    assert len(checks.stops(window)) > 5
    assert checks.out_of_order(window) == []
    assert checks.small_targets(window) == []
    assert checks.words_not_in_name(window) == []
    assert checks.unseen_when_focused(window) == []
    assert _state(window) == before, "a control did something when it merely got the focus"
    assert checks.letters_alone(window) == []
    for combo in window.findChildren(QComboBox):
        if combo.isVisibleTo(window):
            assert named_by(QAccessible.queryAccessibleInterface(combo)), combo.objectName()


@pytest.mark.parametrize("name", SCREENS)
def test_text_of_twice_the_size_fits_the_smallest_screen(open_scene: OpenScene, name: str) -> None:
    window = open_scene(name, LARGE_AND_LOW)
    assert clipped(window) == []
    assert (window.width(), window.height()) == LARGE_AND_LOW.size


def test_help_and_menu_stand_in_the_same_place(open_scene: OpenScene) -> None:
    """WCAG 3.2.3 and 3.2.6: the same items in the same order at the same height, help the last of them."""
    menus = set()
    for name in ("officer-home", "officer-tasks", "officer-check", "officer-statement", "officer-send"):
        window = open_scene(name)
        found = [stop for stop in checks.stops(window) if stop.objectName().startswith("menu-")]
        menus.add(tuple((stop.objectName(), stop.mapTo(window, QPoint()).y()) for stop in found))
    assert len(menus) == 1
    assert [name for name, _top in menus.pop()][-1] == "menu-help"
