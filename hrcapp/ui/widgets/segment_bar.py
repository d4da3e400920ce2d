"""Progress in segments: filled is complete, an outline is not, in the order of the sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded

GAP = 3


def paint_segments(
    painter: QPainter,
    rect: QRectF,
    look: Look,
    done: Sequence[bool],
    full: str = "brand",
    empty: str = "border_input",
) -> None:
    """Usable from a widget and from a list delegate; begins at the start edge."""
    count, gap = max(1, len(done)), look.px(GAP)
    width = (rect.width() - gap * (count - 1)) / count
    for index, complete in enumerate(done):
        place = count - 1 - index if look.rtl else index
        box = QRectF(rect.left() + place * (width + gap), rect.top(), width, rect.height())
        if complete:
            rounded(painter, box, look.px(2), look.colour(full))
        else:
            rounded(painter, box, look.px(2), None, look.colour(empty), 1.5)


class SegmentBar(QWidget):
    """The bar alone is a picture: the words beside it say the same."""

    def __init__(
        self,
        look: Look,
        done: Sequence[bool],
        *,
        width: int | None = None,
        height: int = 8,
        full: str = "brand",
        empty: str = "border_input",
    ) -> None:
        super().__init__()
        self._look, self._done, self._full, self._empty = look, tuple(done), full, empty
        self.setFixedHeight(look.px(height))
        if width is not None:
            self.setFixedWidth(look.px(width))

    def set_done(self, done: Sequence[bool]) -> None:
        self._done = tuple(done)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_segments(painter, QRectF(self.rect()), self._look, self._done, self._full, self._empty)
        painter.end()
