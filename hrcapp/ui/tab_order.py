"""The order in which Tab walks through a window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def controls(widget: QWidget) -> list[QWidget]:
    """What Tab can reach inside, in the order it was laid out; the list of a combo is a window of its own."""
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is widget.window()
    ]


def walk_first(first: QWidget | Sequence[QWidget], then: QWidget | Sequence[QWidget]) -> None:
    """Let Tab walk through `first` and go on in `then`, whichever of the two was built last.

    Qt takes the last control as already followed by the first, round the window, and then does nothing:
    so the first block is at first moved in between the controls of the other.
    """
    before, after = (controls(each) if isinstance(each, QWidget) else each for each in (first, then))
    if before and after:
        QWidget.setTabOrder(after[0], before[0])
    for one, other in pairwise([*before, *after]):
        QWidget.setTabOrder(one, other)
