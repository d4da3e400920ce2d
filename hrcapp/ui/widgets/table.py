"""Tables: a model over any sequence of rows, a delegate that draws cells, a header in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, start_rect, text_height
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.cells import NUMBER_PAD, PAD, Cell, paint_cell, row_height, spoken

R = TypeVar("R")
_LEAST_WIDTH = 150  # px of a column that takes what is left
Index = QModelIndex | QPersistentModelIndex
_ROLE, _CELL = Qt.ItemDataRole, int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: its header, how a row fills it, its width in px at 100 % (0: takes what is left)."""

    title: str
    cell: Callable[[R], Cell]
    width: int = 0
    number: bool = False


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows by index, made into cells only when they are drawn. `whole`: a row is said at its first cell."""

    def __init__(self, columns: Sequence[Column[R]], rows: Sequence[R], *, whole: bool = False) -> None:
        super().__init__()
        self._columns, self._rows, self._whole = tuple(columns), rows, whole
        self._cell = lru_cache(maxsize=4096)(self._make)

    def set_rows(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._cell.cache_clear()
        self.endResetModel()

    def refresh(self, rows: range) -> None:
        """Some rows say something else now, as when they were read."""
        self._cell.cache_clear()
        self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self._columns) - 1))

    def row(self, index: int) -> R:
        return self._rows[index]

    def _make(self, row: int, column: int) -> Cell:
        return self._columns[column].cell(self._rows[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _CELL:
            return self._cell(index.row(), index.column())
        if role == _ROLE.AccessibleTextRole and self._whole and index.column() == 0:
            return spoken([self._cell(index.row(), at) for at in range(len(self._columns))])
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self._cell(index.row(), index.column()).spoken()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._columns[section].title
        return None


class CellDelegate(QStyledItemDelegate):
    """Draws a row: flat, a hairline below, a bar at the start of the chosen one."""

    def __init__(self, look: Look, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look.colour("brand_soft" if chosen else "surface"))
        if chosen and index.column() == 0:
            painter.fillRect(
                start_rect(rect, 0, look.px(4), rect.height(), rtl=look.rtl), look.colour("brand")
            )
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("border"))
        paint_cell(painter, rect, look, index.data(_CELL))
        painter.restore()


class Header(QHeaderView):
    """Column titles in sentence case on a quiet ground."""

    def __init__(self, look: Look, columns: Sequence[Column[Any]]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._columns = look, columns
        self.setFont(look.font("small_strong"))
        self.setFixedHeight(max(look.px(34), text_height(look.font("small_strong"), "x", 999) + look.px(8)))
        self.setMinimumSectionSize(look.px(40))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        look, column = self._look, self._columns[logical_index]
        painter.save()
        painter.fillRect(rect, look.colour("surface_head"))
        painter.setPen(look.colour("border_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        near, far = look.px(PAD), look.px(NUMBER_PAD if column.number else 4)
        words = rect.adjusted(far, 0, -near, 0) if look.rtl else rect.adjusted(near, 0, -far, 0)
        other = look.rtl != column.number
        draw_text(
            painter, words, column.title, look.font("small_strong"), look.colour("text_soft"), rtl=other
        )
        painter.restore()


class Table(QTableView, Generic[R]):
    """A table one row of which can be chosen, by Home and End too, and opened: Enter or a double click."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[Column[R]],
        rows: Sequence[R],
        *,
        two_lines: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._columns = look, tuple(columns)
        self.setAccessibleName(name)
        self.model_ = TableModel(columns, rows, whole=whole)
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(look, self))
        self.setHorizontalHeader(Header(look, columns))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(look.px(20))
        self.verticalHeader().setDefaultSectionSize(row_height(look, two_lines=two_lines))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setProperty("onSurface", True)
        self.setViewportMargins(0, 0, 0, 0)
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def set_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows; the chosen one stays chosen by its place."""
        row = self.currentIndex().row()
        self.model_.set_rows(rows)
        if 0 <= row < len(rows):
            self.choose(row)

    def refresh_rows(self, rows: range) -> None:
        """Draw some rows anew, as far as they are there."""
        if there := range(rows.start, min(rows.stop, self.model_.rowCount())):
            self.model_.refresh(there)

    def choose(self, row: int) -> None:
        index = self.model_.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def chosen_row(self) -> R | None:
        index = self.currentIndex()
        return self.model_.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model_.rowCount():
            self.choose(0 if event.key() == Qt.Key.Key_Home else self.model_.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _size_columns(self) -> None:
        """Fixed columns as asked; the others share what is left, but never less than they can be read in."""
        header, least = self.horizontalHeader(), self._look.px(_LEAST_WIDTH)
        fixed = sum(self._look.px(column.width) for column in self._columns)
        open_columns = sum(1 for column in self._columns if not column.width)
        tight = self.viewport().width() - fixed < least * open_columns
        for index, column in enumerate(self._columns):
            if column.width:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
                title = QFontMetrics(self._look.font("small_strong")).horizontalAdvance(column.title)
                header.resizeSection(index, max(self._look.px(column.width), title + self._look.px(PAD + 8)))
            elif tight:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(index, least)
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)


def framed(look: Look, table: QTableView) -> Card:
    """A table with the hairline round it."""
    return Card(look, (table, 1), gap=0, margins=(1, 1, 1, 1), radius="sm")
