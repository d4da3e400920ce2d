"""A day in three labelled fields: no order of day and month to guess, three Tab stops that say their name."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Label, LineEdit, column
from hrcapp.ui.widgets.layout import fill

_PARTS = ("day", "month", "year")


class DateFields(QWidget):
    """`edited` is told of every change; `value` is None while the fields name no day."""

    edited = Signal()

    def __init__(self, look: Look, name: str, value: date | None = None) -> None:
        super().__init__()
        labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
        texts = {"day": value.day, "month": value.month, "year": value.year} if value else {}
        self.edits = {
            part: LineEdit(look, str(texts.get(part, "")), width=84 if part == "year" else 60)
            for part in _PARTS
        }
        cells = []
        for part, edit in self.edits.items():
            label = Label(look, labels[part], "small", "text_soft")
            label.setBuddy(edit)
            edit.setMaxLength(6)
            named(edit, f"{name}: {labels[part]}")
            edit.textChanged.connect(lambda _text: self.edited.emit())
            cells.append(column(look, label, edit, gap=3))
        fill(self, look, *cells, None, vertical=False, gap=12)
        named(self, name)

    def identify(self, identifier: str) -> None:
        """Lasting identifiers for the three fields."""
        for part, edit in self.edits.items():
            identified(edit, f"{identifier}-{part}")

    def text(self) -> tuple[str, str, str]:
        """Day, month and year as they were typed."""
        return self.edits["day"].text(), self.edits["month"].text(), self.edits["year"].text()

    def is_empty(self) -> bool:
        return not any(part.strip() for part in self.text())

    def value(self) -> date | None:
        return parse_date_fields(*self.text())
