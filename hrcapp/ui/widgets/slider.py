"""A slider along the reading direction, that may stand nowhere yet; a thumb can hold its handle."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle

from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded
from hrcapp.ui.widgets.field import set_locked

HANDLE = 26
_GROOVE, _TICK = 6, 8
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Slider(QSlider):
    """Whole positions from `least` to `most`. `ticks` are marked positions with the words under them.

    `moved` comes when a person puts the handle somewhere, also where it was shown before anything was chosen.
    """

    moved = Signal(int)

    def __init__(self, look: Look, least: int, most: int, ticks: Mapping[int, str] | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._ticks, self._placed = look, dict(ticks or {}), False
        self.setLayoutDirection(look.direction)
        self.setRange(least, most)
        self.setPageStep(max(1, (most - least) // 10))
        self.setFont(look.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._put)

    def place(self, position: int | None, otherwise: int) -> None:
        """Show where it stands; None: nowhere yet, and a hollow handle waits at `otherwise`."""
        blocked = self.blockSignals(True)
        self._placed = position is not None
        self.setValue(otherwise if position is None else position)
        self.blockSignals(blocked)
        self.update()

    def set_locked(self, locked: bool) -> None:
        set_locked(self, locked)
        self.setEnabled(not locked)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().height() + self._look.px(2) if any(self._ticks.values()) else 0
        return QSize(self._look.px(320), self._look.theme.control_height + words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page over it must not change an answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._put(self.value())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._put(self.value())

    def _follow(self, event: QMouseEvent) -> None:
        along = round(event.position().x() - self._inset())
        room = round(self.width() - 2 * self._inset())
        low, high = self.minimum(), self.maximum()
        self.setValue(QStyle.sliderValueFromPosition(low, high, along, room, self._look.rtl))

    def _put(self, position: int) -> None:
        self._placed = True
        self.update()
        self.moved.emit(position)

    def _inset(self) -> float:
        """Half a handle, or half of the words under the ends where these are wider."""
        words = [self._ticks.get(end, "") for end in (self.minimum(), self.maximum())]
        widest = max(QFontMetrics(self.font()).horizontalAdvance(each) for each in words)
        return min(max(self._look.px(HANDLE), widest) / 2 + 1, self.width() / 4)

    def _at(self, position: int) -> float:
        room = round(self.width() - 2 * self._inset())
        low, high = self.minimum(), self.maximum()
        return self._inset() + QStyle.sliderPositionFromValue(low, high, position, room, self._look.rtl)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        middle = look.theme.control_height / 2
        low, high = sorted((self._at(self.minimum()), self._at(self.maximum())))
        thick = look.px(_GROOVE)
        groove = QRectF(low, middle - thick / 2, high - low, thick)
        usable = self.isEnabled()
        rounded(painter, groove, thick / 2, look.colour("surface"), look.colour("border_input"))
        now = self._at(self.value())
        if self._placed:
            begin = high if look.rtl else low
            done = QRectF(min(begin, now), groove.top(), abs(now - begin), thick)
            rounded(painter, done, thick / 2, look.colour("brand" if usable else "text_disabled"))
        self._paint_ticks(painter, middle + look.px(HANDLE) / 2 - look.px(2))
        self._paint_handle(painter, QPointF(now, middle))
        painter.end()

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        look, size = self._look, self._look.px(HANDLE - 4)
        box = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
        wrong, usable = bool(self.property("invalid")), self.isEnabled()
        line = look.colour("danger" if wrong else "brand" if usable else "text_disabled")
        ground = look.colour("surface") if not self._placed else line
        rounded(painter, box, size / 2, ground, line, 2 * look.theme.scale)
        if self._placed:
            inset = size * 0.34
            rounded(painter, box.adjusted(inset, inset, -inset, -inset), size, look.colour("on_brand"))

    def _paint_ticks(self, painter: QPainter, top: float) -> None:
        look, metrics = self._look, QFontMetrics(self.font())
        painter.setFont(self.font())
        for position, words in self._ticks.items():
            at = self._at(position)
            painter.setPen(look.colour("border_input"))
            painter.drawLine(QPointF(at, top - look.px(_TICK)), QPointF(at, top - look.px(2)))
            wide = metrics.horizontalAdvance(words) + 2
            left = min(max(0.0, at - wide / 2), self.width() - wide)
            painter.setPen(look.colour("text_soft"))
            painter.drawText(QPointF(left, top + metrics.ascent()), words)
