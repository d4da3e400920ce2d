"""Many choices of which several are taken: a list of check boxes, and a field to search in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from hrcapp.i18n import _
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, start_rect
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.checks import INDICATOR
from hrcapp.ui.widgets.choice_model import Choice, ChoiceModel, Hits
from hrcapp.ui.widgets.field import set_locked
from hrcapp.ui.widgets.layout import fill
from hrcapp.ui.widgets.line_edit import LineEdit

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_ROWS = 7
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Taken(Hits):
    """Hits that can be taken. `taken` are values."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.taken: set[str] = set()

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if role == _ROLE.CheckStateRole and index.isValid():
            on = super().data(index, _ROLE.UserRole) in self.taken
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable


class _Delegate(QStyledItemDelegate):
    """A check box and its words on one line."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = max(self._look.px(44 if self._look.theme.touch else 32), option.fontMetrics.height() + 8)
        return QSize(self._look.px(120), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(box, look.colour("brand_soft"))
        check, size = QStyleOptionButton(), look.px(INDICATOR)
        check.initFrom(self._view)
        on = index.data(int(_ROLE.CheckStateRole)) == Qt.CheckState.Checked
        state = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        check.state = QStyle.StateFlag.State_Enabled | state
        check.rect = QRect(start_rect(box, look.px(10), size, size, rtl=look.rtl).toRect())
        mark = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self._view.style().drawPrimitive(mark, check, painter, self._view)
        lead = look.px(INDICATOR + 20)
        words = start_rect(box, lead, box.width() - lead - look.px(8), box.height(), rtl=look.rtl)
        elide = Qt.TextElideMode.ElideMiddle
        draw_text(
            painter, words, str(index.data()), look.font(), look.colour("text"), rtl=look.rtl, elide=elide
        )


class _List(QListView):
    toggled = Signal(str)

    def __init__(self, look: Look, model: _Taken) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(look, self))
        self.setUniformItemSizes(True)
        self.setFont(look.font())
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setLayoutDirection(look.direction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setProperty("onSurface", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._toggle(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.viewport().update()

    def _toggle(self, index: QModelIndex) -> None:
        if not self.property("locked"):
            self.toggled.emit(str(index.data(int(_ROLE.UserRole))))


class CheckList(QWidget):
    """`edited` carries the values that are taken, in the order of the choices."""

    edited = Signal(list)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._choices = ChoiceModel((), self)
        self._taken = _Taken(self)
        self.search = LineEdit(look)
        self.search.setPlaceholderText(_("Type to search"))
        self.search.textChanged.connect(self._taken.narrow)
        self.list = _List(look, self._taken)
        self.list.toggled.connect(self._toggled)
        frame = Card(look, self.list, gap=0, margins=(1, 1, 1, 1), radius="sm")
        fill(self, look, self.search, frame, gap=6)
        self._row = self.list.sizeHintForRow(0)
        self._look = look

    def show_choices(self, choices: Sequence[Choice]) -> None:
        self._choices = ChoiceModel(choices, self)
        self.search.clear()
        self._taken.show_all_of(self._choices)
        rows = min(_ROWS, max(1, len(choices)))
        self.list.setFixedHeight(max(1, self.list.sizeHintForRow(0)) * rows + 2)
        self.search.setVisible(len(choices) > _ROWS)

    def show_taken(self, values: Sequence[str]) -> None:
        self._taken.taken = set(values)
        self.list.viewport().update()

    def set_locked(self, locked: bool) -> None:
        set_locked(self.list, locked)
        self.list.viewport().update()

    def _toggled(self, value: str) -> None:
        self._taken.taken ^= {value}
        self.list.viewport().update()
        index = self.list.currentIndex()
        self._taken.dataChanged.emit(index, index, [int(_ROLE.CheckStateRole)])
        self.edited.emit([each for each in self._choices.values if each in self._taken.taken])
