"""How long an answer is, against the least and the usual length, as a bar and in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill


class LengthBar(QWidget):
    """A tick at the least length; the end of the bar is the usual length. Red only below the least."""

    def __init__(self, look: Look, least: int, usual: int) -> None:
        super().__init__()
        self._look, self._least, self._usual, self._count = look, least, max(usual, least, 1), 0
        self.setFixedSize(look.px(120), look.px(12))

    def set_count(self, count: int) -> None:
        self._count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        if look.rtl:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        thick, radius = look.px(5), look.px(2)
        top = (self.height() - thick) / 2
        rounded(painter, QRectF(0, top, self.width(), thick), radius, look.colour("data_track"))
        if self._count:
            reach = max(thick, self.width() * min(1.0, self._count / self._usual))
            ink = "danger" if self._count < self._least else "brand"
            rounded(painter, QRectF(0, top, reach, thick), radius, look.colour(ink))
        if self._least:
            tick = QRectF(
                self.width() * self._least / self._usual, top - look.px(3), look.px(2), thick + look.px(6)
            )
            painter.fillRect(tick, look.colour("text_soft"))
        painter.end()


class LengthGuide(QWidget):
    """The bar with its sentence: the count, and what is usual or at least needed."""

    def __init__(self, look: Look, least: int = 0, usual: tuple[int, int] | None = None) -> None:
        super().__init__()
        self._look, self._least, self._usual = look, least, usual
        self._bar = LengthBar(look, least, usual[1] if usual else max(least * 4, 1))
        self._words = Label(look, "", "small", "text_soft", wrap=True)
        fill(self, look, self._bar, (self._words, 1), vertical=False, gap=10)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """`count` characters are written."""
        self._bar.set_count(count)
        self._words.setText(self._sentence(count))

    def text(self) -> str:
        """The sentence shown now."""
        return self._words.text()

    def _sentence(self, count: int) -> str:
        number = partial(format_integer, language=self._look.language)
        written = ngettext("{count} character.", "{count} characters.", count).format(count=number(count))
        if count < self._least:
            return _("{written} At least {least}").format(written=written, least=number(self._least))
        if self._usual:
            low, high = (number(bound) for bound in self._usual)
            return _("{written} Usual length: {low} to {high}").format(written=written, low=low, high=high)
        return written
