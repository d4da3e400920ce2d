"""Noticing that someone has left a question, so that what is wrong can be said then and not before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from hrcapp.ui.after_click import AfterClick
from hrcapp.ui.forms.question_field import QuestionField


class Leaving(QObject):
    """`left` is called with the question the focus came from, as soon as a click that took it is answered."""

    def __init__(
        self,
        view: QWidget,
        is_shown: Callable[[QuestionField], bool],
        left: Callable[[QuestionField], object],
    ) -> None:
        """`is_shown`: whether a question still stands in the view."""
        super().__init__(view)
        self._view, self._is_shown, self._left = view, is_shown, left
        self._after_click = AfterClick(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, old: QObject | None, new: QWidget | None) -> None:
        before, after = self._field_of(old), self._field_of(new)
        if before is not None and new is not None and before is not after:
            self._after_click.run(lambda: self._tell(before))

    def _tell(self, field: QuestionField) -> None:
        if self._is_shown(field):
            self._left(field)

    def _field_of(self, widget: QObject | None) -> QuestionField | None:
        """The question a control belongs to; a combo's list is a window of its own and belongs to it too."""
        while widget is not None and widget is not self._view:
            if isinstance(widget, QuestionField):
                return widget if self._is_shown(widget) else None
            widget = widget.parent()
        return None
