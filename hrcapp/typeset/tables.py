"""Tables with header cells, keys with values, and bar charts (tables with one column drawn)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.typeset.blocks import MM, Band, Measure, Paint
from hrcapp.typeset.breaking import Line, lines
from hrcapp.typeset.pen import Align, Box, Pen
from hrcapp.typeset.shaping import Style, Words
from hrcapp.typeset.structure import Node
from hrcapp.typeset.styles import CELL, HAIRLINE, HEAD_CELL, KEY, PETROL, VALUE

_LONG_ROW = 12
"""A row of more lines than this may be cut between its lines."""


@dataclass(frozen=True)
class Table:
    """Rows under header cells that come again on every page; `row_headers` makes the first cells headers too.

    `widths` are shares of the measure, `aligns` one a column (numbers: "end").
    """

    header: Sequence[Words]
    rows: Sequence[Sequence[Words]]
    widths: Sequence[float]
    aligns: Sequence[Align] = ()
    row_headers: bool = False
    style: Style = CELL
    head_style: Style = HEAD_CELL
    padding: float = 1.4 * MM
    gap: float = 4 * MM
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        node = measure.parent.add("Table")
        grid = Grid(measure, self.widths, self.aligns, self.gap, self.padding)
        head: list[Band] = []
        if self.header:
            row = node.add("THead").add("TR")
            head = grid.row([_header(row, "Column") for _ in self.header], self.header, [self.head_style])
            head[-1].glue = True
        body = node.add("TBody")
        found = list(head)
        for cells in self.rows:
            row = body.add("TR")
            nodes = [
                _header(row, "Row") if self.row_headers and not at else row.add("TD")
                for at in range(len(cells))
            ]
            for band in grid.row(nodes, cells, [self.style]):
                band.head = tuple(head)
                found.append(band)
        if found:
            found[0].before = self.before
        return found


@dataclass(frozen=True)
class KeyValues:
    """Keys with their values, a hairline below each; the keys are header cells."""

    pairs: Sequence[tuple[Words, Words]]
    key_share: float = 0.34
    style: Style = VALUE
    key_style: Style = KEY
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        body = measure.parent.add("Table").add("TBody")
        grid = Grid(measure, [self.key_share, 1 - self.key_share], (), 4 * MM, 1.2 * MM)
        found: list[Band] = []
        for pair in self.pairs:
            row = body.add("TR")
            found += grid.row([_header(row, "Row"), row.add("TD")], pair, [self.key_style, self.style])
        if found:
            found[0].before = self.before
        return found


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its size, and the figure printed beside it."""

    label: Words
    value: float
    shown: str


@dataclass(frozen=True)
class BarChart:
    """Bars growing from the edge where reading starts; read aloud as a table of labels and figures."""

    bars: Sequence[Bar]
    colour: str = PETROL
    track: str = "#DFE7E5"
    label_share: float = 0.42
    thickness: float = 3.2 * MM
    style: Style = CELL
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        body = measure.parent.add("Table").add("TBody")
        shares = [self.label_share, 0.88 - self.label_share, 0.12]
        grid = Grid(measure, shares, ("start", "start", "end"), 3 * MM, 0.8 * MM, ruled=False)
        top = max([bar.value for bar in self.bars if bar.value > 0], default=1.0)
        found: list[Band] = []
        for bar in self.bars:
            row = body.add("TR")
            nodes = [_header(row, "Row"), None, row.add("TD")]
            bands = grid.row(nodes, [bar.label, "", bar.shown], [self.style])
            bands[0].paint = self._with_bar(bands[0].paint, max(bar.value, 0) / top, grid)
            found += bands
        if found:
            found[0].before = self.before
        return found

    def _with_bar(self, paint: Paint, share: float, grid: Grid) -> Paint:
        offset, width = grid.place(1)

        def both(pen: Pen, box: Box) -> None:
            paint(pen, box)
            down = grid.padding + (self.style.line - self.thickness) / 2
            bar = box.inner(offset, width, down)
            with pen.artifact("Layout"):
                pen.rule(bar, self.thickness, self.track)
                if share:
                    pen.rule(bar.inner(0, width * share), self.thickness, self.colour)

        return both


@dataclass(frozen=True)
class Grid:
    """Columns of one measure, and rows of cells set into them."""

    measure: Measure
    shares: Sequence[float]
    aligns: Sequence[Align]
    gap: float
    padding: float
    ruled: bool = True

    def place(self, column: int) -> tuple[float, float]:
        """(offset from the start edge, width) of a column, points."""
        unit = (self.measure.width - self.gap * (len(self.shares) - 1)) / sum(self.shares)
        return sum(self.shares[:column]) * unit + self.gap * column, self.shares[column] * unit

    def row(
        self, nodes: Sequence[Node | None], cells: Sequence[Words], styles: Sequence[Style]
    ) -> list[Band]:
        """One band for every line of the tallest cell; they hold together unless the row is long."""
        columns = [
            lines(words, styles[min(at, len(styles) - 1)], self.place(at)[1], self.measure.rtl)
            for at, words in enumerate(cells)
        ]
        count = max(len(column) for column in columns)
        found = [self._band(nodes, columns, at, count) for at in range(count)]
        for band in found[:-1] if count <= _LONG_ROW else [*found[:1], *found[-2:-1]]:
            band.glue = True
        return found

    def _band(
        self, nodes: Sequence[Node | None], columns: Sequence[Sequence[Line]], at: int, count: int
    ) -> Band:
        above = self.padding if at == 0 else 0.0
        below = self.padding if at == count - 1 else 0.0
        height = max(column[at].height for column in columns if at < len(column))

        def paint(pen: Pen, box: Box) -> None:
            for column, (node, cell) in enumerate(zip(nodes, columns, strict=True)):
                if node is None or at >= len(cell) or not cell[at].placed:
                    continue
                align = self.aligns[column] if self.aligns else "start"
                with pen.tagged(node):
                    pen.line(cell[at], box.inner(*self.place(column), above), align)
            if self.ruled and at == count - 1:
                with pen.artifact("Layout"):
                    pen.rule(box.inner(0, box.width, above + height + below - 0.5), 0.5, HAIRLINE)

        return Band(above + height + below, paint)


def _header(row: Node, scope: str) -> Node:
    cell = row.add("TH")
    cell.attributes["Table"] = {"Scope": f"/{scope}"}
    return cell
