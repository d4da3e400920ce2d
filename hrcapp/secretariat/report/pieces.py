"""Words of a typeset block for other kinds of document: pieces of text, those set apart marked as such.

On a page, names stand between isolate characters; a web page has an element for that and a word processor
runs of their own, so the characters themselves are left out there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hrcapp.typeset import Style
from hrcapp.typeset.shaping import Words, spans

_ISOLATED = re.compile("[\u2066-\u2068](.*?)\u2069", re.DOTALL)
_MARKS = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True)
class Piece:
    """A stretch of one look; `apart` when it has a direction of its own, whatever stands around it."""

    text: str
    bold: bool = False
    colour: str = ""
    language: str = ""
    apart: bool = False

    @property
    def rtl(self) -> bool:
        """The direction of its first strong letter."""
        strong = (unicodedata.bidirectional(character) for character in self.text)
        return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def pieces(words: Words, style: Style | None = None) -> Iterator[Piece]:
    """The words of a block in their order, bold where its style or the span is."""
    for span in spans(words):
        bold = bool(style and style.bold) if span.bold is None else span.bold
        for text, apart in _cut(span.text):
            yield Piece(text, bold, span.colour or "", span.language or "", apart)


def plain(words: Words) -> str:
    """The text alone, without isolate characters."""
    return "".join(piece.text for piece in pieces(words))


def _cut(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in _ISOLATED.finditer(text):
        if match.start() > at:
            yield _MARKS.sub("", text[at : match.start()]), False
        yield match[1], True
        at = match.end()
    if text[at:]:
        yield _MARKS.sub("", text[at:]), False
