"""Where nothing is yet: what will be here, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.skyline import paint_skyline
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.label import Heading, IconLabel, Label
from hrcapp.ui.widgets.layout import Item, fill, row


class Skyline(QWidget):
    """The row of houses; only on Home and in its empty states."""

    def __init__(self, look: Look, height: int = 176, *, line: str = "border_strong") -> None:
        super().__init__()
        self._look, self._line = look, line
        self.setFixedHeight(look.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        paint_skyline(
            painter,
            QRectF(self.rect()),
            look.colour(self._line),
            look.colour("accent"),
            rtl=look.rtl,
            scale=look.theme.scale,
        )
        painter.end()


class EmptyState(QWidget):
    """An icon, a heading, a sentence and the buttons of the first action."""

    def __init__(self, look: Look, icon: str, title: str, sentence: str, *buttons: Button) -> None:
        super().__init__()
        heading = Heading(look, title, "h2")
        words = Label(look, sentence, "body", "text_soft", wrap=True)
        words.setMaximumWidth(look.px(560))
        sign = IconLabel(look, icon, "brand", 32)
        items: list[Item] = [24, sign, heading, words]
        if buttons:
            items += [4, row(look, *buttons, None, gap=10)]
        layout = fill(self, look, *items, None, gap=8)
        layout.setAlignment(sign, look.start | Qt.AlignmentFlag.AlignTop)
