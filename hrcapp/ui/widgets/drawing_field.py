"""A field to draw in with mouse, finger or pen. Only the shape of the lines is kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from hrcapp.i18n import _
from hrcapp.ui.access import named
from hrcapp.ui.look import Look
from hrcapp.ui.paint import round_pen, rounded
from hrcapp.ui.theme import RADIUS

Point = tuple[float, float]
"""x and y from the top left corner, both in units of the pad's width, so that the shape is kept."""
Stroke = tuple[Point, ...]
_NEAR = 0.002  # points closer than this add nothing to the line


@dataclass(frozen=True)
class Mark:
    """What was set as a mark: drawn strokes, or the outlines of a typed name. No time, no pressure."""

    strokes: tuple[Stroke, ...] = ()
    typed: str = ""

    @property
    def empty(self) -> bool:
        return not self.strokes


def typed_strokes(name: str, font: QFont, width: float, height: float) -> tuple[Stroke, ...]:
    """The outlines of a name as strokes, fitted to `width` × `height` in units of the pad's width."""
    path = QPainterPath()
    path.addText(0, 0, font, name)
    box = path.boundingRect()
    if box.isEmpty():
        return ()
    scale = min(width / box.width(), height / box.height())
    return tuple(
        tuple(
            (round((at.x() - box.x()) * scale, 4), round((at.y() - box.y()) * scale, 4))
            for at in outline.toList()
        )
        for outline in path.toSubpathPolygons()
    )


_INK = "#14211F"
_PEN = 2.4
_WIDTH = 1200
"""px of an image of a drawing on nothing."""


class DrawingField(QLabel):
    """The field itself. It has no keys of its own: beside it stands a way without a pointer."""

    changed = Signal()

    def __init__(self, look: Look, name: str, height: int = 170) -> None:
        super().__init__()
        self._look, self._called = look, name
        self._strokes: list[list[Point]] = []
        self._ground = QImage()
        self.setFixedHeight(look.px(height))
        self.setMinimumWidth(look.px(240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._name()

    @property
    def empty(self) -> bool:
        return not self._strokes

    def mark(self) -> Mark:
        return Mark(tuple(tuple(stroke) for stroke in self._strokes))

    def set_ground(self, ground: QImage) -> None:
        """Draw on a picture, which is shown whole."""
        self._ground = ground
        self.update()

    def undo_stroke(self) -> None:
        """Take the last line away."""
        if self._strokes:
            self._strokes.pop()
            self._after()

    def clear_mark(self) -> None:
        self._strokes = []
        self._after()

    def as_image(self) -> QImage:
        """The drawing in ink on white, or on its picture in that picture's own pixels."""
        place = self._ground_place()
        scale = self._ground.width() / place.width() if place.width() else _WIDTH / max(1, self.width())
        size = self._ground.size() if place.width() else (QSizeF(self.size()) * scale).toSize()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, self._ground)
        painter.scale(scale, scale)
        painter.translate(-place.topLeft())
        self._paint_mark(painter, QColor(_INK))
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._after()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and event.buttons():
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._after()
        event.accept()

    def _begin(self, where: QPointF) -> None:
        if not self.isEnabled():
            return
        self._strokes.append([self._point(where)])
        self.update()

    def _go_on(self, where: QPointF) -> None:
        if not self._strokes:
            return
        x, y = self._point(where)
        last = self._strokes[-1][-1]
        if abs(last[0] - x) > _NEAR or abs(last[1] - y) > _NEAR:
            self._strokes[-1].append((x, y))
            self.update()

    def _point(self, where: QPointF) -> Point:
        x = min(1.0, max(0.0, where.x() / max(1, self.width())))
        # Both in units of the width: a wide pad must not stretch the mark when it is drawn elsewhere.
        y = min(float(self.height()), max(0.0, where.y())) / max(1, self.width())
        return round(x, 4), round(y, 4)

    def _after(self) -> None:
        self._name()
        self.update()
        self.changed.emit()

    def _name(self) -> None:
        named(self, self._called, self._state())

    def _state(self) -> str:
        """What there is to see, in words."""
        return _("Something is drawn") if self._strokes else _("Nothing is drawn yet")

    def _ground_place(self) -> QRectF:
        """Where the picture lies in the field; nowhere without one."""
        if self._ground.isNull():
            return QRectF()
        size = QSizeF(self._ground.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self._look, QRectF(self.rect())
        rounded(
            painter,
            box,
            look.px(RADIUS["sm"]),
            look.colour("surface"),
            look.colour("border_input"),
            max(1.0, look.theme.scale),
        )
        self._paint_under(painter, box)
        # On a picture the ink is that of the image that is made of it, whatever the theme.
        self._paint_mark(painter, look.colour("text") if self._ground.isNull() else QColor(_INK))
        painter.end()

    def _paint_under(self, painter: QPainter, box: QRectF) -> None:
        if not self._ground.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._ground_place(), self._ground)

    def _paint_mark(self, painter: QPainter, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(round_pen(ink, _PEN * self._look.theme.scale))
        for stroke in self._strokes:
            points = [QPointF(x * self.width(), y * self.width()) for x, y in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)
