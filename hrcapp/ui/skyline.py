"""A quiet row of houses in line art: the only picture of the app, on Home and in its empty states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import cycle

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from hrcapp.ui.paint import round_pen

_GAP = 5.0
_Window = tuple[float, float, float, float, bool]  # x, y, width, height, lit


class _Street:
    """A pen that walks along the base line; one unit is a hundredth of the picture's height."""

    def __init__(self, painter: QPainter, rect: QRectF, light: QColor) -> None:
        self.painter, self.light = painter, light
        self.unit = rect.height() / 100
        self.x, self.base = rect.left(), rect.bottom() - 8 * self.unit

    def at(self, x: float, y: float) -> QPointF:
        return QPointF(self.x + x * self.unit, self.base - y * self.unit)

    def line(self, *points: tuple[float, float]) -> None:
        self.painter.drawPolyline([self.at(x, y) for x, y in points])

    def windows(self, windows: Iterable[_Window]) -> None:
        for x, y, width, height, lit in windows:
            pane = QRectF(self.at(x, y + height), self.at(x + width, y))
            if lit:
                self.painter.fillRect(pane, self.light)
            else:
                self.painter.drawRect(pane)

    def filled(self, *points: tuple[float, float]) -> None:
        self.painter.save()
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.light)
        self.painter.drawPolygon([self.at(x, y) for x, y in points])
        self.painter.restore()


def _house(
    width: float, wall: float, gable: float, *windows: _Window
) -> tuple[float, Callable[[_Street], None]]:
    def draw(street: _Street) -> None:
        street.line((0, 0), (0, wall), (width / 2, wall + gable), (width, wall), (width, 0))
        street.windows(windows)

    return width, draw


def _tree(height: float) -> tuple[float, Callable[[_Street], None]]:
    def draw(street: _Street) -> None:
        street.line((7, 0), (7, height * 0.6))
        street.painter.drawEllipse(street.at(7, height), 7 * street.unit, 9 * street.unit)

    return 12, draw


def _flat(
    width: float, height: float, columns: int, rows: int, lit: tuple[int, int]
) -> tuple[float, Callable[[_Street], None]]:
    def draw(street: _Street) -> None:
        street.line((0, 0), (0, height), (width, height), (width, 0))
        street.line((-2, height), (width + 2, height))
        step = (width - 8) / columns
        street.windows(
            (5 + column * step, 9 + row * 15, 5, 8, (column, row) == lit)
            for column in range(columns)
            for row in range(rows)
        )

    return width, draw


def _hall(street: _Street) -> None:
    street.line((0, 0), (0, 40), (76, 40), (76, 0))
    street.line((-3, 40), (38, 60), (79, 40))
    for column in (10, 24, 52, 66):
        street.line((column, 0), (column, 32))
    street.line((5, 32), (71, 32))
    street.line((33, 0), (33, 20), (43, 20), (43, 0))
    street.line((33, 57), (33, 74), (38, 80), (43, 74), (43, 57))
    street.painter.drawEllipse(street.at(38, 67), 3.2 * street.unit, 3.2 * street.unit)
    street.line((38, 80), (38, 90))
    street.filled((38, 90), (49, 86.5), (38, 83))


_ROW: tuple[tuple[float, Callable[[_Street], None]], ...] = (
    _house(22, 22, 12, (8, 7, 5, 8, False)),
    _tree(22),
    _house(26, 34, 14, (6, 10, 5, 8, False), (15, 10, 5, 8, True), (6, 24, 5, 6, False)),
    _flat(34, 54, 2, 3, (1, 2)),
    _tree(26),
    (79, _hall),
    _tree(22),
    _house(24, 42, 13, (5, 8, 5, 8, False), (14, 8, 5, 8, False), (5, 26, 5, 8, False), (14, 26, 5, 8, True)),
    _house(20, 26, 11, (7, 8, 5, 8, False)),
    _flat(30, 44, 2, 2, (0, 1)),
    _tree(20),
    _house(24, 24, 12, (9, 8, 5, 8, False)),
    _tree(22),
    _house(22, 34, 12, (4, 10, 5, 8, False), (13, 10, 5, 8, False)),
)


def paint_skyline(
    painter: QPainter, rect: QRectF, line: QColor, light: QColor, *, rtl: bool, scale: float
) -> None:
    """Fill `rect` with the street, from its start edge; `light` is for lit windows and the flag."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    if rtl:
        painter.translate(rect.center().x() * 2, 0)
        painter.scale(-1, 1)
    painter.setPen(round_pen(line, max(1.4, 1.6 * scale)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    street = _Street(painter, rect, light)
    painter.drawLine(QPointF(rect.left(), street.base), QPointF(rect.right(), street.base))
    for width, draw in cycle(_ROW):
        if street.x + width * street.unit + 2 >= rect.right():
            break
        draw(street)
        street.x += (width + _GAP) * street.unit
    painter.restore()
