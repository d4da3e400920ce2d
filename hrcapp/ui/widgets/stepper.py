"""Packed, handed over, received, accepted: how far a thing is, and which steps wait for the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrcapp.i18n import _
from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, rounded, text_height

_RADIUS, _ROW = 16, 68


@dataclass(frozen=True)
class Step:
    """A word, when or where it was done, and its icon."""

    title: str
    detail: str
    icon: str


class Stepper(QWidget):
    """`done` steps are done; full lines join them, dashed ones wait. Stands upright in a narrow window."""

    def __init__(self, look: Look, steps: Sequence[Step], done: int) -> None:
        super().__init__()
        self._look, self._steps, self._done = look, tuple(steps), done
        self.setAccessibleName("; ".join(self._spoken(index) for index in range(len(self._steps))))
        lines = text_height(look.font("strong"), "x", 999) + 2 * text_height(look.font("small"), "x", 999)
        self._row = max(look.px(_ROW), lines + look.px(8))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._look.narrow:
            return self._row * len(self._steps)
        room, look = width // len(self._steps) - self._look.px(10), self._look
        words = (
            text_height(look.font("strong"), step.title, room)
            + text_height(look.font("small"), step.detail, room)
            for step in self._steps
        )
        return look.px(2 * _RADIUS + 10) + max(words)

    def sizeHint(self) -> QSize:
        width = self._look.px(640)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._look.px(300)
        return QSize(width, self.heightForWidth(width) if self._look.narrow else self._row)

    def _spoken(self, index: int) -> str:
        step = self._steps[index]
        pattern = _("{step}: done, {detail}") if index < self._done else _("{step}: not yet, {detail}")
        return pattern.format(step=step.title, detail=step.detail)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._steps)):
            self._paint_step(painter, index)
        painter.end()

    def _centre(self, index: int) -> QPointF:
        radius = self._look.px(_RADIUS) + 2
        if self._look.narrow:
            return QPointF(self.width() - radius if self._look.rtl else radius, index * self._row + radius)
        along = index * self.width() / len(self._steps) + radius
        return QPointF(self.width() - along if self._look.rtl else along, radius)

    def _paint_step(self, painter: QPainter, index: int) -> None:
        look, centre, radius = self._look, self._centre(index), self._look.px(_RADIUS)
        done = index < self._done
        if index < len(self._steps) - 1:
            self._paint_line(painter, centre, self._centre(index + 1), done=index + 1 < self._done)
        circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        ground, line = (
            look.colour("brand" if done else "surface"),
            look.colour("brand" if done else "border_input"),
        )
        rounded(painter, circle, radius, ground, line, 2)
        size = look.px(17)
        place = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        ink = look.colour("on_brand" if done else "text_soft")
        paint_icon(painter, place, self._steps[index].icon, ink, rtl=look.rtl)
        self._paint_words(painter, index, done)

    def _paint_line(self, painter: QPainter, start: QPointF, end: QPointF, *, done: bool) -> None:
        look, away = self._look, self._look.px(_RADIUS + 6)
        pen = QPen(look.colour("brand" if done else "border_input"), look.px(3 if done else 2))
        if not done:
            pen.setDashPattern([3, 3])
        step = QPointF(0, away) if look.narrow else QPointF(-away if look.rtl else away, 0)
        painter.setPen(pen)
        painter.drawLine(start + step, end - step)

    def _paint_words(self, painter: QPainter, index: int, done: bool) -> None:
        look, step = self._look, self._steps[index]
        wide = self.width() / len(self._steps)
        if look.narrow:
            lead = look.px(2 * _RADIUS + 14)
            place = QRectF(0 if look.rtl else lead, index * self._row, self.width() - lead, self._row)
        else:
            left = self.width() - (index + 1) * wide if look.rtl else index * wide
            gap = look.px(10)
            place = QRectF(
                left + (gap if look.rtl else 0), look.px(2 * _RADIUS + 10), wide - gap, self.height()
            )
        title = look.colour("text" if done else "text_soft")
        draw_text(painter, place, step.title, look.font("strong"), title, rtl=look.rtl, wrap=True)
        place.adjust(0, text_height(look.font("strong"), step.title, int(place.width())), 0, 0)
        soft = look.colour("text_soft")
        draw_text(painter, place, step.detail, look.font("small"), soft, rtl=look.rtl, wrap=True)
