"""Bars below one another, each a line to choose and open: a figure drawn, and heard as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, rounded, text_height

_LABEL_SHARE, _MOST_HIGH = 0.46, 460
_PAD, _GAP = 6, 8
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class BarRow:
    """One bar: `share` of the longest (0 to 1), `shown` its number in words, `note` what follows the number.

    `key` comes back when it is opened.
    """

    key: str
    label: str
    share: float
    shown: str
    note: str = ""

    def spoken(self) -> str:
        return ", ".join(part for part in (self.label, self.shown, self.note) if part)


class BarList(QListView):
    """One stop for Tab; arrows choose, Enter or a click opens. `tracked`: on a ground of full length."""

    opened = Signal(str)

    def __init__(self, look: Look, name: str, rows: Sequence[BarRow], *, tracked: bool = False) -> None:
        super().__init__()
        self._look = look
        self._rows = _Rows(rows)
        self._drawn = _Delegate(look, self, rows, tracked=tracked)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(self._drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalScrollBar().setProperty("onSurface", True)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.opened.emit(rows[index.row()].key))
        self._fit(look.px(300))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._rows.rows[index.row()].key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())
            self.scheduleDelayedItemsLayout()

    def _fit(self, width: int) -> None:
        """As high as all rows, up to where they begin to scroll."""
        needed = sum(self._drawn.height(row, width) for row in self._rows.rows)
        self.setFixedHeight(max(1, min(needed, self._look.px(_MOST_HIGH))))


class _Rows(QAbstractListModel):
    def __init__(self, rows: Sequence[BarRow]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken()
        return None


class _Delegate(QStyledItemDelegate):
    """Label, bar, number beside each other; in a narrow window the label stands above."""

    def __init__(
        self, look: Look, parent: QAbstractItemView, rows: Sequence[BarRow], *, tracked: bool
    ) -> None:
        super().__init__(parent)
        self._look, self._tracked = look, tracked
        self._thick = look.px(22 if tracked else 14)
        number, small = QFontMetrics(look.font("small_strong")), QFontMetrics(look.font("small"))
        self._number = max((number.horizontalAdvance(row.shown) for row in rows), default=0)
        note = max((small.horizontalAdvance(row.note) for row in rows), default=0)
        self._end = self._number + (note + look.px(_GAP) if note else 0) + look.px(_GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(width, self.height(index.data(Qt.ItemDataRole.UserRole), width))

    def height(self, row: BarRow, width: int) -> int:
        """Of a row in a list `width` px wide."""
        words = text_height(self._look.font("small"), row.label, self._label_width(width))
        pad = self._look.px(_PAD)
        if self._look.narrow:
            return words + max(self._thick, self._line()) + 2 * pad
        return max(words + pad, self._thick + 2 * pad, self._line() + pad)

    def _line(self) -> int:
        return text_height(self._look.font("small_strong"), "x", 999)

    def _label_width(self, width: int) -> int:
        inner = width - 2 * self._look.px(_PAD)
        return inner if self._look.narrow else round(inner * _LABEL_SHARE) - self._look.px(_GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row, box = self._look, index.data(Qt.ItemDataRole.UserRole), QRectF(option.rect)
        self._paint_ground(painter, option)
        pad = look.px(_PAD)
        inner = box.adjusted(pad, 0, -pad, 0)
        words = self._label_width(round(box.width()))
        high = text_height(look.font("small"), row.label, words)
        if look.narrow:
            label = QRectF(inner.left(), inner.top() + pad, inner.width(), high)
            bars = QRectF(inner.left(), label.bottom(), inner.width(), inner.bottom() - pad - label.bottom())
        else:
            top = box.center().y() - high / 2
            label = self._from_start(inner, 0, words, top, high)
            start = words + look.px(_GAP)
            bars = self._from_start(inner, start, inner.width() - start, box.top(), box.height())
        draw_text(painter, label, row.label, look.font("small"), look.colour("text"), rtl=look.rtl, wrap=True)
        self._paint_bar(painter, bars, row)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if focused or over:
            ground = self._look.colour("brand_soft" if focused else "surface_hover")
            rounded(painter, option.rect, self._look.px(4), ground)

    def _paint_bar(self, painter: QPainter, rect: QRectF, row: BarRow) -> None:
        look, gap = self._look, self._look.px(_GAP)
        room = max(1.0, rect.width() - self._end)
        top = rect.center().y() - self._thick / 2
        if self._tracked:
            track = self._from_start(rect, 0, room, top, self._thick)
            rounded(painter, track, look.px(3), look.colour("data_track"))
        length = room * min(1.0, max(0.0, row.share))
        if length:
            bar = self._from_start(rect, 0, max(length, look.px(2)), top, self._thick)
            rounded(painter, bar, look.px(2), look.colour("data_1"))
        start = (room if self._tracked else length) + gap
        number = self._from_start(rect, start, self._number + 1, rect.top(), rect.height())
        strong, ink = look.font("small_strong"), look.colour("text")
        draw_text(painter, number, row.shown, strong, ink, rtl=look.rtl)
        if row.note:
            note = self._from_start(rect, start + self._number + gap, self._end, rect.top(), rect.height())
            draw_text(painter, note, row.note, look.font("small"), look.colour("text_soft"), rtl=look.rtl)

    def _from_start(self, rect: QRectF, offset: float, width: float, top: float, height: float) -> QRectF:
        left = rect.right() - offset - width if self._look.rtl else rect.left() + offset
        return QRectF(left, top, width, height)
