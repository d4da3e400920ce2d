"""A room's address and code as they are shown: large, from left to right, and as a QR code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Label

_QR_VERSION = 4  # 62 bytes at level M; an invitation has at most 42
_QUIET = 4
_SIDE = 196


def large(look: Look, text: str, name: str) -> Label:
    """Signs to copy by eye; a screen reader says what they are, then the signs."""
    made = Label(look, text, "h1" if look.narrow else "figure", "brand", latin=True).selectable()
    made.setAccessibleName(text)
    made.setAccessibleDescription(name)
    return made


class QrCode(QWidget):
    """Black on white in every theme, with its quiet zone; never mirrored."""

    def __init__(self, look: Look, text: str, name: str) -> None:
        from hrcapp.typeset import qr  # not on the way to the first window
        from hrcapp.typeset.figures import Bars

        super().__init__()
        drawing = qr(text, version=_QR_VERSION)
        self._modules = int(drawing.width)
        self._bars = [bar for shape in drawing.shapes if isinstance(shape, Bars) for bar in shape.rectangles]
        self._side = look.px(_SIDE)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.fillRect(self.rect(), QColor("white"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("black"))
        unit = min(self.width(), self.height()) / (self._modules + 2 * _QUIET)
        painter.scale(unit, unit)
        painter.translate(_QUIET, _QUIET)
        for left, top, width, height in self._bars:
            painter.drawRect(QRectF(left, top, width, height))
        painter.end()
