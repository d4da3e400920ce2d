"""A status pill: what state a thing is in. Never a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from hrcapp.ui.look import Look
from hrcapp.ui.paint import PILL_HEIGHT, paint_pill, pill_width
from hrcapp.ui.theme import Kind


class Pill(QLabel):
    """Colour, shape and word; the word is also its text for a screen reader."""

    def __init__(self, look: Look, kind: Kind, text: str, icon: str = "") -> None:
        super().__init__(text)
        self._look, self._kind, self._icon = look, kind, icon
        self.setFont(look.font("small_strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, kind: Kind, text: str, icon: str = "") -> None:
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = max(self._look.px(PILL_HEIGHT), QFontMetrics(self.font()).height() + self._look.px(2))
        return QSize(pill_width(self._look, self.text()), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._look, self._kind, self.text(), self._icon)
        painter.end()
