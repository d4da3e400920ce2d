"""Measured on what is drawn: the focus is seen on every stop, and words stand out from their ground."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hrcapp.ui.theme import contrast
from tests.screenshots.scene import DARK, EN, Variant
from tests.ui.accessibility.checks import spoken, stops
from tests.ui.accessibility.conftest import OpenScene

SEEN = ("officer-home", "officer-section-errors", "officer-statement", "desk-review", "desk-report")
LOOKS = pytest.mark.parametrize("variant", [EN, DARK], ids=lambda variant: variant.suffix)
RING = 8
"""px around a control in which its frame is drawn."""


def _drawn(window: QWidget, around: QWidget) -> QImage:
    corner = around.mapTo(window, QPoint())
    place = QRect(corner, around.size()).adjusted(-RING, -RING, RING, RING).intersected(window.rect())
    return window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _pixels(image: QImage) -> list[int]:
    return list(memoryview(image.constBits()).cast("I"))


@pytest.mark.parametrize("name", SEEN)
@LOOKS
def test_the_focus_is_seen(open_scene: OpenScene, name: str, variant: Variant) -> None:
    """WCAG 2.4.7 and 1.4.11: as many pixels as the longer side of the control change, by 3 : 1 or more."""
    window = open_scene(name, variant)
    unseen = []
    for stop in stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)  # the page scrolls now and not between the two pictures
        QApplication.processEvents()
        with_focus = _drawn(window, stop)
        stop.clearFocus()
        QApplication.processEvents()
        changed = Counter(
            pair
            for pair in zip(_pixels(with_focus), _pixels(_drawn(window, stop)), strict=True)
            if pair[0] != pair[1]
        )
        clear = sum(
            count for (one, other), count in changed.items() if contrast(QColor(one), QColor(other)) >= 3
        )
        if clear < max(stop.width(), stop.height()):
            unseen.append(f"{spoken(stop)!r}: {clear} pixels of {stop.size().toTuple()}")
    assert unseen == []


@pytest.mark.parametrize("name", SEEN)
@LOOKS
def test_words_stand_out_from_their_ground(open_scene: OpenScene, name: str, variant: Variant) -> None:
    """WCAG 1.4.3 on pixels: the ink that is furthest from the ground of a label reaches 4.5 : 1."""
    window = open_scene(name, variant)
    measured = {
        label.text(): _ink(window.grab(QRect(label.mapTo(window, QPoint()), label.size())).toImage())
        for label in window.findChildren(QLabel)
        if label.text().strip() and not label.visibleRegion().isEmpty() and label.isEnabled()
    }
    assert len(measured) >= 5
    assert {words: round(ratio, 2) for words, ratio in measured.items() if ratio < 4.5} == {}


def _ink(image: QImage) -> float:
    colours = Counter(_pixels(image.convertToFormat(QImage.Format.Format_RGB32)))
    ground = QColor(colours.most_common(1)[0][0])
    return max(contrast(QColor(each), ground) for each in colours)
