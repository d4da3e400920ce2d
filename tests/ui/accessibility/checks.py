"""What WCAG asks of a whole window, each answered with a list of what is wrong, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.access import tab_order

TARGET = 24
"""CSS pixels: WCAG 2.2, success criterion 2.5.8."""


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops: the field inside a combo is no stop of its own."""
    return [widget for widget in tab_order(window, 2000) if widget.focusProxy() is None]


def spoken(widget: QWidget, part: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader is given."""
    return QAccessible.queryAccessibleInterface(widget).text(part)


def small_targets(window: QWidget) -> list[str]:
    """Controls narrower or lower than 24 px, and lists with such rows."""
    return [
        f"{type(each).__name__} {spoken(each)!r} is {width} × {height}"
        for each in _targets(window)
        for width, height in [_size(each)]
        if min(width, height) < TARGET
    ]


def _targets(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        kind = isinstance(each, QAbstractButton | QComboBox | QAbstractItemView | QLineEdit)
        header = isinstance(each, QHeaderView)
        if kind and not header and each.isVisibleTo(window) and each.isEnabled() and not each.focusProxy():
            yield each


def _size(target: QWidget) -> tuple[int, int]:
    if isinstance(target, QAbstractItemView) and target.model() is not None and target.model().rowCount():
        return target.width(), target.visualRect(target.model().index(0, 0)).height()
    return target.width(), target.height()


def words_not_in_name(window: QWidget) -> list[str]:
    """Buttons whose name does not contain the words that are seen: who speaks to the computer says those."""
    return [
        f"{button.text()!r} is called {spoken(button)!r}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisibleTo(window)
        and button.text().replace("&&", "&").casefold() not in spoken(button).casefold()
    ]


def out_of_order(window: QWidget) -> list[str]:
    """Neighbours in the order of Tab of which the second stands above the first, or before it in its line.

    Two that scroll apart from each other are not compared: where they stand depends on how far one scrolled.
    """
    return [
        f"{spoken(one)!r} → {spoken(other)!r}"
        for one, other in pairwise(stops(window))
        if _scroller(one) is _scroller(other)
        and _backwards(_place(one, window), _place(other, window), rtl=_turned(window))
    ]


def _scroller(widget: QWidget) -> QWidget | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _turned(window: QWidget) -> bool:
    return window.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _backwards(one: QRect, other: QRect, *, rtl: bool) -> bool:
    beside = one.top() <= other.center().y() <= one.bottom() and other.top() <= one.center().y()
    if beside:
        return other.left() >= one.right() if rtl else other.right() <= one.left()
    same_column = one.left() <= other.right() and other.left() <= one.right()
    return same_column and other.bottom() <= one.top()


def unseen_when_focused(window: QWidget) -> list[str]:
    """Stops that are cut off, or lie under something, while they have the focus."""
    found = []
    for stop in stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        face = stop.viewport() if isinstance(stop, QAbstractScrollArea) else stop
        seen = face.visibleRegion().boundingRect()
        if min(seen.width(), seen.height()) < min(TARGET, face.width(), face.height()):
            found.append(f"{spoken(stop)!r}: {seen.width()} × {seen.height()} of {stop.size().toTuple()}")
    return found


def letters_alone(window: QWidget) -> list[str]:
    """Shortcuts of the window without Ctrl or Alt that are no function key: dictation sets them off."""
    return [
        key
        for shortcut in window.findChildren(QShortcut)
        if shortcut.context() != Qt.ShortcutContext.WidgetShortcut
        for key in [shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)]
        if not re.fullmatch(r"(Ctrl|Alt)\+.+|F\d+", key)
    ]
