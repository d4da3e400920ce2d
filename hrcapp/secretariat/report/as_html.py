"""The report as one web page that carries everything it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from hrcapp.secretariat.markup import tag, text
from hrcapp.secretariat.report import words as report_words
from hrcapp.secretariat.report.joined import flat
from hrcapp.secretariat.report.pieces import Piece, pieces, plain
from hrcapp.secretariat.report.words import Say
from hrcapp.secretariat.web import WebPage, lang_attributes
from hrcapp.secretariat.web.drawing import svg
from hrcapp.typeset import (
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
"""Sizes in points from which text is a large figure or leads, and below which it is small print."""


def as_html(document: Document, foot: str, say: Say) -> bytes:
    """The same blocks as on paper, with landmarks; `foot` stands at the end."""
    blocks = list(flat(document.blocks))
    above = list(takewhile(lambda block: not isinstance(block, Heading), blocks))
    body = _Body(blocks[len(above) :], say)
    return WebPage(
        language=document.language,
        title=plain(document.title),
        header=_Body(above, say).markup(),
        main=body.markup(),
        footer=tag("p", {}, _inline(foot)),
    ).to_bytes()


class _Body:
    """Turns blocks into markup; remembers the heading above, which names the tables below it."""

    def __init__(self, blocks: Sequence[Block], say: Say) -> None:
        self._blocks = blocks
        self._say = say
        self._heading = ""
        self._count = 0
        self._in_section = False
        self._contents = [(f"s{at}", one) for at, one in enumerate(self._headings(), start=1)]

    def markup(self) -> str:
        """All of it; every listed heading opens a section that it names."""
        found = "".join(map(self._block, self._blocks))
        return found + ("</section>" if self._in_section else "")

    def _headings(self) -> list[Heading]:
        return [block for block in self._blocks if isinstance(block, Heading)]

    def _block(self, block: Block) -> str:
        makers: dict[type, Callable[..., str]] = {
            Heading: self._heading_markup,
            Paragraph: _paragraph,
            Listing: _listing,
            Table: self._table,
            BarChart: self._bars,
            Columns: self._columns,
            Figure: lambda figure: tag("figure", {}, svg(figure.drawing, figure.alt)),
            Contents: self._contents_markup,
        }
        if type(block) not in makers:
            raise TypeError(f"the web page has no form for {type(block).__name__}")
        return makers[type(block)](block)

    def _heading_markup(self, heading: Heading) -> str:
        self._count += 1
        self._heading = f"s{self._count}"
        opened = ""
        if heading.listed:
            opened = (
                "</section>" if self._in_section else ""
            ) + f'<section aria-labelledby="{self._heading}">'
            self._in_section = True
        level = heading.level + (1 if self._in_section else 0)
        return opened + tag(f"h{level}", {"id": self._heading}, _inline(heading.words))

    def _columns(self, columns: Columns) -> str:
        blocks = [list(flat(column)) for column in columns.columns if column is not None]
        signed = bool(blocks) and isinstance(blocks[0][0], Figure)
        parts = (tag("div", {}, *map(self._block, column)) for column in blocks)
        return tag("div", {"class": "columns sign" if signed else "columns"}, *parts)

    def _contents_markup(self, contents: Contents) -> str:
        listed = [
            tag("li", {}, tag("a", {"href": f"#{key}"}, _inline(heading.words)))
            for key, heading in self._contents
            if heading.listed and heading.level <= contents.depth
        ]
        label = {"aria-label": self._say(report_words.CONTENTS)}
        return tag("nav", label, tag("ol", {}, *listed))

    def _table(self, table: Table) -> str:
        head = tag("tr", {}, *(self._head_cell(table, at) for at in range(len(table.header))))
        rows = [
            tag("tr", {}, *(_cell(table, at, words) for at, words in enumerate(row))) for row in table.rows
        ]
        thead = tag("thead", {}, head) if table.header else ""
        return self._scrolled(tag("table", self._named(), thead, tag("tbody", {}, *rows)))

    def _head_cell(self, table: Table, at: int) -> str:
        return tag("th", {"scope": "col", **_aligned(table, at)}, _inline(table.header[at]))

    def _bars(self, chart: BarChart) -> str:
        top = max([bar.value for bar in chart.bars if bar.value > 0], default=1.0)
        rows = []
        for bar in chart.bars:
            width = f"inline-size:{max(bar.value, 0) / top:.1%}"
            track = tag("span", {"class": "track", "aria-hidden": "true"}, tag("span", {"style": width}))
            label = tag("th", {"scope": "row"}, _inline(bar.label))
            shown = tag("td", {"class": "number"}, text(bar.shown))
            rows.append(tag("tr", {}, label, tag("td", {}, track), shown))
        return self._scrolled(tag("table", {"class": "bars", **self._named()}, tag("tbody", {}, *rows)))

    def _named(self) -> dict[str, str]:
        return {"aria-labelledby": self._heading} if self._heading else {}

    def _scrolled(self, table: str) -> str:
        # On a narrow screen a table scrolls by itself, so the keyboard must reach it.
        return tag("div", {"class": "scroll", "tabindex": "0", "role": "group", **self._named()}, table)


def _paragraph(paragraph: Paragraph) -> str:
    look = _look(paragraph.style)
    attributes = {**({"class": look} if look else {}), **lang_attributes(paragraph.language)}
    return tag("p", attributes, _inline(paragraph.words))


def _look(style: Style) -> str:
    if style.size >= _LARGE:
        return "figure"
    if style.size >= _LEAD:
        return "lead"
    if style.size < _SMALL:
        return "small"
    return "strong" if style.bold else ""


def _listing(listing: Listing) -> str:
    items = (tag("li", {}, _inline(item)) for item in listing.items)
    return tag("ol" if listing.numbered else "ul", {}, *items)


def _cell(table: Table, at: int, words: Words) -> str:
    if table.row_headers and not at:
        return tag("th", {"scope": "row"}, _inline(words))
    return tag("td", _aligned(table, at), _inline(words))


def _aligned(table: Table, at: int) -> dict[str, str]:
    return {"class": "number"} if table.aligns and table.aligns[at] == "end" else {}


def _inline(words: Words) -> str:
    return "".join(map(_piece, pieces(words)))


def _piece(piece: Piece) -> str:
    found = text(piece.text)
    if piece.apart or piece.language:
        language = {"lang": piece.language} if piece.language else {}
        found = tag("bdi", language, found)
    if piece.bold:
        named = {"class": "named"} if piece.colour else {}
        found = tag("strong", named, found)
    return found
