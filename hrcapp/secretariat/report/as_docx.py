"""The report as a document to be edited in a word processor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from hrcapp.secretariat.ooxml import Properties
from hrcapp.secretariat.ooxml.wordprocessing import MEASURE, WordDocument
from hrcapp.secretariat.report import words as report_words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.joined import flat
from hrcapp.secretariat.report.pieces import Piece, pieces, plain
from hrcapp.secretariat.report.rasters import png
from hrcapp.typeset import (
    PETROL,
    BarChart,
    Block,
    Columns,
    Contents,
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Style,
    Table,
)
from hrcapp.typeset.shaping import Words

_LARGE, _LEAD, _SMALL = 20.0, 13.0, 9.2
_BAR_SHARES = (0.42, 0.46, 0.12)
_FIELD = re.compile(r"(\{page\}|\{total\})")


def as_docx(content: Content, document: Document, foot: str) -> bytes:
    """The same blocks as on paper; `foot` stands at the foot of every page, beside its number."""
    say = content.say
    made = WordDocument(
        Properties(
            title=plain(document.title),
            subject=say(report_words.CAMPAIGN_NAME),
            author=say(report_words.CAMPAIGN_LINE),
            language=content.language,
            day=content.snapshot.as_of,
        )
    )
    made.foot = _foot(made, foot, say(report_words.PAGE))
    _Body(made, list(flat(document.blocks))).write()
    return made.to_bytes()


class _Body:
    """Turns blocks into paragraphs and tables; remembers the heading above, which names the tables below."""

    def __init__(self, made: WordDocument, blocks: Sequence[Block]) -> None:
        self._made = made
        self._blocks = blocks
        self._title = ""
        self._opened = 0
        self._marks = {id(one): f"part{at}" for at, one in enumerate(self._listed(), start=1)}

    def write(self) -> None:
        for block in self._blocks:
            self._made.add(*self._block(block))

    def _listed(self) -> list[Heading]:
        return [one for one in self._blocks if isinstance(one, Heading) and one.listed]

    def _block(self, block: Block) -> Iterable[str]:
        makers: dict[type, Callable[..., Iterable[str]]] = {
            Heading: self._heading,
            Paragraph: lambda one: [self._made.paragraph(self._runs(one.words), _look(one.style))],
            Listing: self._listing,
            Table: self._table,
            BarChart: self._bars,
            Columns: self._columns,
            Figure: self._figure,
            Contents: self._contents,
        }
        if type(block) not in makers:
            raise TypeError(f"the word processor's document has no form for {type(block).__name__}")
        return makers[type(block)](block)

    def _heading(self, heading: Heading) -> Iterable[str]:
        self._title = plain(heading.words)
        self._opened += heading.listed
        # Before the first section only the title of the whole stands, and small titles that open nothing.
        level = heading.level if self._opened else (0 if heading.level == 1 else 2)
        yield self._made.heading(self._runs(heading.words), level, self._marks.get(id(heading), ""))

    def _contents(self, contents: Contents) -> Iterable[str]:
        entries = [
            (self._marks[id(one)], self._runs(one.words))
            for one in self._listed()
            if one.level <= contents.depth
        ]
        return self._made.contents(entries)

    def _listing(self, listing: Listing) -> Iterable[str]:
        return self._made.listing([self._runs(item) for item in listing.items], numbered=listing.numbered)

    def _figure(self, figure: Figure) -> Iterable[str]:
        width = min(figure.width, MEASURE)
        height = width * figure.drawing.height / figure.drawing.width
        picture = self._made.picture(png(figure.drawing, width), width, height, figure.alt)
        yield self._made.paragraph(picture)

    def _table(self, table: Table) -> Iterable[str]:
        rows = [*([table.header] if table.header else []), *table.rows]
        cells = [[self._cell(table, at, words) for at, words in enumerate(row)] for row in rows]
        yield self._made.table(cells, table.widths, head=bool(table.header), name=self._title)
        yield self._made.paragraph("", "Small")

    def _cell(self, table: Table, at: int, words: Words) -> str:
        number = bool(table.aligns) and table.aligns[at] == "end"
        return self._made.paragraph(self._runs(words), "CellNumber" if number else "Cell")

    def _bars(self, chart: BarChart) -> Iterable[str]:
        top = max([bar.value for bar in chart.bars if bar.value > 0], default=1.0)
        width = MEASURE * _BAR_SHARES[1] - 14
        rows = [
            [
                self._made.paragraph(self._runs(bar.label), "Cell"),
                self._made.bar(max(bar.value, 0) / top, width, PETROL),
                self._made.paragraph(self._runs(bar.shown), "CellNumber"),
            ]
            for bar in chart.bars
        ]
        yield self._made.table(rows, _BAR_SHARES, name=self._title, ruled=False)
        yield self._made.paragraph("", "Small")

    def _columns(self, columns: Columns) -> Iterable[str]:
        widths = columns.widths or [1.0] * len(columns.columns)
        filled = [(column, width) for column, width in zip(columns.columns, widths, strict=True) if column]
        cells = [
            "".join(part for block in flat(column) for part in self._block(block)) for column, _ in filled
        ]
        yield self._made.table([cells], [width for _, width in filled], ruled=False)
        yield self._made.paragraph("", "Small")

    def _runs(self, words: Words) -> str:
        return "".join(_run(self._made, piece) for piece in pieces(words))


def _run(made: WordDocument, piece: Piece) -> str:
    rtl = piece.rtl if piece.apart else made.rtl
    return made.run(piece.text, bold=piece.bold, colour=piece.colour, language=piece.language, rtl=rtl)


def _look(style: Style) -> str:
    if style.size >= _LARGE:
        return "LargeFigure"
    if style.size >= _LEAD:
        return "Lead"
    return "Small" if style.size < _SMALL else ""


def _foot(made: WordDocument, told: str, pages: str) -> str:
    """What is told, then "Page … of …" with the numbers as fields."""
    fields = {"{page}": made.field("PAGE"), "{total}": made.field("NUMPAGES")}
    counted = (fields.get(part) or made.run(part) for part in _FIELD.split(pages) if part)
    runs = "".join(_run(made, piece) for piece in pieces(f"{told} · "))
    return made.paragraph(runs + "".join(counted), "Footer")
