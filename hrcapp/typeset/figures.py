"""Drawings in vectors with an alternative text, and QR codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.typeset.blocks import Band, Measure
from hrcapp.typeset.pen import Box, Pen, Point


@dataclass(frozen=True)
class Shape:
    """Filled contours in the drawing's own units, y downwards; with `holes` by the even-odd rule."""

    contours: Sequence[Sequence[Point]]
    colour: str
    holes: bool = True


@dataclass(frozen=True)
class Drawing:
    """Shapes within `width` by `height` units; never mirrored."""

    width: float
    height: float
    shapes: Sequence[Shape]

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw it `width` points wide with its upper left corner at (left, top)."""
        scale = width / self.width
        for shape in self.shapes:
            turned = [[(left + x * scale, top - y * scale) for x, y in contour] for contour in shape.contours]
            pen.polygons(turned, shape.colour, holes=shape.holes)


@dataclass(frozen=True)
class Figure:
    """A drawing set at the start edge, `width` points wide, with its alternative text."""

    drawing: Drawing
    width: float
    alt: str
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        node = measure.parent.add("Figure", alt=self.alt)
        height = self.width * self.drawing.height / self.drawing.width

        def paint(pen: Pen, box: Box) -> None:
            left = box.at(0, self.width)
            node.attributes["Layout"] = {"BBox": (left, box.top - height, left + self.width, box.top)}
            with pen.tagged(node):
                self.drawing.paint(pen, left, box.top, self.width)

        return [Band(height, paint, self.before)]


def qr(text: str, *, version: int, level: str = "M", colour: str = "#14211F") -> Drawing:
    """A QR code of exactly this version and error level, without its quiet zone.

    Raises ValueError when the text does not fit.
    """
    import segno

    try:
        code = segno.make(text, version=version, error=level, boost_error=False, micro=False)
    except segno.DataOverflowError as error:
        raise ValueError(f"{len(text)} characters do not fit QR version {version}-{level}") from error
    rows = [bytes(row) for row in code.matrix]
    contours = [_square(start, end, y) for y, row in enumerate(rows) for start, end in _dark(row)]
    return Drawing(len(rows), len(rows), [Shape(contours, colour, holes=False)])


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Dark stretches of a row as (start, end)."""
    edges = [at for at in range(len(row) + 1) if (at < len(row) and row[at]) != (at > 0 and row[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _square(start: int, end: int, y: int) -> list[Point]:
    # A hair of overlap downwards: viewers show seams between rows otherwise.
    return [(start, y), (end, y), (end, y + 1.02), (start, y + 1.02)]
