"""The text and tables of a document of ours, set by reportlab's platypus: untagged, in the same fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, SimpleDocTemplate
from reportlab.platypus import Paragraph as Set

from hrcapp.model.places import resource
from hrcapp.secretariat.report.joined import flat
from hrcapp.secretariat.report.pieces import pieces
from hrcapp.typeset import BarChart, Block, Columns, Heading, Listing, Paragraph, Style, Table
from hrcapp.typeset.shaping import Words

_MARGIN = 56.0
_WIDTH = A4[0] - 2 * _MARGIN


@cache
def _fonts() -> None:
    for name in ("NotoSans-Regular", "NotoSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    pdfmetrics.registerFontFamily(
        "NotoSans-Regular", "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Regular", "NotoSans-Bold"
    )


class Prepared:
    """The words of a document, taken out of it before the clock starts."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        _fonts()
        self._blocks = list(_said(blocks))

    def pdf(self) -> bytes:
        """Set and written, headers of tables again on every page."""
        out = BytesIO()
        sheet = SimpleDocTemplate(out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN)
        sheet.build([_flowable(one) for one in self._blocks])
        return out.getvalue()


def _said(blocks: Iterable[Block]) -> Iterator[tuple[Any, ...]]:
    """(size, text), or (head, rows, widths) of a table."""
    for block in flat(blocks):
        match block:
            case Heading():
                yield (block.style or Style(15, 1.3)).size, f"<b>{_text(block.words)}</b>"
            case Paragraph():
                yield block.style.size, _text(block.words)
            case Listing():
                yield from ((block.style.size, f"• {_text(item)}") for item in block.items)
            case Table():
                rows = [[_text(cell) for cell in row] for row in block.rows]
                yield [_text(cell) for cell in block.header], rows, block.widths, block.style.size
            case BarChart():
                yield [], [[_text(bar.label), bar.shown] for bar in block.bars], (0.8, 0.2), block.style.size
            case Columns():
                for column in block.columns:
                    yield from _said(column or ())


def _text(words: Words) -> str:
    return "".join(f"<b>{escape(one.text)}</b>" if one.bold else escape(one.text) for one in pieces(words))


def _flowable(said: tuple[Any, ...]) -> Any:
    if len(said) == 2:
        size, text = said
        return Set(text, _style(size))
    head, rows, widths, size = said
    style = _style(size)
    cells = [[Set(cell, style) for cell in row] for row in ([head] if head else []) + rows]
    unit = _WIDTH / sum(widths)
    rule = [("LINEBELOW", (0, 0), (-1, -1), 0.4, "#C9D2D0")]
    return LongTable(cells, [width * unit for width in widths], repeatRows=int(bool(head)), style=rule)


@cache
def _style(size: float) -> ParagraphStyle:
    return ParagraphStyle(f"size {size}", fontName="NotoSans-Regular", fontSize=size, leading=size * 1.35)
