"""Drawing on reportlab's canvas: shaped text by glyph number, shapes, and the marks that carry the tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from hrcapp.typeset.breaking import Line
from hrcapp.typeset.fonts import UNITS, Face
from hrcapp.typeset.shaping import Glyph, Run
from hrcapp.typeset.structure import Content, Node, WidgetPlace

Point = tuple[float, float]
Align = Literal["start", "end", "centre"]
Artifact = Literal["Header", "Footer", "Watermark", "Layout"]
_DIRECTIONS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible directions have done their work once the runs are placed."""


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


@dataclass
class Ink:
    """Which glyphs of a face were drawn, and the text each stands for (the ToUnicode map)."""

    face: Face
    texts: dict[int, str] = field(default_factory=dict)

    def says(self, glyph: int, text: str) -> bool:
        """Record the glyph; whether a reader who looks it up alone gets `text`."""
        return _same(self.texts.setdefault(glyph, text), text)


class Pen:
    """One document's canvas. Whatever is drawn lies inside `tagged`, `artifact` or an untagged picture."""

    def __init__(self, size: Point) -> None:
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(self._buffer, pagesize=size, pageCompression=1, invariant=1)
        # The canvas would start each page with a font that is not embedded.
        self._canvas._preamble = ""
        self.inks: dict[Face, Ink] = {}
        self.page = 0
        self._mcid = 0
        self._artifact = False
        self._node: Node | None = None

    def next_page(self) -> None:
        self._canvas.showPage()
        self.page += 1
        self._mcid = 0

    def finish(self) -> bytes:
        """The raw PDF, fonts and tags still to be added."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

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
        for run, x in sorted(line.placed, key=lambda placed: placed[1]):
            self._run(run, left + x, box.top - line.baseline)

    def rect(self, left: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle without outline."""
        self._canvas.setFillColorRGB(*rgb(colour))
        self._canvas.rect(left, bottom, width, height, stroke=0, fill=1)

    def rule(self, box: Box, thickness: float, colour: str) -> None:
        """A horizontal rule along the top of `box`."""
        self.rect(box.left, box.top - thickness, box.width, thickness, colour)

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
            text = "".join(run.text for run, _ in line.placed).translate(_DIRECTIONS)
            apart = "" if not self._node.text or self._node.text[-1].isspace() else " "
            self._node.text += apart + text
            self._node.turned |= any(run.rtl for run, _ in line.placed)

    def _run(self, run: Run, x: float, y: float) -> None:
        ink = self.inks.setdefault(run.face, Ink(run.face))
        clusters = _clusters(run, ink)
        if not clusters:
            return
        # Left to right, one replacement text serves the whole run. Right to left it must go cluster by
        # cluster: readers turn what they find on the page round, and would turn a whole word's text too.
        whole = not run.rtl and not all(cluster.alone for cluster in clusters)
        properties = f"/Lang ({run.language}) " if run.language else ""
        properties += _actual(run.text.translate(_DIRECTIONS)) if whole else ""
        if properties:
            self._write(f"/Span <<{properties}>> BDC")
        red, green, blue = rgb(run.colour)
        self._write(f"{_n(red)} {_n(green)} {_n(blue)} rg BT /{run.face.key} {_n(run.size)} Tf")
        for apart, group in groupby(clusters, lambda cluster: run.rtl and not cluster.alone and cluster):
            glyphs = [glyph for cluster in group for glyph in cluster.glyphs]
            shown = "\n".join(_shows(run, glyphs, x, y))
            self._write(f"/Span <<{_actual(apart.text)}>> BDC {shown} EMC" if apart else shown)
            x += sum(glyph.advance for glyph in glyphs) * run.size / UNITS
        self._write("ET")
        if properties:
            self._write("EMC")

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1, of `#RRGGBB`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


@dataclass(frozen=True)
class _Cluster:
    """Glyphs that belong together, the text they stand for, and whether each alone tells its part."""

    text: str
    glyphs: tuple[Glyph, ...]
    alone: bool


def _clusters(run: Run, ink: Ink) -> list[_Cluster]:
    """The run's clusters from left to right, each glyph noted with what it stands for."""
    starts = sorted({g.cluster for g in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=bool(starts)))
    found = []
    for start, group in groupby(run.glyphs, lambda glyph: glyph.cluster):
        glyphs = tuple(group)
        text = run.text[start : ends[start]].translate(_DIRECTIONS)
        # Readers turn right-to-left text round glyph by glyph: a ligature must be turned beforehand.
        text = text[::-1] if run.rtl else text
        found.append(_Cluster(text, glyphs, _note(ink, glyphs, text)))
    return found


def _note(ink: Ink, glyphs: Sequence[Glyph], text: str) -> bool:
    if len(glyphs) == 1:
        return ink.says(glyphs[0].gid, text)
    # Dots and marks split off a letter: the first glyph speaks, the rest is silent.
    for number, glyph in enumerate(glyphs):
        ink.says(glyph.gid, "\u200b" if number else text)
    return False


def _actual(text: str) -> str:
    return f"/ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>"


def _shows(run: Run, glyphs: Sequence[Glyph], x: float, y: float) -> Iterator[str]:
    """Operators that show the glyphs; a glyph off the baseline gets a matrix of its own."""
    scale = run.size / UNITS
    pending: list[str] = []
    at: float | None = None
    rise = 0
    for glyph in glyphs:
        place = x + glyph.dx * scale
        if at is None or glyph.dy != rise:
            if pending:
                yield _show(pending)
                pending = []
            rise = glyph.dy
            yield f"1 0 0 1 {_n(place)} {_n(y + rise * scale)} Tm"
        elif abs(place - at) > 1e-6:
            pending.append(_n((at - place) / scale))
        pending.append(f"<{glyph.gid:04X}>")
        at = place + run.face.advance(glyph.gid) * scale
        x += glyph.advance * scale
    yield _show(pending)


def _show(pending: Sequence[str]) -> str:
    return f"[{''.join(pending)}] TJ".replace("><", "")


def _same(known: str, text: str) -> bool:
    return known.replace("\u00a0", " ") == text.replace("\u00a0", " ")


def _n(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _towards(start: Point, control: Point) -> Point:
    """The cubic control point that equals a quadratic one."""
    return start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3
