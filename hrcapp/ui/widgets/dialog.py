"""Dialogs, only for what cannot be undone: the title is the question, the buttons are verbs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.label import Heading, Label
from hrcapp.ui.widgets.layout import Item, fill, row, show_if

WIDTH = 480


class Dialog(QDialog):
    """A question before something that cannot be taken back. `open()` it; the verb runs `on_confirm`."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        question: str,
        text: str,
        *,
        verb: str,
        keep: str,
        on_confirm: Callable[[], object],
        danger: bool = False,
        body: QWidget | None = None,
    ) -> None:
        """`verb` does it, `keep` leaves everything as it is; `body` is a control the answer needs."""
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(question)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLayoutDirection(look.direction)
        self.setLocale(look.locale)
        self.setMinimumWidth(min(look.px(WIDTH), 900))
        heading = Heading(look, question, "h2")
        self.keep_button = Button(look, keep, on_click=self.reject)
        self.verb_button = Button(look, verb, "danger" if danger else "primary", on_click=self.accept)
        # What destroys stands apart at the start; otherwise the main action is the last one.
        order: tuple[Item, ...] = (self.verb_button, None, self.keep_button)
        if not danger:
            order = (None, self.keep_button, self.verb_button)
        inner: tuple[Item, ...] = (body,) if body is not None else ()
        words = Label(look, text, wrap=True)
        show_if(words, bool(text))
        fill(
            self, look, heading, words, *inner, 8, row(look, *order, gap=10), gap=10, margins=(24, 22, 24, 20)
        )
        self.setAccessibleDescription(text)
        self.accepted.connect(lambda: on_confirm())
        self.keep_button.setDefault(True)
        (body or self.keep_button).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        rounded(painter, self.rect(), 0, look.colour("surface"), look.colour("border_strong"))
        painter.end()
