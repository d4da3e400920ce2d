"""The map: land, borders, and a mark where parties are. The table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import hypot, sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QToolTip, QWidget

from hrcapp.secretariat import atlas
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text

_DOT, _LARGEST, _WITH_NUMBER = 4.0, 12.0, 9.0
_REACH, _LEAST_HIGH = 5, 240


@dataclass(frozen=True)
class Mark:
    """One mark at (x, y) of the map's units; `shown` the number of parties in words.

    `exact`: of a known place, drawn filled; hollow where a country's centre stands for it.
    """

    x: float
    y: float
    count: int
    shown: str
    government: bool
    exact: bool
    words: str


@dataclass(frozen=True)
class _Placed:
    """A mark as it is drawn now; `place` is its own in the list of marks."""

    place: int
    mark: Mark
    centre: QPointF
    radius: float
    numbered: bool = False


class WorldMap(QWidget):
    """`opened` carries the places, in `marks`, of those under the mouse; `extent` is the part in view."""

    opened = Signal(list)

    def __init__(self, look: Look, name: str, marks: Sequence[Mark], extent: QRectF) -> None:
        super().__init__()
        self._look, self._marks, self._extent = look, tuple(marks), extent
        self._drawn: tuple[_Placed, ...] | None = None
        self.setAccessibleName(name)
        self.setFixedHeight(look.px(_LEAST_HIGH))
        self.setMinimumWidth(look.px(120))
        self.setMouseTracking(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the whole world is at this width, whichever part of it is in view."""
        super().resizeEvent(event)
        self._drawn = None
        world = atlas.outline()
        self.setFixedHeight(max(self._look.px(_LEAST_HIGH), round(self.width() * world.height / world.width)))

    def show_extent(self, extent: QRectF) -> None:
        """Show another part of the world."""
        self._extent, self._drawn = extent, None
        self.update()

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), look.px(4), look.px(4))
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), look.colour("map_sea"))
        painter.setTransform(self._transform())
        land, borders = _paths()
        painter.fillPath(land, look.colour("map_land"))
        line = QPen(look.colour("map_line"), 0.8 * look.theme.scale)
        line.setCosmetic(True)
        painter.strokePath(borders, line)
        painter.resetTransform()
        for placed in self._placed():
            self._paint_mark(painter, placed)
        painter.end()

    def _paint_mark(self, painter: QPainter, placed: _Placed) -> None:
        look, mark, centre, radius = self._look, placed.mark, placed.centre, placed.radius
        colour = look.colour("data_1" if mark.government else "data_2")
        hollow = not mark.exact
        painter.setPen(QPen(colour if hollow else look.colour("surface"), look.px(2 if hollow else 1)))
        painter.setBrush(look.colour("surface") if hollow else colour)
        _draw_sign(painter, centre, radius, government=mark.government)
        if placed.numbered:
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            draw_text(painter, box, mark.shown, look.font("tiny"), look.colour("text"), centre=True)

    def _placed(self) -> tuple[_Placed, ...]:
        """The marks as they lie in this part of the world at this size."""
        if self._drawn is None:
            self._drawn = tuple(self._place())
        return self._drawn

    def _place(self) -> list[_Placed]:
        """In the order of drawing, the largest first; a number is written where nothing else stands near."""
        look, transform = self._look, self._transform()
        found: list[_Placed] = []
        governments: dict[tuple[float, float], _Placed] = {}
        for place, mark in sorted(
            enumerate(self._marks), key=lambda one: (not one[1].government, -one[1].count)
        ):
            centre, radius = transform.map(QPointF(mark.x, mark.y)), look.px(_radius(mark.count))
            if twin := None if mark.government else governments.get((mark.x, mark.y)):
                # A partner stands beside the governments of the same place, not upon them.
                centre = twin.centre + QPointF(twin.radius + radius + look.px(4), 0)
            found.append(_Placed(place, mark, centre, radius))
            if mark.government:
                governments[mark.x, mark.y] = found[-1]
        return [self._with_number(one, found) for one in found]

    def _with_number(self, placed: _Placed, others: Sequence[_Placed]) -> _Placed:
        least = self._look.px(_WITH_NUMBER)
        if placed.mark.count == 1 or placed.mark.exact:
            return placed
        radius = max(placed.radius, least)
        near = [_apart(placed.centre, one.centre) - one.radius for one in others if one is not placed]
        return (
            replace(placed, radius=radius, numbered=True) if min(near, default=radius) >= radius else placed
        )

    def _transform(self) -> QTransform:
        """From the map's units to the widget, the whole extent in view, its middle in the middle."""
        extent = self._extent
        scale = min(self.width() / extent.width(), self.height() / extent.height())
        middle, centre = QRectF(self.rect()).center(), extent.center()
        return QTransform(
            scale, 0, 0, scale, middle.x() - scale * centre.x(), middle.y() - scale * centre.y()
        )

    # -- pointing

    def _under(self, point: QPointF) -> list[int]:
        reach = self._look.px(_REACH)
        return [one.place for one in self._placed() if _apart(one.centre, point) <= one.radius + reach]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointing = bool(self._under(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (found := self._under(event.position())):
            self.opened.emit(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = "\n".join(self._marks[place].words for place in self._under(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


class MarkSign(QWidget):
    """The sign of a kind of mark, for the legend."""

    def __init__(self, look: Look, *, government: bool, exact: bool) -> None:
        super().__init__()
        self._look, self._government, self._exact = look, government, exact
        self.setFixedSize(look.px(16), look.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = look.colour("data_1" if self._government else "data_2")
        painter.setPen(QPen(colour, look.px(2)))
        painter.setBrush(colour if self._exact else look.colour("surface"))
        box = QRectF(self.rect())
        _draw_sign(painter, box.center(), look.px(4), government=self._government)
        painter.end()


def _radius(count: int) -> float:
    """Areas grow with the count, up to a size that hides no neighbour."""
    return min(_LARGEST, _DOT * sqrt(count))


def _apart(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _draw_sign(painter: QPainter, centre: QPointF, radius: float, *, government: bool) -> None:
    """A disc for governments, a diamond of about the same area for partners."""
    if government:
        painter.drawEllipse(centre, radius, radius)
    else:
        reach = radius * 1.25
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.drawPolygon(QPolygonF([centre + QPointF(*corner) for corner in corners]))


@cache
def _paths() -> tuple[QPainterPath, QPainterPath]:
    """Land and borders in the map's units."""
    outline = atlas.outline()
    land, borders = QPainterPath(), QPainterPath()
    land.setFillRule(Qt.FillRule.WindingFill)
    for line in outline.land:
        land.addPolygon(QPolygonF([QPointF(*point) for point in line]))
        land.closeSubpath()
    for line in outline.borders:
        borders.addPolygon(QPolygonF([QPointF(*point) for point in line]))
    return land, borders
