"""A guide on paper: a tagged PDF with its contents, every picture said in words."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.languages import is_rtl
from hrcapp.submission.guides import markdown as md
from hrcapp.submission.guides.shelf import Guide, picture

if TYPE_CHECKING:
    from hrcapp.typeset import Block, Raster, Span, Style

CONTENTS = N_("Contents")
PAGE = N_("Page {page} of {total}")
_LEAST_SHARE, _MOST_SHARE = 12, 70  # letters: how a column's width follows its text


def paper(guide: Guide, *, now: datetime, letter: bool = False) -> bytes:
    """PDF/A-3a and PDF/UA-1. The same guide and `now` give the same bytes."""
    from hrcapp import typeset as t

    say = catalog(guide.language).gettext
    document = t.Document(guide.language, guide.title, paper=t.LETTER if letter else t.A4)
    document.foot = t.numbered_foot(say(PAGE), guide.language, guide.title)
    document.add(t.Heading(guide.title, listed=False), t.Rules([(1, t.PETROL)], 2, before=8))
    document.add(
        t.Heading(say(CONTENTS), level=2, before=16, listed=False), t.Contents(before=6), t.Space(10)
    )
    for part in guide.parts[1:]:
        document.add(*_blocks(part, guide.language, document.width))
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"guide:{guide.who}:{guide.language}").urn
    return document.render(now=now, identifier=identifier)


def _blocks(part: md.Part, language: str, width: float) -> Iterator[Block]:
    from hrcapp import typeset as t

    body = t.body(language)
    if isinstance(part, md.Heading):
        yield t.Heading(_spans(part.words), level=part.level, before=20 if part.level == 2 else 12)
    elif isinstance(part, md.Paragraph):
        yield t.Paragraph(_spans(part.words), body, before=7)
    elif isinstance(part, md.Bullets):
        items = [_spans(item) for item in part.items]
        yield t.Listing(items, numbered=part.numbered, style=body, between=4, before=7)
    elif isinstance(part, md.Table):
        header, rows = [_spans(cell) for cell in part.header], [[_spans(c) for c in r] for r in part.rows]
        yield t.Table(header, rows, _shares(part), row_headers=True, style=_cell(language), before=9)
    elif isinstance(part, md.Code):
        code = t.Style(9, 1.5, colour=t.SOFT)
        lines = [t.Paragraph(line, code, before=2) for line in part.lines]
        yield t.Passage(lines, "en", tag="Div")
    else:
        size = (width * 0.8, width * 0.5)
        yield t.Photo(_raster(part.name, language), *size, part.alt, before=10)
        yield t.Space(6)


def _spans(words: md.Words) -> Sequence[Span]:
    return [span for run in words for span in _span(run)]


def _span(run: md.Run) -> Iterator[Span]:
    from hrcapp import typeset as t

    if run.look is md.Look.STRONG:
        yield t.Span(run.text, bold=True)
    elif run.look is md.Look.NAME:
        yield t.Span(run.text, colour=t.PETROL)
    elif run.look is md.Look.CODE:
        yield t.Span(t.isolate(run.text), colour=t.SOFT)
    else:
        yield t.Span(run.text)


def _shares(table: md.Table) -> Sequence[float]:
    """How wide the columns are, by their longest cell."""
    columns = zip(table.header, *table.rows, strict=True)
    longest = (max(len(md.plain(cell)) for cell in column) for column in columns)
    return [min(max(length, _LEAST_SHARE), _MOST_SHARE) for length in longest]


def _cell(language: str) -> Style:
    from hrcapp import typeset as t

    return t.Style(10, 1.6) if is_rtl(language) else t.CELL


def _raster(name: str, language: str) -> Raster:
    """The pixels of a picture that ships with the app."""
    from PIL import Image

    from hrcapp.typeset import Raster

    with Image.open(picture(name, language)) as opened:
        made = opened.convert("RGB")
    return Raster(made.width, made.height, made.tobytes())
