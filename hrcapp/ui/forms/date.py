"""A date in three labelled fields: no order of day and month to guess, each Tab stop says its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import column, fill
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.xforms import NodeState

_PARTS = ("day", "month", "year")


class DateControl(AnswerControl):
    """Day, month, year. The answer is ISO 8601; an unfinished date is kept as `year-month-day` as typed."""

    typed_in = True

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
        self._edits = {part: LineEdit(look, width=84 if part == "year" else 60) for part in _PARTS}
        cells = []
        for part, edit in self._edits.items():
            label = Label(look, self._labels[part], "small", "text_soft")
            label.setBuddy(edit)
            edit.setMaxLength(6)
            edit.textChanged.connect(self._changed)
            cells.append(column(look, label, edit, gap=3))
        fill(self, look, *cells, None, vertical=False, gap=12)

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._edits.values())

    def show_answer(self, node: NodeState, second: str) -> None:
        if self._value() == node.value:
            return
        year, _dash, rest = node.value.partition("-")
        month, _dash, day = rest.partition("-")
        for part, text in zip(_PARTS, (day, month, year), strict=True):
            self._edits[part].setText(text.removeprefix("0") if part != "year" else text)

    def identify(self, path: str) -> None:
        for part, edit in self._edits.items():
            identified(edit, path if part == "day" else f"{path}#{part}")

    def tell(self, name: str, description: str) -> None:
        named(self, name, description)
        for part, edit in self._edits.items():
            named(edit, f"{name}: {self._labels[part]}", description)

    def _changed(self, _text: str) -> None:
        self.say(self._value())

    def _value(self) -> str:
        day, month, year = (self._edits[part].text().strip() for part in _PARTS)
        date = parse_date_fields(day, month, year)
        if date is not None:
            return date.isoformat()
        return f"{year}-{month}-{day}" if day or month or year else ""
