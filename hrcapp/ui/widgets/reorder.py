"""A short list that people put into an order: by dragging, or with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hrcapp.i18n import _
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.access import announce
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, rounded, start_rect, text_height
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.choice_model import Choice
from hrcapp.ui.widgets.field import set_locked

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_MIME = "application/x-hrcapp-rank"
_GAP, _BADGE, _GRIP = 4, 26, 18


class _Order(QAbstractListModel):
    """The items in their order; a dropped row takes its new place."""

    moved = Signal(int, int)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.items: list[Choice] = []

    def show(self, items: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def move(self, row: int, to: int) -> bool:
        """Put a row where another is; the ones between move up or down."""
        if row == to or not (0 <= row < len(self.items) and 0 <= to < len(self.items)):
            return False
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + (to > row))
        self.items.insert(to, self.items.pop(row))
        self.endMoveRows()
        self.dataChanged.emit(self.index(min(row, to)), self.index(max(row, to)))
        self.moved.emit(row, to)
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self.items[index.row()][1]
        if role == _ROLE.AccessibleTextRole:
            return _("{number} of {count}: {what}").format(
                number=format_integer(index.row() + 1, self._language),
                count=format_integer(len(self.items), self._language),
                what=words,
            )
        return words if role == _ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(_MIME, str(indexes[0].row()).encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        text = bytes(data.data(_MIME).data()).decode()
        if text.isdigit():
            to = row if row >= 0 else len(self.items)
            self.move(int(text), to - (to > int(text)))
        return False  # the row has moved already: nothing is to be taken away


class _Delegate(QStyledItemDelegate):
    """A card with its place in the order and a grip."""

    def __init__(self, look: Look, parent: QListView) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, parent = self._look, self.parent()
        width = parent.viewport().width() if isinstance(parent, QListView) else 300
        room = width - look.px(_BADGE + _GRIP + 44)
        high = max(look.theme.control_height, text_height(look.font(), str(index.data()), room) + look.px(12))
        return QSize(look.px(120), high + look.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, parent = self._look, self.parent()
        locked = isinstance(parent, QListView) and bool(parent.property("locked"))
        placed = isinstance(parent, ReorderList) and parent.placed
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not locked
        box = QRectF(option.rect).adjusted(1, 0, -1, -look.px(_GAP))
        ground = look.colour("surface_locked" if locked else "brand_soft" if chosen else "surface")
        rounded(
            painter, box, look.px(RADIUS["sm"]), ground, look.colour("brand" if chosen else "border_input")
        )
        number = format_integer(index.row() + 1, look.language) if placed else "–"
        badge = start_rect(box, look.px(10), look.px(_BADGE), box.height(), rtl=look.rtl)
        ink = look.colour("brand" if placed else "text_soft")
        draw_text(painter, badge, number, look.font("strong"), ink, centre=True)
        offset, grip = look.px(_BADGE + 22), look.px(_GRIP + 14)
        words = start_rect(box, offset, box.width() - offset - grip, box.height(), rtl=look.rtl)
        high = text_height(look.font(), str(index.data()), int(words.width()))
        words.adjust(0, max(0, (box.height() - high) / 2), 0, 0)
        draw_text(
            painter, words, str(index.data()), look.font(), look.colour("text"), rtl=look.rtl, wrap=True
        )
        if not locked:
            self._paint_grip(painter, start_rect(box, box.width() - grip, grip, box.height(), rtl=look.rtl))

    def _paint_grip(self, painter: QPainter, box: QRectF) -> None:
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("border_input"))
        dot, apart = look.px(3), look.px(6)
        for across in (-0.5, 0.5):
            for down in (-1, 0, 1):
                x, y = box.center().x() + across * apart, box.center().y() + down * apart
                painter.drawEllipse(QRectF(x - dot / 2, y - dot / 2, dot, dot))


class ReorderList(QListView):
    """`reordered` when someone moved an item. Until it is `placed`, the items have no numbers."""

    reordered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.placed = look, False
        self._order = _Order(look.language)
        self._order.moved.connect(self._moved)
        self.setModel(self._order)
        self.setItemDelegate(_Delegate(look, self))
        self.setLayoutDirection(look.direction)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def values(self) -> list[str]:
        return [value for value, _words in self._order.items]

    def show_items(self, items: Sequence[Choice], *, placed: bool) -> None:
        """Show these in this order; `placed`: someone has chosen it."""
        self.placed = placed
        if list(items) != self._order.items:
            row = self.currentIndex().row()
            self._order.show(items)
            self.setCurrentIndex(self._order.index(max(0, row)))
        self._fit()
        self.viewport().update()

    def move_current(self, by: int) -> None:
        """Move the chosen item up (−1) or down (+1)."""
        row = self.currentIndex().row()
        if self._order.move(row, row + by):
            self.setCurrentIndex(self._order.index(row + by))

    def set_locked(self, locked: bool) -> None:
        set_locked(self, locked)
        self.setDragEnabled(not locked)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not self.property("locked"):
                self.move_current(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _moved(self, _row: int, to: int) -> None:
        self.placed = True
        self.setCurrentIndex(self._order.index(to))
        announce(self, str(self._order.index(to).data(_ROLE.AccessibleTextRole)))
        self.viewport().update()
        self.reordered.emit()

    def _fit(self) -> None:
        """As high as its items: a list inside a page does not scroll on its own."""
        rows = range(self._order.rowCount())
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        high = sum(delegate.sizeHint(option, self._order.index(row)).height() for row in rows)
        self.setFixedHeight(max(high, self._look.theme.control_height) + 2)
