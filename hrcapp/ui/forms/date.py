"""A date in three labelled fields, or from a calendar; a month of a year; a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.ui.access import identified
from hrcapp.ui.forms.typed_parts import Part, PartsControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.calendar import Calendar
from hrcapp.ui.widgets.layout import fill
from hrcapp.xforms import NodeState

SHORT, LONG = 60, 84


def date_parts() -> tuple[Part, ...]:
    """The fields of a day."""
    return (("day", _("Day"), SHORT), ("month", _("Month"), SHORT), ("year", _("Year"), LONG))


class DateControl(PartsControl):
    """Day, month, year. The answer is ISO 8601; an unfinished date is kept as `year-month-day` as typed.

    Of a month or a year the parts that are not asked are the first (ODK: `month-year`, `year`).
    """

    def __init__(self, look: Look, *, asked: str = "date", more: Sequence[Part] = ()) -> None:
        """`asked`: "date", "month-year" or "year"."""
        left = {"date": 0, "month-year": 1, "year": 2}[asked]
        super().__init__(look, (*date_parts()[left:], *more))
        self.calendar: Calendar | None = None
        self._path = ""
        self._open = Button(look, _("Calendar"), icon="calendar", on_click=self._toggle)
        self._room = QWidget()
        self._room_layout = fill(self._room, look, gap=0)
        self._room.hide()
        if asked == "date":
            self.stand_beside(self._open)
        else:
            self._open.hide()
        fill(self, look, self.fields, self._room, gap=8)

    def show_answer(self, node: NodeState, second: str) -> None:
        if self.lexical() != node.value:
            self.put(**self.parts_of(node.value))

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._open.setEnabled(not locked)
        if locked:
            self._close()

    def parts_of(self, value: str) -> dict[str, str]:
        """What stands in the fields for an answer, finished or not."""
        year, _dash, rest = value.partition("-")
        month, _dash, day = rest.partition("-")
        texts = {"day": day.removeprefix("0"), "month": month.removeprefix("0"), "year": year}
        return {key: text for key, text in texts.items() if key in self.edits}

    def lexical(self) -> str:
        return self.day_text()

    def day_text(self) -> str:
        """The day in the fields as the form keeps it."""
        shown = {key: self.typed(key) if key in self.edits else "" for key in ("day", "month", "year")}
        if not any(shown.values()):
            return ""
        asked = {key: text if key in self.edits else "1" for key, text in shown.items()}
        day = parse_date_fields(asked["day"], asked["month"], asked["year"])
        return day.isoformat() if day is not None else "{year}-{month}-{day}".format(**asked)

    def identify(self, path: str) -> None:
        super().identify(path)
        self._path = path
        identified(self._open, f"{path}#calendar")

    def tell(self, name: str, description: str) -> None:
        super().tell(name, description)
        self._open.setAccessibleName(f"{self._open.text()}: {name}")

    def day(self) -> date | None:
        """The day that stands in the fields."""
        return parse_date_fields(self.typed("day"), self.typed("month"), self.typed("year"))

    def _toggle(self) -> None:
        if not self._room.isHidden():
            self._close()
            return
        if self.calendar is None:
            self.calendar = Calendar(self.look, self.accessibleName())
            identified(self.calendar.grid, f"{self._path}#days")
            self.calendar.chosen.connect(self._take)
            self.calendar.left.connect(self._close)
            self._room_layout.addWidget(self.calendar)
        self.calendar.show_day(self.day() or date.today())
        self._room.show()
        self.calendar.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, day: date) -> None:
        self._showing = True
        self.put(day=str(day.day), month=str(day.month), year=str(day.year))
        self._showing = False
        self.say(self.lexical())
        self._close()

    def _close(self) -> None:
        if not self._room.isHidden():
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
            self._room.hide()
