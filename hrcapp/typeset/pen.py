"""Drawing on reportlab's canvas: shaped text by glyph number, shapes, and the marks that carry the tags."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from hrcapp.typeset.breaking import Line
from hrcapp.typeset.fonts import Face
from hrcapp.typeset.operators import Ink, filled, number, operators, rgb, spoken
from hrcapp.typeset.shaping import Run
from hrcapp.typeset.structure import Content, Node, WidgetPlace

Point = tuple[float, float]
Align = Literal["start", "end", "centre"]
Artifact = Literal["Header", "Footer", "Watermark", "Layout"]


@dataclass(frozen=True)
class Raster:
    """`width` × `height` pixels of 3 bytes (red, green, blue in sRGB), row by row without gaps.

    `jpeg`: the pixels come as such a file (baseline or progressive, three components), kept as it is.
    `alpha`: a byte for each pixel, from 0 where what lies below shines through to 255; none for all full.
    """

    width: int
    height: int
    pixels: bytes = field(repr=False)
    jpeg: bool = False
    alpha: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Box:
    """A strip of the page: left edge, top edge (y upwards, points), width and reading direction."""

    left: float
    top: float
    width: float
    rtl: bool

    def at(self, offset: float, width: float = 0.0) -> float:
        """The left edge of something `width` wide, `offset` from the edge where reading starts."""
        return self.left + self.width - offset - width if self.rtl else self.left + offset

    def inner(self, offset: float, width: float, down: float = 0.0) -> Box:
        """A part of this strip, measured from its start edge and top."""
        return Box(self.at(offset, width), self.top - down, width, self.rtl)


class Pen:
    """One document's canvas. Whatever is drawn lies inside `tagged`, `artifact` or an untagged picture."""

    def __init__(self, size: Point) -> None:
        # Nothing is written by the canvas: its operators go into a file that is made with the tags.
        self._canvas: Any = Canvas(None, pagesize=size)
        self.size = size
        self.inks: dict[Face, Ink] = {}
        self.rasters: dict[Raster, str] = {}
        self.page = 0
        self._contents: list[bytes] = []
        self._mcid = 0
        self._artifact = False
        self._node: Node | None = None

    def next_page(self) -> None:
        self._close_page()
        self.page += 1
        self._mcid = 0

    def finish(self) -> list[bytes]:
        """The content stream of every page, compressed (zlib)."""
        self._close_page()
        return self._contents

    def _close_page(self) -> None:
        self._contents.append(zlib.compress("\n".join(self._canvas._code).encode("ascii")))
        self._canvas._startPage()  # not showPage, by which the canvas keeps every page a second time

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to `node`; inside an artifact it does not."""
        if self._artifact:
            yield
            return
        node.kids.append(Content(self.page, self._mcid))
        self._write(f"/{node.tag} <</MCID {self._mcid}>> BDC")
        self._mcid += 1
        self._node = node
        yield
        self._node = None
        self._write("EMC")

    @contextmanager
    def artifact(self, kind: Artifact) -> Iterator[None]:
        """What is drawn inside is no content: rules, grounds, running heads and feet."""
        if self._artifact:
            yield
            return
        properties = "/Type /Layout" if kind == "Layout" else f"/Type /Pagination /Subtype /{kind}"
        self._artifact = True
        self._write(f"/Artifact <<{properties}>> BDC")
        yield
        self._write("EMC")
        self._artifact = False

    def field(self, node: Node, name: str, tooltip: str, box: Box, height: float) -> None:
        """Reserve the place of an empty signature field as a kid of `node` (a Form element)."""
        rect = (box.left, box.top - height, box.left + box.width, box.top)
        node.kids.append(WidgetPlace(name, tooltip, self.page, rect))

    def line(self, line: Line, box: Box, align: Align = "start") -> None:
        """Set a line with its top at the top of `box`."""
        slack = box.width - line.width
        right = box.rtl != (align == "end")
        left = box.left + (slack / 2 if align == "centre" else slack if right else 0.0)
        self._tell(line)
        # Left to right, as most readers of the bare page expect; the order for reading stands in the element.
        # The run of an isolate mark has no glyphs, and no place of its own to draw its neighbours from.
        placed = sorted((one for one in line.placed if one[0].glyphs), key=itemgetter(1))
        for _, alike in groupby(placed, lambda one: (one[0][1:3], one[0].rtl, one[0].language, one[0].face)):
            runs = list(alike)
            self._runs([run for run, _ in runs], left + runs[0][1], box.top - line.baseline)

    def rect(self, left: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle without outline."""
        self._canvas.setFillColorRGB(*rgb(colour))
        self._canvas.rect(left, bottom, width, height, stroke=0, fill=1)

    def rule(self, box: Box, thickness: float, colour: str) -> None:
        """A horizontal rule along the top of `box`."""
        self.rect(box.left, box.top - thickness, box.width, thickness, colour)

    def path(self, path: str, colour: str, corner: Point, scale: float, *, holes: bool = True) -> None:
        """Fill a path of operators in its own units, y downwards from its upper left `corner`.

        With `holes` by the even-odd rule, else overlaps stay filled.
        """
        left, top = map(number, corner)
        size = number(scale)
        matrix = f"{size} 0 0 -{size} {left} {top} cm"
        self._write(f"q {matrix} {filled(colour)}\n{path} {'f*' if holes else 'f'} Q")

    def polygons(self, contours: Sequence[Sequence[Point]], colour: str, *, holes: bool = True) -> None:
        """Fill closed contours; with `holes` by the even-odd rule, else overlaps stay filled."""
        path = self._canvas.beginPath()
        for contour in contours:
            path.moveTo(*contour[0])
            for point in contour[1:]:
                path.lineTo(*point)
            path.close()
        self._canvas.setFillColorRGB(*rgb(colour))
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=0 if holes else 1)

    def stroke(self, points: Sequence[Point], width: float, colour: str) -> None:
        """A smooth stroke through `points` with round ends; one point makes a dot."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        start = points[0]
        for control, after in zip(points[1:], [*points[2:], points[-1]], strict=len(points) > 1):
            end = _middle(control, after)
            path.curveTo(*_towards(start, control), *_towards(end, control), *end)
            start = end
        if len(points) == 1:
            path.lineTo(*points[0])
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(*rgb(colour))
        self._canvas.setLineWidth(width)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.restoreState()

    def raster(self, raster: Raster, left: float, bottom: float, width: float, height: float) -> None:
        """Draw pixels; the same ones are stored once, under the name kept in `rasters`."""
        name = self.rasters.setdefault(raster, f"Im{len(self.rasters) + 1}")
        self._canvas.saveState()
        self._canvas.translate(left, bottom)
        self._canvas.scale(width, height)
        self._write(f"/{name} Do")
        self._canvas.restoreState()

    @contextmanager
    def turned(self, centre: Point, degrees: float) -> Iterator[None]:
        """Draw with the origin at `centre`, turned counterclockwise."""
        self._canvas.saveState()
        self._canvas.translate(*centre)
        self._canvas.rotate(degrees)
        yield
        self._canvas.restoreState()

    def _tell(self, line: Line) -> None:
        """Keep the text in reading order with its element: on the page it stands in visual order."""
        if self._node:
            text = spoken(line.text)
            apart = "" if not self._node.text or self._node.text[-1].isspace() else " "
            self._node.text += apart + text
            self._node.turned |= any(run.rtl for run, _ in line.placed)

    def _runs(self, runs: Sequence[Run], x: float, y: float) -> None:
        face = runs[0].face
        self._write("\n".join(operators(runs, self.inks.setdefault(face, Ink(face)), x, y)))

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _towards(start: Point, control: Point) -> Point:
    """The cubic control point that equals a quadratic one."""
    return start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3
