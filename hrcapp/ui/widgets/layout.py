"""Rows and columns whose margins and gaps follow the scale and the direction of reading."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from hrcapp.ui.look import Look

Item = QWidget | tuple[QWidget, int] | int | None
"""A widget, a widget with its stretch, a space in px, or None for a stretch."""
Margins = tuple[float, float, float, float]
"""start, top, end, bottom in px at 100 %."""
NO_MARGINS: Margins = (0, 0, 0, 0)


def fill(
    widget: QWidget,
    look: Look,
    *items: Item,
    vertical: bool = True,
    gap: float = 8,
    margins: Margins = NO_MARGINS,
) -> QBoxLayout:
    """Lay `items` out in `widget`."""
    layout = QVBoxLayout(widget) if vertical else QHBoxLayout(widget)
    layout.setContentsMargins(look.margins(*margins))
    layout.setSpacing(look.px(gap))
    for item in items:
        put(layout, look, item)
    return layout


def put(layout: QBoxLayout, look: Look, item: Item) -> None:
    """Add one item to a layout made by `fill`."""
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(look.px(item))
    elif isinstance(item, tuple):
        layout.addWidget(item[0], item[1])
    else:
        layout.addWidget(item)


def column(look: Look, *items: Item, gap: float = 8, margins: Margins = NO_MARGINS) -> QWidget:
    """Items one below the other."""
    widget = QWidget()
    fill(widget, look, *items, vertical=True, gap=gap, margins=margins)
    return widget


def row(
    look: Look,
    *items: Item,
    gap: float = 8,
    margins: Margins = NO_MARGINS,
    align: Qt.AlignmentFlag | None = None,
) -> QWidget:
    """Items beside each other along the reading direction; `align` places each of them vertically."""
    widget = QWidget()
    layout = fill(widget, look, *items, vertical=False, gap=gap, margins=margins)
    if align is not None:
        for index in range(layout.count()):
            held = layout.itemAt(index)
            inner = held.widget() if held is not None else None
            if inner is not None:
                layout.setAlignment(inner, align)
    return widget


def beside(look: Look, *items: Item, gap: float = 24, margins: Margins = NO_MARGINS) -> QWidget:
    """Beside each other where there is room, one below the other in a narrow window."""
    if not look.narrow:
        return row(look, *items, gap=gap, margins=margins)
    plain: list[Item] = [item[0] if isinstance(item, tuple) else item for item in items]
    return column(look, *(item for item in plain if item is not None), gap=gap, margins=margins)


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a part. One that lies in nothing yet is only ever hidden: shown, it would be a window."""
    if not wanted or widget.parentWidget() is not None:
        widget.setVisible(wanted)


class Flow(QLayout):
    """Items along the reading direction that go on in the next line when the width is used up."""

    def __init__(self, parent: QWidget, look: Look, gap: float = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._rtl = look.rtl
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(look.px(gap))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        x = y = height = 0
        for item in self._shown():
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y, height = 0, y + height + self.spacing(), 0
            width = min(size.width(), rect.width())
            if move:
                left = rect.right() + 1 - x - width if self._rtl else rect.left() + x
                item.setGeometry(QRect(QPoint(left, rect.top() + y), QSize(width, size.height())))
            x, height = x + width + self.spacing(), max(height, size.height())
        return y + height


def flow(look: Look, *widgets: QWidget, gap: float = 8) -> QWidget:
    """Widgets that wrap to the next line: chips, pills, small buttons."""
    holder = QWidget()
    layout = Flow(holder, look, gap)
    for widget in widgets:
        layout.addWidget(widget)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
