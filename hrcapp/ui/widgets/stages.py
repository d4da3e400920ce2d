"""Progress in stages of equal width, each filled by its own share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded, start_rect

GAP = 5


class StageBar(QWidget):
    """`shares` from 0 to 1. The bar alone is a picture: the words below it say the same."""

    def __init__(self, look: Look, shares: Sequence[float]) -> None:
        super().__init__()
        self._look, self._shares = look, tuple(shares)
        self.setFixedHeight(look.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, radius = QPainter(self), self._look, self._look.px(3)
        gap = look.px(GAP)
        width = (self.width() - gap * (len(self._shares) - 1)) / len(self._shares)
        for place, share in enumerate(self._shares):
            box = start_rect(QRectF(self.rect()), place * (width + gap), width, self.height(), rtl=look.rtl)
            rounded(painter, box, radius, look.colour("data_track"))
            if share > 0:
                filled = max(width * min(1.0, share), 2 * radius)
                rounded(
                    painter,
                    start_rect(box, 0, filled, box.height(), rtl=look.rtl),
                    radius,
                    look.colour("data_1"),
                )
        painter.end()
