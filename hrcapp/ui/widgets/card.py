"""Surfaces: cards, coloured grounds, hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded, stripe
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.layout import NO_MARGINS, Item, Margins, fill

Edge = Literal["", "start", "end", "top", "bottom"]
STRIPE = 5


class Card(QFrame):
    """A surface with a hairline; a stripe at the start edge marks a verdict or a problem."""

    def __init__(
        self,
        look: Look,
        *items: Item,
        vertical: bool = True,
        gap: float = 8,
        margins: Margins = (16, 14, 16, 14),
        ground: str = "surface",
        line: str = "border",
        stripe_ink: str = "",
        radius: str = "lg",
    ) -> None:
        super().__init__()
        self.look = look
        self._ground, self._line, self._stripe, self._radius = ground, line, stripe_ink, RADIUS[radius]
        self.box = fill(self, look, *items, vertical=vertical, gap=gap, margins=margins)

    def set_tone(self, ground: str, line: str, stripe_ink: str = "") -> None:
        """Change the colour tokens of ground, line and stripe."""
        self._ground, self._line, self._stripe = ground, line, stripe_ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, radius = QPainter(self), self.look, self.look.px(self._radius)
        ground = look.colour(self._ground) if self._ground else None
        rounded(painter, self.rect(), radius, ground)
        if self._stripe:
            stripe(painter, self.rect(), radius, look.px(STRIPE), look.colour(self._stripe), rtl=look.rtl)
        if self._line:
            rounded(
                painter, self.rect(), radius, None, look.colour(self._line), max(1.0, look.theme.scale * 0.8)
            )
        painter.end()


class Ground(QFrame):
    """A flat coloured area with a hairline at one edge: bars and the sidebar."""

    def __init__(
        self,
        look: Look,
        *items: Item,
        ground: str = "surface",
        edge: Edge = "",
        vertical: bool = False,
        gap: float = 8,
        margins: Margins = NO_MARGINS,
    ) -> None:
        super().__init__()
        self.look, self._ground = look, ground
        if look.rtl and edge in ("start", "end"):
            edge = "end" if edge == "start" else "start"
        self._edge = edge
        self.box = fill(self, look, *items, vertical=vertical, gap=gap, margins=margins)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self.rect()
        painter.fillRect(box, self.look.colour(self._ground))
        painter.setPen(self.look.colour("border"))
        ends = {
            "bottom": (box.bottomLeft(), box.bottomRight()),
            "top": (box.topLeft(), box.topRight()),
            "start": (box.topLeft(), box.bottomLeft()),
            "end": (box.topRight(), box.bottomRight()),
        }.get(self._edge)
        if ends:
            painter.drawLine(*ends)
        painter.end()


class Line(QWidget):
    """A hairline between two things."""

    def __init__(self, look: Look, *, upright: bool = False) -> None:
        super().__init__()
        self._look = look
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("border"))
        painter.end()
