"""What a page is made of: blocks become bands, and bands are never cut.

A band is a horizontal strip. `glue` keeps it with the next one, so that no heading is left alone at the foot
of a page and no paragraph leaves a single line behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from hrcapp.typeset.breaking import Line, lines
from hrcapp.typeset.pen import Align, Box, Pen
from hrcapp.typeset.shaping import Style, Words, plain
from hrcapp.typeset.structure import Node, Tag
from hrcapp.typeset.styles import BODY, HEADINGS

Paint = Callable[[Pen, Box], None]
MM = 72 / 25.4


@dataclass(eq=False)
class Band:
    """`height` points of the page, `before` of space above it unless it comes first; `turn` begins a page."""

    height: float
    paint: Paint
    before: float = 0.0
    glue: bool = False
    head: tuple[Band, ...] = ()
    stretch: bool = False
    turn: bool = False
    entry: Entry | None = None


@dataclass(eq=False)
class Entry:
    """A listed heading; `page` (from 1) is known once the pages are made."""

    title: str
    level: int
    page: int = 0


@dataclass(eq=False)
class Outline:
    """The listed headings met so far; `known` are those of a first pass, for a table of contents."""

    known: Sequence[Entry] = ()
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Measure:
    """What a block needs to become bands: the width in points, direction, its parent's element, headings."""

    width: float
    rtl: bool
    parent: Node
    outline: Outline = field(default_factory=Outline)

    def narrowed(self, width: float, parent: Node) -> Measure:
        """A part of this measure, recorded under `parent`."""
        return replace(self, width=width, parent=parent)


class Block(Protocol):
    """A part of a document, from a paragraph to a table."""

    def bands(self, measure: Measure) -> list[Band]:
        """Lay the block out and record its element under `measure.parent`."""
        ...


@dataclass(frozen=True)
class Paragraph:
    """Running text. `rtl` None takes the document's direction; `language` marks another one than its own."""

    words: Words
    style: Style = BODY
    before: float = 0.0
    align: Align = "start"
    balance: bool = False
    language: str = ""
    rtl: bool | None = None
    tag: Tag = "P"

    def bands(self, measure: Measure) -> list[Band]:
        rtl = measure.rtl if self.rtl is None else self.rtl
        node = measure.parent.add(self.tag, language=self.language)
        set_lines = lines(self.words, self.style, measure.width, rtl, balance=self.balance)
        return text_bands(set_lines, node, before=self.before, align=self.align, rtl=rtl)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; kept with what follows and listed in contents and bookmarks."""

    words: Words
    level: int = 1
    style: Style | None = None
    before: float = 0.0
    listed: bool = True

    def bands(self, measure: Measure) -> list[Band]:
        tags: dict[int, Tag] = {1: "H1", 2: "H2", 3: "H3"}
        node = measure.parent.add(tags[self.level])
        set_lines = lines(self.words, self.style or HEADINGS[self.level], measure.width, measure.rtl)
        found = text_bands(set_lines, node, before=self.before, rtl=measure.rtl)
        for band in found:
            band.glue = True
        if self.listed:
            found[0].entry = Entry(plain(self.words), self.level)
            measure.outline.entries.append(found[0].entry)
        return found


@dataclass(frozen=True)
class Space:
    """Empty space in points, dropped at the top of a page; `stretch` takes what the page has left over."""

    height: float = 0.0
    stretch: bool = False

    def bands(self, measure: Measure) -> list[Band]:
        return [Band(0.0, _nothing, self.height, glue=True, stretch=self.stretch)]


@dataclass(frozen=True)
class Rules:
    """A row of rules on one line: (share of the width, colour) each, `gap` points between them."""

    parts: Sequence[tuple[float, str]]
    thickness: float
    gap: float = 0.0
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        def paint(pen: Pen, box: Box) -> None:
            unit = (box.width - self.gap * (len(self.parts) - 1)) / sum(share for share, _ in self.parts)
            offset = 0.0
            with pen.artifact("Layout"):
                for share, colour in self.parts:
                    pen.rule(box.inner(offset, unit * share), self.thickness, colour)
                    offset += unit * share + self.gap

        return [Band(self.thickness, paint, self.before, glue=True)]


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page, in an element of their own (`tag`)."""

    blocks: Sequence[Block]
    tag: Tag = "Div"
    loose_end: bool = True

    def bands(self, measure: Measure) -> list[Band]:
        inner = measure.narrowed(measure.width, measure.parent.add(self.tag))
        found = [band for block in self.blocks for band in block.bands(inner)]
        for band in found:
            band.glue = True
        if found and self.loose_end:
            found[-1].glue = False
        return found


@dataclass(frozen=True)
class Columns:
    """Blocks side by side, the first at the edge where reading starts; one band, never cut.

    `widths` are shares; a column of None holds nothing and keeps the others narrow. `middle` centres upright.
    """

    columns: Sequence[Sequence[Block] | None]
    widths: Sequence[float] = ()
    gap: float = 10 * MM
    before: float = 0.0
    middle: bool = False
    tag: Tag = "Div"

    def bands(self, measure: Measure) -> list[Band]:
        shares = self.widths or [1.0] * len(self.columns)
        unit = (measure.width - self.gap * (len(shares) - 1)) / sum(shares)
        stacks: list[tuple[float, float, Stack]] = []
        offset = 0.0
        for column, share in zip(self.columns, shares, strict=True):
            width = unit * share
            if column is not None:
                inner = measure.narrowed(width, measure.parent.add(self.tag))
                stacks.append((offset, width, Stack([b for block in column for b in block.bands(inner)])))
            offset += width + self.gap

        height = max(stack.height for _, _, stack in stacks)

        def paint(pen: Pen, box: Box) -> None:
            for at, width, stack in stacks:
                down = (height - stack.height) / 2 if self.middle else 0.0
                stack.paint(pen, box.inner(at, width, down))

        return [Band(height, paint, self.before)]


@dataclass
class Stack:
    """Bands painted below one another as one."""

    parts: Sequence[Band]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = sum(b.height + (b.before if i else 0.0) for i, b in enumerate(self.parts))

    def paint(self, pen: Pen, box: Box) -> None:
        down = 0.0
        for index, band in enumerate(self.parts):
            down += band.before if index else 0.0
            band.paint(pen, box.inner(0, box.width, down))
            down += band.height


def text_bands(
    set_lines: Sequence[Line], node: Node, *, rtl: bool, before: float = 0.0, align: Align = "start"
) -> list[Band]:
    """A band a line; the first two and the last two hold together."""
    found = [Band(line.height, _line_paint(line, node, align, rtl)) for line in set_lines]
    found[0].before = before
    for index in (0, len(found) - 2):
        if 0 <= index < len(found) - 1:
            found[index].glue = True
    return found


def _line_paint(line: Line, node: Node, align: Align, rtl: bool) -> Paint:
    def paint(pen: Pen, box: Box) -> None:
        with pen.tagged(node):
            pen.line(line, Box(box.left, box.top, box.width, rtl), align)

    return paint


def _nothing(pen: Pen, box: Box) -> None:
    return None
