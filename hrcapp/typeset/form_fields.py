"""Room to write and boxes to tick: on paper, or as fields that a reader fills in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hrcapp.typeset.blocks import MM, Band, Measure
from hrcapp.typeset.breaking import Line, line, lines
from hrcapp.typeset.pen import Box, Pen, Point
from hrcapp.typeset.shaping import SOFT, Style
from hrcapp.typeset.structure import InputPlace, Node
from hrcapp.typeset.styles import VALUE

_RULE = 0.5
_ARCS = 40
_GAP = 5 * MM
_MOST_COLUMNS = 3
_TOGETHER = 8
"""A list of more rows than this may go on over the page."""


@dataclass(frozen=True)
class WriteRoom:
    """`lines` ruled lines, or with `field` one field as high; `name` is its path, `tooltip` its label."""

    name: str
    tooltip: str
    lines: int = 1
    field: bool = False
    pitch: float = 7.5 * MM
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        form = measure.parent.add("Form", alt=self.tooltip)
        height = self.lines * self.pitch
        if not self.field:
            form.attributes["PrintField"] = {"Role": "/tv"}

        def paint(pen: Pen, box: Box) -> None:
            if self.field:
                with pen.artifact("Layout"):
                    pen.polygons(_frame(box, height), SOFT)
                self._reserve(pen, form, box, height)
                return
            with pen.tagged(form):
                for number in range(1, self.lines + 1):
                    pen.rule(box.inner(0, box.width, number * self.pitch - _RULE), _RULE, SOFT)

        return [Band(height, paint, self.before)]

    def _reserve(self, pen: Pen, form: Node, box: Box, height: float) -> None:
        kind: Literal["lines", "text"] = "lines" if self.lines > 1 else "text"
        rect = (box.left + 1, box.top - height + 1, box.left + box.width - 1, box.top - 1)
        form.kids.append(InputPlace(kind, self.name, "", self.tooltip, pen.page, rect, box.rtl))


@dataclass(frozen=True)
class TickList:
    """Answers to choose from (value, words): circles where one is chosen (`single`), squares for several.

    They stand in as many columns as their words allow, up to three, row by row.
    """

    name: str
    tooltip: str
    options: Sequence[tuple[str, str]]
    single: bool = False
    field: bool = False
    style: Style = VALUE
    side: float = 9.5
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        node = measure.parent.add("L")
        node.attributes["List"] = {"ListNumbering": "/None"}
        columns = self._columns(measure)
        width = (measure.width - _GAP * (columns - 1)) / columns
        cells = [self._cell(node, *option, width, measure.rtl) for option in self.options]
        rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
        found = [self._row(row, width) for row in rows]
        found[0].before = self.before
        for band in found[:-1] if len(found) <= _TOGETHER else [*found[:2], *found[-2:-1]]:
            band.glue = True
        return found

    @property
    def _indent(self) -> float:
        return self.side + 2.2 * MM

    def _columns(self, measure: Measure) -> int:
        widest = max(line(words, self.style, measure.rtl).width for _, words in self.options) + self._indent
        return max(1, min(_MOST_COLUMNS, len(self.options), int((measure.width + _GAP) / (widest + _GAP))))

    def _cell(self, node: Node, value: str, words: str, width: float, rtl: bool) -> _Cell:
        body = node.add("LI").add("LBody")
        tooltip = f"{self.tooltip}: {words}" if value else self.tooltip
        form, text = body.add("Form", alt=tooltip), body.add("P")
        if not self.field:
            form.attributes["PrintField"] = {"Role": "/rb" if self.single else "/cb", "checked": "/off"}
        return _Cell(value, tooltip, form, text, lines(words, self.style, width - self._indent, rtl))

    def _row(self, row: Sequence[_Cell], width: float) -> Band:
        height = max(sum(one.height for one in cell.words) for cell in row) + 0.8 * MM

        def paint(pen: Pen, box: Box) -> None:
            for at, cell in enumerate(row):
                self._paint(pen, cell, box.inner(at * (width + _GAP), width))

        return Band(height, paint)

    def _paint(self, pen: Pen, cell: _Cell, box: Box) -> None:
        left, top = box.at(0, self.side), box.top - (self.style.line - self.side) / 2
        mark = list(_mark(left, top, self.side, round_=self.single))
        if self.field:
            with pen.artifact("Layout"):
                pen.polygons(mark, SOFT)
            rect = (left, top - self.side, left + self.side, top)
            kind: Literal["radio", "tick"] = "radio" if self.single else "tick"
            cell.form.kids.append(InputPlace(kind, self.name, cell.value, cell.tooltip, pen.page, rect))
        else:
            with pen.tagged(cell.form):
                pen.polygons(mark, SOFT)
        with pen.tagged(cell.text):
            for number, words in enumerate(cell.words):
                pen.line(words, box.inner(self._indent, box.width - self._indent, number * words.height))


@dataclass(frozen=True)
class _Cell:
    value: str
    tooltip: str
    form: Node
    text: Node
    words: Sequence[Line]


def _frame(box: Box, height: float) -> list[list[Point]]:
    """The outline of a field: an outer and an inner contour."""
    return [
        [
            (box.left + inset, box.top - inset),
            (box.left + box.width - inset, box.top - inset),
            (box.left + box.width - inset, box.top - height + inset),
            (box.left + inset, box.top - height + inset),
        ]
        for inset in (0.0, _RULE)
    ]


def _mark(left: float, top: float, side: float, *, round_: bool) -> Iterator[list[Point]]:
    if not round_:
        yield from _frame(Box(left, top, side, False), side)
        return
    middle = (left + side / 2, top - side / 2)
    for radius in (side / 2, side / 2 - _RULE * 1.2):
        turns = (2 * math.pi * step / _ARCS for step in range(_ARCS))
        yield [(middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns]
