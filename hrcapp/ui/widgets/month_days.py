"""The days of a month in whole weeks, as a table."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import babel_locale
from hrcapp.i18n.numbers import format_integer

Index = QModelIndex | QPersistentModelIndex
WEEKS, DAYS = 6, 7
FIRST, LAST = date(1000, 1, 1), date(9999, 12, 31)
_ROLE = Qt.ItemDataRole


def month_after(day: date, months: int) -> date:
    """The same day so many months later, or that month's last; the day itself past four-digit years."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST.year <= year <= LAST.year:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class MonthDays(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, language: str) -> None:
        super().__init__()
        locale = babel_locale(language)
        self._language, self._first_weekday = language, int(locale.first_week_day)
        self._names = locale.days["stand-alone"]["short" if language != "ar" else "narrow"]
        self.month = self.first = FIRST

    def show(self, month: date) -> None:
        self.beginResetModel()
        self.month = month.replace(day=1)
        back = (self.month.weekday() - self._first_weekday) % DAYS
        self.first = self.month - timedelta(min(back, (self.month - FIRST).days))
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        days = index.row() * DAYS + index.column()
        return self.first + timedelta(days) if days <= (LAST - self.first).days else None

    def place(self, day: date) -> QModelIndex:
        return self.index(*divmod((day - self.first).days, DAYS))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else WEEKS

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DAYS

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        day = self.day(index) if index.isValid() else None
        if day is None:
            return None
        if role == _ROLE.AccessibleTextRole:
            return format_date(day, self._language)
        return format_integer(day.day, self._language) if role == _ROLE.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._names[(self._first_weekday + section) % DAYS]
        return None
