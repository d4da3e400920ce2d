"""The second language under the first: a tag with its code and the text in an isolate, in plum everywhere."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import endonym
from hrcapp.ui.bidi import isolated as isolated
from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill

_TAG = 18


class Tag(QLabel):
    """A BCP 47 code in a small box: plum for a second language or a translation, neutral for an original."""

    def __init__(self, look: Look, language: str, ink: Literal["second", "neutral"] = "second") -> None:
        super().__init__(language)
        self._look, self._ink = look, ink
        self.setFont(look.font("small_strong", latin=True))
        self.setAccessibleName(endonym(language))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics, look = QFontMetrics(self.font()), self._look
        return QSize(max(look.px(26), metrics.horizontalAdvance(self.text()) + look.px(14)), look.px(_TAG))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        height = look.px(_TAG)
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        rounded(painter, box, look.px(3), look.colour(f"{self._ink}_soft"))
        painter.setFont(self.font())
        painter.setPen(look.colour(self._ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, self.text())
        painter.end()


class SecondText(QWidget):
    """One text in the second language; where there is none, it says so."""

    def __init__(self, look: Look, language: str, text: str) -> None:
        super().__init__()
        other = look.speaking(language)
        words = isolated(text) if text else _("No text in {language} yet").format(language=endonym(language))
        self.label = Label(
            look, words, "small", "second" if text else "text_soft", wrap=True, latin=not other.rtl
        )
        if text:
            self.label.setLocale(other.locale)
        if other.rtl:
            self.label.setFont(other.font("small"))
        tag = Tag(look, language)
        # The tag stands in the middle of the first line, however high the script's lines are.
        tag.setFixedHeight(max(look.px(_TAG), self.label.fontMetrics().height()))
        layout = fill(self, look, tag, (self.label, 1), vertical=False, gap=8)
        layout.setAlignment(tag, Qt.AlignmentFlag.AlignTop)
