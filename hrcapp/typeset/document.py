"""The document builder: blocks in, a tagged PDF for the archive out (PDF/A-3a and PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import is_

from hrcapp.i18n.languages import is_rtl
from hrcapp.typeset.blocks import MM, Band, Block, Measure, Outline
from hrcapp.typeset.breaking import line
from hrcapp.typeset.contents import Contents
from hrcapp.typeset.pagination import Placed, paginate
from hrcapp.typeset.pen import Box, Pen
from hrcapp.typeset.structure import Node
from hrcapp.typeset.styles import CAPTION, HAIRLINE
from hrcapp.typeset.tables import Table

A4 = (595.2756, 841.8898)
LETTER = (612.0, 792.0)


@dataclass(frozen=True)
class Margins:
    """Points. `start` is the edge where reading begins (the binding edge), `foot` holds the running foot."""

    top: float = 17 * MM
    start: float = 25 * MM
    end: float = 22 * MM
    bottom: float = 9 * MM


@dataclass(frozen=True)
class Page:
    """What a running head or foot may know."""

    number: int
    total: int


@dataclass(frozen=True)
class Running:
    """A running foot of `height` points, painted on every page as decoration of the page."""

    height: float
    paint: Callable[[Pen, Box, Page], None]


def numbered_foot(of: str, language: str, note: str = "") -> Running:
    """A running foot: `note` at the start edge, `of` ("Page {page} of {total}", translated) at the end."""
    rtl = is_rtl(language)

    def paint(pen: Pen, box: Box, page: Page) -> None:
        pen.rule(box.inner(0, box.width, 4 * MM), 0.5, HAIRLINE)
        row = box.inner(0, box.width, 6 * MM)
        if note:
            pen.line(line(note, CAPTION, rtl), row)
        pen.line(line(of.format(page=page.number, total=page.total), CAPTION, rtl), row, "end")

    return Running(11 * MM, paint)


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the PDF, related to it as its data (PDF/A-3, AFRelationship Data)."""

    name: str
    media_type: str
    data: bytes
    description: str


_Layout = tuple[Node, Outline, list[list[Placed]]]


@dataclass
class Document:
    """Collects blocks; `render` lays them out. `language` (BCP 47) decides the direction of the page.

    A `fillable` one has fields for a reader to fill in: PDF/UA-1, but no PDF/A, which forbids these.
    """

    language: str
    title: str
    paper: tuple[float, float] = A4
    margins: Margins = field(default_factory=Margins)
    foot: Running | None = None
    ground: Callable[[Pen, Box], None] | None = None
    author: str = ""
    subject: str = ""
    fillable: bool = False
    attachments: Sequence[Attachment] = ()
    blocks: list[Block] = field(default_factory=list)
    _counted: tuple[list[Block], float, float, _Layout] | None = field(default=None, repr=False)

    def add(self, *blocks: Block) -> Document:
        """Append blocks; returns the document, so that calls can be chained."""
        self.blocks += blocks
        return self

    @property
    def rtl(self) -> bool:
        return is_rtl(self.language)

    @property
    def width(self) -> float:
        """The measure in points."""
        return self.paper[0] - self.margins.start - self.margins.end

    def render(self, *, now: datetime, identifier: str) -> bytes:
        """The PDF. The same blocks, `now` (with time zone) and `identifier` (a URI) give the same bytes."""
        from hrcapp.typeset.finish import finish

        root, outline, pages = self._layout_once()
        pen = Pen(self.paper)
        for number, page in enumerate(pages, 1):
            if number > 1:
                pen.next_page()
            self._paint(pen, page, Page(number, len(pages)))
            page.clear()  # what is drawn is not needed any more
        root.prune()
        return finish(self, pen, root, outline.entries, now, identifier)

    def page_count(self) -> int:
        """How many pages the blocks take; lays them out without drawing."""
        layout = self._lay_out()
        self._counted = (list(self.blocks), self.width, self._height(), layout)
        return len(layout[2])

    def _layout_once(self) -> _Layout:
        """The layout that the pages were counted by, if nothing has changed; drawing uses it up."""
        counted, self._counted = self._counted, None
        if counted and counted[1:3] == (self.width, self._height()) and _identical(counted[0], self.blocks):
            return counted[3]
        return self._lay_out()

    def _lay_out(self) -> _Layout:
        outline = Outline()
        if any(isinstance(block, Contents) for block in self.blocks):
            # Contents name headings that come after them: a first pass collects these. Tables hold none.
            self._bands(Node("Document"), outline, [one for one in self.blocks if not isinstance(one, Table)])
            outline = Outline(known=outline.entries)
        root = Node("Document")
        pages = paginate(self._bands(root, outline, self.blocks), self._height())
        for number, page in enumerate(pages, 1):
            for placed in page:
                if placed.band.entry and not placed.repeated:
                    placed.band.entry.page = number
        return root, outline, pages

    def _bands(self, root: Node, outline: Outline, blocks: Iterable[Block]) -> list[Band]:
        measure = Measure(self.width, self.rtl, root, outline)
        return [band for block in blocks for band in block.bands(measure)]

    def _height(self) -> float:
        foot = self.foot.height if self.foot else 0.0
        return self.paper[1] - self.margins.top - self.margins.bottom - foot

    def _paint(self, pen: Pen, placed_bands: Sequence[Placed], page: Page) -> None:
        left = self.margins.end if self.rtl else self.margins.start
        top = self.paper[1] - self.margins.top
        if self.ground:
            with pen.artifact("Watermark"):
                self.ground(pen, Box(0, self.paper[1], self.paper[0], self.rtl))
        for placed in placed_bands:
            box = Box(left, top - placed.down, self.width, self.rtl)
            if placed.repeated:
                with pen.artifact("Header"):
                    placed.band.paint(pen, box)
            else:
                placed.band.paint(pen, box)
        if self.foot:
            with pen.artifact("Footer"):
                foot = Box(left, self.margins.bottom + self.foot.height, self.width, self.rtl)
                self.foot.paint(pen, foot, page)


def _identical(some: Sequence[Block], others: Sequence[Block]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


def picture(size: tuple[float, float], paint: Callable[[Pen, Box], None], *, rtl: bool) -> bytes:
    """A PDF of one page without tags, to be drawn inside another (the look of a signature)."""
    from hrcapp.typeset.finish import embed_only

    pen = Pen(size)
    paint(pen, Box(0, size[1], size[0], rtl))
    return embed_only(pen)
