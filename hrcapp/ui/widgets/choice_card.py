"""One way among a few, each in a card that says what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, rounded, start_rect, text_height
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.layout import fill


@dataclass(frozen=True)
class Way:
    """A value, its title, the sentence that says what it is worth, and its icon."""

    value: str
    title: str
    sentence: str
    icon: str


class ChoiceCard(QRadioButton):
    """A radio button as large as a card."""

    def __init__(self, look: Look, way: Way) -> None:
        super().__init__(way.title.replace("&", "&&"))
        self._look, self._way = look, way
        self.setAccessibleDescription(way.sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, sentence = self._heights(self._room(width))
        return title + sentence + self._look.px(18)

    def sizeHint(self) -> QSize:
        width = self._look.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(54))

    def _room(self, width: int) -> int:
        return width - self._look.px(72 + 12)

    def _heights(self, room: int) -> tuple[int, int]:
        look, way = self._look, self._way
        return text_height(look.font("strong"), way.title, room), text_height(
            look.font("small"), way.sentence, room
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, on = QPainter(self), self._look, self.isChecked()
        ground, line = ("brand_soft", "brand") if on else ("surface", "border")
        usable = self.isEnabled()
        rounded(
            painter,
            self.rect(),
            look.px(RADIUS["md"]),
            look.colour(ground if usable else "surface_locked"),
            look.colour(line),
        )
        title, sentence = self._heights(self._room(self.width()))
        top = QRectF(0, (self.height() - title - sentence) / 2, self.width(), title)
        option = QStyleOptionButton()
        option.initFrom(self)
        option.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        option.rect = start_rect(top, look.px(12), look.px(20), look.px(20), rtl=look.rtl).toRect()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)
        sign = start_rect(top, look.px(42), look.px(20), look.px(20), rtl=look.rtl)
        paint_icon(painter, sign, self._way.icon, look.colour("brand" if on else "text_soft"), rtl=look.rtl)
        words = start_rect(top, look.px(72), self._room(self.width()), title, rtl=look.rtl)
        ink = look.colour("text" if usable else "text_disabled")
        draw_text(painter, words, self._way.title, look.font("strong"), ink, rtl=look.rtl, wrap=True)
        words.translate(0, title)
        soft = look.colour("text_soft" if usable else "text_disabled")
        draw_text(painter, words, self._way.sentence, look.font("small"), soft, rtl=look.rtl, wrap=True)
        painter.end()


class ChoiceCards(QWidget):
    """The cards of all ways; one is chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, ways: Sequence[Way], value: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._cards = {way.value: ChoiceCard(look, way) for way in ways}
        fill(self, look, *self._cards.values(), gap=8)
        for each, card in self._cards.items():
            self._group.addButton(card)
            card.setChecked(each == value)
            card.clicked.connect(lambda _on=False, each=each: self.chosen.emit(each))

    def value(self) -> str:
        return next((each for each, card in self._cards.items() if card.isChecked()), "")

    def card(self, value: str) -> ChoiceCard:
        return self._cards[value]
