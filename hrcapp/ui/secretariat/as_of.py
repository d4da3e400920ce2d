"""Asking for the day that figures follow. An unfinished date changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.common.date_fields import DateFields
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Question, row
from hrcapp.ui.widgets.layout import fill


class AsOf(QWidget):
    """Day, month and year, and the button that counts."""

    def __init__(self, look: Look, day: date, count: Callable[[date], object]) -> None:
        super().__init__()
        self._count = count
        self._date = DateFields(look, _("As of"), day)
        self._date.identify("as-of")
        self._asked = Question(look, _("As of"), self._date, focus=self._date.edits["day"])
        button = Button(look, _("Count as of this day"), small=True, on_click=self.count)
        identified(button, "count-as-of")
        for edit in self._date.edits.values():
            edit.returnPressed.connect(self.count)
        fill(self, look, self._asked, row(look, button, None), gap=10)

    def count(self) -> None:
        """Count as of the day that is typed, or say what is wrong with it."""
        day = self._date.value()
        if day is None:
            self._asked.set_error(_("Type a day, a month and a year, such as 10 12 2026."), say=True)
            self._date.edits["day"].setFocus()
        else:
            self._asked.set_error("")
            self._count(day)
