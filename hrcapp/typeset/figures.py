"""Drawings in vectors with an alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hrcapp.typeset.blocks import Band, Measure
from hrcapp.typeset.pen import Box, Pen, Point


@dataclass(frozen=True)
class Shape:
    """Filled contours in the drawing's own units, y downwards; with `holes` by the even-odd rule.

    Coordinates are short numbers: they go into the page as they are.
    """

    contours: Sequence[Sequence[Point]]
    colour: str
    holes: bool = True

    @cached_property
    def path(self) -> str:
        """The contours as operators, closed."""
        lines = (" l ".join(f"{x} {y}" for x, y in contour) for contour in self.contours)
        return "\n".join(line.replace(" l ", " m ", 1) + " l h" for line in lines)


@dataclass(frozen=True)
class Bars:
    """Filled rectangles (left, top, width, height) in the drawing's own units, y downwards."""

    rectangles: Sequence[tuple[float, float, float, float]]
    colour: str
    holes: bool = False

    @cached_property
    def path(self) -> str:
        """The rectangles as operators."""
        return "\n".join(f"{x} {y} {width} {height} re" for x, y, width, height in self.rectangles)

    @property
    def contours(self) -> Sequence[Sequence[Point]]:
        """The corners of each."""
        return [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in self.rectangles]


@dataclass(frozen=True)
class Drawing:
    """Shapes within `width` by `height` units; never mirrored."""

    width: float
    height: float
    shapes: Sequence[Shape | Bars]

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw it `width` points wide with its upper left corner at (left, top)."""
        for shape in self.shapes:
            pen.path(shape.path, shape.colour, (left, top), width / self.width, holes=shape.holes)


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
