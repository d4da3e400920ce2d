"""What a signature looks like in its field: typeset by ourselves, in vectors, one page without tags."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime

from hrcapp.i18n.languages import is_rtl
from hrcapp.media import Ink
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.labels import SIGNED_ON, SIGNED_ON_PAPER, SignatureKind, kind_label, say
from hrcapp.statement.wording import moment
from hrcapp.typeset import INK, SOFT, Box, Line, Pen, Raster, Span, Style, isolate_name, lines, picture

Stroke = Sequence[tuple[float, float]]
Size = tuple[float, float]

_MOST_POINTS = 50_000
_PEN_WIDTH = 1.3
_BARE_STROKE = 0.01
"""A mark smaller than this part of the pad's width is a slip of the hand."""


def certificate_look(size: Size, name: str, now: datetime, language: str) -> bytes:
    """Name, day and hour, and the honest label, as large as the field allows."""
    label = kind_label(SignatureKind.CERTIFICATE, language, isolate_name(name))
    signed = say(language, SIGNED_ON).format(date=moment(now, language))
    rows = [(name, Style(11, 1.35, True)), (signed, Style(7.5, 1.4)), (label, Style(7, 1.4, colour=SOFT))]
    return picture(size, lambda pen, box: _write(pen, box, rows), rtl=is_rtl(language))


def drawn_look(size: Size, strokes: Sequence[Stroke], language: str) -> bytes:
    """The mark as it was drawn, its proportions kept, above its honest label."""
    clean = clean_strokes(strokes)
    return _mark_look(size, lambda pen, box, height: _draw(pen, clean, box, height), language)


def pictured_look(size: Size, ink: Ink, language: str) -> bytes:
    """The mark out of a picture, above the label of a drawn one: it is worth as much."""
    raster = Raster(ink.width, ink.height, bytes(ink.colour) * (ink.width * ink.height), alpha=ink.alpha)

    def place(pen: Pen, box: Box, height: float) -> None:
        scale = min(box.width / ink.width, height / ink.height)
        width = ink.width * scale
        pen.raster(raster, box.at(0, width), box.top - height, width, ink.height * scale)

    return _mark_look(size, place, language)


def _mark_look(size: Size, mark: Callable[[Pen, Box, float], None], language: str) -> bytes:
    """A mark within a height from the top of the box, above the honest label of marks."""
    rows = [(kind_label(SignatureKind.DRAWN, language), Style(6, 1.35, colour=SOFT))]

    def paint(pen: Pen, box: Box) -> None:
        below = _height(rows, box, 1.0)
        mark(pen, box, max(box.top - below - 2, box.top / 3))
        _write(pen, box.inner(0, box.width, box.top - below), rows)

    return picture(size, paint, rtl=is_rtl(language))


def typed_look(size: Size, name: str, language: str) -> bytes:
    """A typed name, for those who can't draw one, above its honest label."""
    words = " ".join(name.split())
    if not words:
        raise Fault(Code.SIGNATURE_EMPTY)
    label = kind_label(SignatureKind.TYPED, language)
    rows = [(words, Style(15, 1.5)), (label, Style(6, 1.35, colour=SOFT))]
    return picture(size, lambda pen, box: _write(pen, box, rows), rtl=is_rtl(language))


def scan_look(size: Size, language: str) -> bytes:
    """Where the signature stands: on the scan of the paper, with its honest label."""
    rows = [
        (say(language, SIGNED_ON_PAPER), Style(9, 1.4)),
        (kind_label(SignatureKind.SCAN, language), Style(6, 1.35, colour=SOFT)),
    ]
    return picture(size, lambda pen, box: _write(pen, box, rows), rtl=is_rtl(language))


def clean_strokes(strokes: Sequence[Stroke]) -> list[list[tuple[float, float]]]:
    """Positions only, doubled points dropped; Fault SIGNATURE_EMPTY when nothing worth the name is there.

    ValueError for more points than a hand draws or numbers that are none.
    """
    if sum(len(stroke) for stroke in strokes) > _MOST_POINTS:
        raise ValueError("too many points")
    clean: list[list[tuple[float, float]]] = []
    for stroke in strokes:
        points: list[tuple[float, float]] = []
        for x, y in stroke:
            if not (math.isfinite(x) and math.isfinite(y)):
                raise ValueError("a point is not a number")
            if not points or (x, y) != points[-1]:
                points.append((float(x), float(y)))
        if points:
            clean.append(points)
    left, top, right, bottom = _bounds(clean) if clean else (0.0, 0.0, 0.0, 0.0)
    if max(right - left, bottom - top) < _BARE_STROKE:
        raise Fault(Code.SIGNATURE_EMPTY)
    return clean


def _bounds(strokes: Sequence[Stroke]) -> tuple[float, float, float, float]:
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    return min(xs), min(ys), max(xs), max(ys)


def _draw(pen: Pen, strokes: Sequence[Stroke], box: Box, height: float) -> None:
    """Fit the strokes (y downwards) into the box, at the edge where reading starts."""
    left, top, right, bottom = _bounds(strokes)
    inset = _PEN_WIDTH
    scale = min(
        (box.width - 2 * inset) / max(right - left, 1e-6), (height - 2 * inset) / max(bottom - top, 1e-6)
    )
    start = box.at(inset, (right - left) * scale)
    down = box.top - inset - max(0.0, height - 2 * inset - (bottom - top) * scale)
    for stroke in strokes:
        pen.stroke(
            [(start + (x - left) * scale, down - (y - top) * scale) for x, y in stroke], _PEN_WIDTH, INK
        )


Row = tuple[str, Style]


def _height(rows: Sequence[Row], box: Box, scale: float) -> float:
    return sum(row.height for words, style in rows for row in _set(words, style, box, scale))


def _write(pen: Pen, box: Box, rows: Sequence[Row]) -> None:
    scale = 1.0
    while scale > 0.4 and _height(rows, box, scale) > box.top:
        scale -= 0.05
    down = 0.0
    for words, style in rows:
        for row in _set(words, style, box, scale):
            pen.line(row, box.inner(0, box.width, down))
            down += row.height


def _set(words: str, style: Style, box: Box, scale: float) -> list[Line]:
    return lines([Span(words)], style.but(size=style.size * scale), box.width, box.rtl)
