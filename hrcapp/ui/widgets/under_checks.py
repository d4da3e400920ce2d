"""Check boxes and radio buttons whose words stand under them, or in the head of the column alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionButton

from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, text_height
from hrcapp.ui.widgets.checks import INDICATOR, Check, Radio

if TYPE_CHECKING:
    _Base = Radio
else:
    _Base = object
_GAP, _LEAST = 6, 64


class _Under(_Base):
    """Indicator in the middle, words below it; without them the words are only said."""

    shows_words: bool

    def _stand(self, *, words: bool) -> None:
        self.shows_words = words
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        look = self._look
        least = look.px(44 if look.theme.touch else 30)
        if not self.shows_words:
            return least
        height = look.px(INDICATOR + _GAP + 8) + text_height(look.font("small"), self.words(), width)
        if self._second:
            height += text_height(look.font("small"), self._second, width)
        return max(least, height)

    def sizeHint(self) -> QSize:
        width = self._look.px(_LEAST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, option = QPainter(self), self._look, QStyleOptionButton()
        self.initStyleOption(option)
        size = look.px(INDICATOR)
        top = look.px(4) if self.shows_words else (self.height() - size) // 2
        option.rect = QRect((self.width() - size) // 2, top, size, size)
        self.style().drawPrimitive(self._element, option, painter, self)
        if self.shows_words:
            usable = self.isEnabled() or self.property("locked")
            place = QRect(0, top + size + look.px(_GAP), self.width(), self.height())
            self._paint_words(painter, place, self.words(), "text" if usable else "text_disabled")
            if self._second:
                place.translate(0, text_height(look.font("small"), self.words(), self.width()))
                self._paint_words(painter, place, self._second, "second")
        painter.end()

    def _paint_words(self, painter: QPainter, place: QRect, words: str, ink: str) -> None:
        look = self._look
        height = text_height(look.font("small"), words, place.width())
        place = QRect(place.left(), place.top(), place.width(), height)
        draw_text(painter, place, words, look.font("small"), look.colour(ink), wrap=True, centre=True)


class UnderRadio(_Under, Radio):
    """A radio button over its words."""

    def __init__(self, look: Look, text: str, *, words: bool = True) -> None:
        Radio.__init__(self, look, text)
        self._stand(words=words)


class UnderCheck(_Under, Check):
    """A check box over its words."""

    def __init__(self, look: Look, text: str, *, words: bool = True) -> None:
        Check.__init__(self, look, text)
        self._stand(words=words)
