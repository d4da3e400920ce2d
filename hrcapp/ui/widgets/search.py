"""A field that searches while something is typed in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from hrcapp.ui.access import named
from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.paint import start_rect
from hrcapp.ui.widgets.line_edit import LineEdit

_ICON_AT, _ICON, _TEXT_AT, WIDTH = 10, 17, 32, 190


class SearchField(LineEdit):
    """The name is its placeholder as well: a search needs no label above it."""

    def __init__(self, look: Look, name: str, text: str = "", *, width: int | None = WIDTH) -> None:
        super().__init__(look, text, width=width)
        self._look = look
        self.setPlaceholderText(name)
        named(self, name)
        self.setClearButtonEnabled(False)
        lead, end = look.px(_TEXT_AT), look.px(8)
        self.setTextMargins(end if look.rtl else lead, 0, lead if look.rtl else end, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look, size = QPainter(self), self._look, self._look.px(_ICON)
        place = start_rect(QRectF(self.rect()), look.px(_ICON_AT), size, size, rtl=look.rtl)
        paint_icon(painter, place, "search", look.colour("text_soft"))
        painter.end()
