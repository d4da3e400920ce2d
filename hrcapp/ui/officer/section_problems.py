"""The place for "There is a problem" on a section's page: there while something on it is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ErrorSummary
from hrcapp.ui.widgets.error_summary import Problem
from hrcapp.ui.widgets.layout import fill, show_if


class Problems(QWidget):
    """`followed` carries the path of the question whose link was used."""

    followed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = fill(self, look, gap=0)
        self._summary: ErrorSummary | None = None
        self._problems: tuple[Problem, ...] = ()
        self.hide()

    def any(self) -> bool:
        return bool(self._problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List these; nothing is shown for none."""
        self._problems = tuple(problems)
        if self._summary is not None:
            self._layout.removeWidget(self._summary)
            self._summary.hide()
            self._summary.deleteLater()
            self._summary = None
        if self._problems:
            self._summary = ErrorSummary(self._look, self._problems)
            identified(self._summary, "error-summary")
            self._summary.followed.connect(self.followed)
            self._layout.addWidget(self._summary)
        show_if(self, bool(self._problems))

    def take_focus(self) -> None:
        if self._summary is not None:
            self._summary.setFocus()

    def mend(self, still_wrong: Collection[str]) -> None:
        """What was mended leaves the list; nothing new appears in it while someone is typing."""
        left = tuple(one for one in self._problems if one.path in still_wrong)
        if left != self._problems:
            self.show_problems(left)
