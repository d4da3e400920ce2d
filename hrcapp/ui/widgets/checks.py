"""Check boxes and radio buttons whose words wrap, with a second line where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
)

from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, text_height
from hrcapp.ui.widgets.field import set_locked

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object

INDICATOR, LEAD = 20, 30
_PICTURE = (180, 120)
_PICTURE_GAP = 6
_ST = QStyle.StateFlag


class _Wrapping(_Base):
    """Drawing and measuring for a button with an indicator and words of any length."""

    _look: Look
    _second: str
    _element: QStyle.PrimitiveElement
    _picture: QImage

    def _set_up(self, look: Look, second: str) -> None:
        self._look, self._second, self._picture = look, second, QImage()
        self.setFont(look.font())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """The text as it is read, without the doubled ampersands of the toolkit."""
        return self.text().replace("&&", "&")

    def set_second(self, text: str) -> None:
        """The words in the second language, "" for none."""
        self._second = text
        self.updateGeometry()
        self.update()

    def set_picture(self, picture: QImage) -> None:
        """What the words stand under, made no larger than its place."""
        most = QSize(*(self._look.px(each) for each in _PICTURE))
        smooth = Qt.TransformationMode.SmoothTransformation
        self._picture = picture.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.updateGeometry()
        self.update()

    def set_locked(self, locked: bool) -> None:
        # A locked choice stays readable and can be reached, but no key or click changes it.
        set_locked(self, locked)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)
        self.setEnabled(not locked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look, room = self._look, width - self._look.px(LEAD)
        height = text_height(self.font(), self.words(), room)
        if self._second:
            height += text_height(look.font("small"), self._second, room)
        return max(height, look.px(44 if look.theme.touch else 26)) + self._picture_height()

    def _picture_height(self) -> int:
        return 0 if self._picture.isNull() else self._picture.height() + self._look.px(_PICTURE_GAP)

    def sizeHint(self) -> QSize:
        width = self._look.px(LEAD) + self.fontMetrics().horizontalAdvance(self.words()) + 2
        width = min(max(width, self._look.px(LEAD) + self._picture.width()), self._look.px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._look.px(LEAD + 110)
        return QSize(min(width, self.sizeHint().width()), self._look.px(26))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        line = text_height(self.font(), "x", 1000)
        total = text_height(self.font(), self.words(), self.width() - look.px(LEAD))
        total += (
            text_height(look.font("small"), self._second, self.width() - look.px(LEAD)) if self._second else 0
        )
        if total < 2 * line:
            line = total  # one line, of a script whose lines are higher
        above = 0 if self._picture.isNull() else self._paint_picture(painter)
        top = above + max(0, (self.height() - above - total) // 2)
        self._paint_indicator(painter, top + (line - look.px(INDICATOR)) // 2)
        words = QRect(0 if look.rtl else look.px(LEAD), top, self.width() - look.px(LEAD), self.height())
        ink = look.colour("text" if self.isEnabled() or self.property("locked") else "text_disabled")
        draw_text(painter, words, self.words(), self.font(), ink, rtl=look.rtl, wrap=True)
        if self._second:
            words.setTop(top + text_height(self.font(), self.words(), words.width()))
            draw_text(
                painter,
                words,
                self._second,
                look.font("small"),
                look.colour("second"),
                rtl=look.rtl,
                wrap=True,
            )
        painter.end()

    def _paint_picture(self, painter: QPainter) -> int:
        """Above the words; return how much of the height it takes."""
        lead = self._look.px(LEAD)
        left = self.width() - lead - self._picture.width() if self._look.rtl else lead
        painter.drawImage(QPoint(left, 0), self._picture)
        return self._picture_height()

    def _paint_indicator(self, painter: QPainter, top: int) -> None:
        look, option = self._look, QStyleOptionButton()
        option.initFrom(self)
        option.state |= _ST.State_On if self.isChecked() else _ST.State_Off
        size = look.px(INDICATOR)
        option.rect = QRect(self.width() - size if look.rtl else 0, max(0, top), size, size)
        self.style().drawPrimitive(self._element, option, painter, self)


class Check(_Wrapping, QCheckBox):
    """A check box; its words wrap."""

    _element = QStyle.PrimitiveElement.PE_IndicatorCheckBox

    def __init__(self, look: Look, text: str, *, second: str = "", checked: bool = False) -> None:
        QCheckBox.__init__(self, text.replace("&", "&&"))
        self._set_up(look, second)
        self.setChecked(checked)


class Radio(_Wrapping, QRadioButton):
    """A radio button; its words wrap."""

    _element = QStyle.PrimitiveElement.PE_IndicatorRadioButton

    def __init__(self, look: Look, text: str, *, second: str = "", checked: bool = False) -> None:
        QRadioButton.__init__(self, text.replace("&", "&&"))
        self._set_up(look, second)
        self.setChecked(checked)
