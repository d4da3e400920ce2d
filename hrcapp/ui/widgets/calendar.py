"""A month to choose a day from, by mouse or keys; weeks begin where the language's country begins them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date, format_month
from hrcapp.ui.access import announce, named
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, rounded
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.button import IconButton
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.month_days import DAYS, FIRST, LAST, WEEKS, Index, MonthDays, month_after

_ROLE = Qt.ItemDataRole
_CELL = (44, 36)
_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class _Delegate(QStyledItemDelegate):
    """The chosen day is filled, today has an edge, days of other months are paler."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, model = self._look, index.model()
        day = model.day(index) if isinstance(model, MonthDays) else None
        if day is None or not isinstance(model, MonthDays):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        edge = look.colour("border_input") if day == date.today() else None
        ground = look.colour("brand") if chosen else None
        rounded(painter, box, look.px(RADIUS["sm"]), ground, edge, max(1.0, look.theme.scale))
        within = (day.year, day.month) == (model.month.year, model.month.month)
        ink = look.colour("on_brand" if chosen else "text" if within else "text_disabled")
        draw_text(painter, box, str(index.data()), look.font(), ink, centre=True)


class _Names(QHeaderView):
    """The days of the week, without lines."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        look, model = self._look, self.model()
        name = str(model.headerData(logical_index, Qt.Orientation.Horizontal, _ROLE.DisplayRole))
        painter.fillRect(rect, look.colour("surface"))
        draw_text(painter, rect, name, look.font("small"), look.colour("text_soft"), centre=True)


class _Grid(QTableView):
    """The days. Arrows move by days and weeks, Page keys by months; Enter takes the day."""

    taken = Signal(object)
    turned = Signal(object)
    left = Signal()

    def __init__(self, look: Look, model: MonthDays) -> None:
        super().__init__()
        self._look, self._days = look, model
        self.setHorizontalHeader(_Names(look))
        self.setModel(model)
        self.setItemDelegate(_Delegate(look, self))
        self._paint_nothing_else()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self._size()
        self.clicked.connect(lambda index: self.taken.emit(model.day(index)))

    def _paint_nothing_else(self) -> None:
        """The delegate alone fills the chosen day."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def _size(self) -> None:
        look, names = self._look, self.horizontalHeader()
        wide, high = (look.px(each) for each in _CELL)
        for header, size in ((names, wide), (self.verticalHeader(), high)):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(size)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        names.setFont(look.font("small"))
        names.setFixedHeight(self.fontMetrics().height() + look.px(10))
        self.setFixedSize(QSize(DAYS * wide, WEEKS * high + names.height()))
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self._days.day(self.currentIndex()), Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif day is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(day)
        elif day is not None and key in _MOVES:
            self.turned.emit(self._moved(day, key))
        else:
            super().keyPressEvent(event)

    def _moved(self, day: date, key: Qt.Key) -> date:
        """Where a key leads; no further than the years of four digits."""
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in months:
            return month_after(day, months[key])
        ahead = -1 if self._look.rtl else 1
        days = {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Up: -DAYS,
            Qt.Key.Key_Down: DAYS,
        }[key]
        ends = 0 <= (day - FIRST).days + days <= (LAST - FIRST).days
        return day + timedelta(days) if ends else day


class Calendar(QWidget):
    """`chosen` carries the day that was taken; `left` when someone goes away without one."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._days = MonthDays(look.language)
        self.grid = _Grid(look, self._days)
        self._title = Label(look, "", "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        before = IconButton(look, _("Month before"), "chevron-left", on_click=lambda: self._turn(-1))
        after = IconButton(look, _("Month after"), "chevron-right", on_click=lambda: self._turn(1))
        head = row(look, before, (self._title, 1), after, gap=4)
        card = Card(look, head, self.grid, gap=4, margins=(10, 8, 10, 10), radius="sm")
        fill(self, look, card, None, vertical=False, gap=0)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.grid.taken.connect(self.chosen)
        self.grid.turned.connect(lambda day: self.show_day(day, say=True))
        self.grid.left.connect(self.left)
        self.show_day(date.today())

    def show_day(self, day: date, *, say: bool = False) -> None:
        """Turn to the month of a day and stand on it; `say` has a screen reader tell it."""
        self._days.show(day)
        self.grid.setCurrentIndex(self._days.place(day))
        month = format_month(f"{day:%Y-%m}", self._look.language)
        self._title.setText(month)
        named(self.grid, self._name, month)
        if say:
            announce(self.grid, format_date(day, self._look.language))

    def _turn(self, months: int) -> None:
        day = self._days.day(self.grid.currentIndex()) or self._days.month
        self.show_day(month_after(day, months), say=True)
