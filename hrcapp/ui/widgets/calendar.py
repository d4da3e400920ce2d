"""A month to choose a day from, by mouse or keys; weeks begin where the language's country begins them."""

from __future__ import annotations

from datetime import date, timedelta

from babel import Locale
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
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
from hrcapp.i18n.languages import babel_locale
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.access import announce, named
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, rounded
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.button import IconButton
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_WEEKS, _DAYS = 6, 7
_CELL = (44, 36)
_FIRST, _LAST = date(1000, 1, 1), date(9999, 12, 31)


def month_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month; within the years of four digits."""
    count = day.year * 12 + day.month - 1 + months
    year, month = min(max(count // 12, _FIRST.year), _LAST.year), count % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else _LAST
    return date(year, month, min(day.day, (following - timedelta(1)).day if following != _LAST else 31))


class _Days(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, locale: Locale, language: str) -> None:
        super().__init__()
        self._language, self._first_weekday = language, int(locale.first_week_day)
        self._names = locale.days["stand-alone"]["short" if language != "ar" else "narrow"]
        self.month = self.first = _FIRST

    def show(self, month: date) -> None:
        self.beginResetModel()
        self.month = month.replace(day=1)
        back = (self.month.weekday() - self._first_weekday) % _DAYS
        self.first = self.month - timedelta(min(back, (self.month - _FIRST).days))
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        days = index.row() * _DAYS + index.column()
        return self.first + timedelta(days) if days <= (_LAST - self.first).days else None

    def place(self, day: date) -> QModelIndex:
        return self.index(*divmod((day - self.first).days, _DAYS))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _WEEKS

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _DAYS

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        day = self.day(index) if index.isValid() else None
        if day is None:
            return None
        if role == _ROLE.AccessibleTextRole:
            return format_date(day, self._language)
        return format_integer(day.day, self._language) if role == _ROLE.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._names[(self._first_weekday + section) % _DAYS]
        return None


class _Delegate(QStyledItemDelegate):
    """The chosen day is filled, today has an edge, days of other months are paler."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, model = self._look, index.model()
        day = model.day(index) if isinstance(model, _Days) else None
        if day is None or not isinstance(model, _Days):
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

    def __init__(self, look: Look, model: _Days) -> None:
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
        self.setFixedSize(QSize(_DAYS * wide, _WEEKS * high + names.height()))
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self._days.day(self.currentIndex()), Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif day is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(day)
        elif day is not None and (there := self._moved(day, key)) is not None:
            self.turned.emit(min(max(there, _FIRST), _LAST))
        else:
            super().keyPressEvent(event)

    def _moved(self, day: date, key: Qt.Key) -> date | None:
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in months:
            return month_after(day, months[key])
        ahead = -1 if self._look.rtl else 1
        days = {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Up: -_DAYS,
            Qt.Key.Key_Down: _DAYS,
        }.get(key)
        if days is None or not 0 <= (day - _FIRST).days + days <= (_LAST - _FIRST).days:
            return None
        return day + timedelta(days)


class Calendar(QWidget):
    """`chosen` carries the day that was taken; `left` when someone goes away without one."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._days = _Days(babel_locale(look.language), look.language)
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
