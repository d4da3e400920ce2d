"""What a screen reader is told about a window, and text that does not fit: both checked over a whole tree."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.Link,
    Role.List,
    Role.PageTab,
    Role.ProgressBar,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}


def _visible(window: QWidget) -> Iterator[QWidget]:
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window):
            yield widget


def _is_part(widget: QWidget) -> bool:
    """A part of a control that is itself in the list: a combo's field, a view's port, scroll bars."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or (
        isinstance(widget, QLineEdit) and parent is not None and parent.inherits("QComboBox")
    )


def nameless(window: QWidget) -> list[str]:
    """Controls and focusable widgets that have no name or no role, described for a failure message."""
    found = []
    for widget in _visible(window):
        face = QAccessible.queryAccessibleInterface(widget)
        if face is None or _is_part(widget):
            continue
        role, name = face.role(), face.text(QAccessible.Text.Name)
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if (role in CONTROLS or takes_focus) and not name.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} ({role.name}) has no name")
        elif takes_focus and role in (Role.NoRole, Role.Client) and not isinstance(widget, QScrollArea):
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {name!r} has no role")
    return found


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their text needs, and pages wider than their place."""
    return [words for widget in _visible(window) for words in _clipped(widget)]


def _clipped(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        no_bar = widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        needed = widget.widget().minimumSizeHint().width()
        if no_bar and needed > widget.viewport().width():
            yield f"a page needs {needed} px and has {widget.viewport().width()}"
    elif isinstance(widget, QLabel | QAbstractButton) and widget.text():
        name = f"{type(widget).__name__} {widget.text()[:40]!r}"
        if widget.hasHeightForWidth():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + 1:
                yield f"{name} needs {needed} px of height at {widget.width()} and has {widget.height()}"
        elif widget.sizeHint().width() > widget.width() + 1:
            yield f"{name} needs {widget.sizeHint().width()} px and has {widget.width()}"
        elif widget.sizeHint().height() > widget.height() + 1:
            yield f"{name} needs {widget.sizeHint().height()} px of height and has {widget.height()}"


def tab_order(window: QWidget, limit: int = 2000) -> list[QWidget]:
    """The widgets that Tab reaches, in order, from the window's first."""
    order: list[QWidget] = []
    widget = window.nextInFocusChain()
    for _ in range(limit):
        if widget is window or widget is None:
            break
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(window)
            and widget.isEnabled()
        ):
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order
