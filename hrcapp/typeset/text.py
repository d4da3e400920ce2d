"""A paragraph's characters: which face draws each, at which level it stands, and what it is wide."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from hrcapp.typeset.bidi import hangs, levels
from hrcapp.typeset.fonts import REPLACEMENT, Face, chain, choose
from hrcapp.typeset.shaping import Run, Span, Word, shaped

_WORDS = re.compile(r"\S+\s*|\s+")
_CONTEXT = 5
"""Characters of its surroundings that HarfBuzz looks at."""


class _Piece(NamedTuple):
    """A stretch of a paragraph that is shaped as one word."""

    start: int
    end: int
    level: int
    part: Span
    face: Face
    word: Word


class Text:
    """One paragraph's characters, shaped word by word, whatever their size and colour.

    `sums[i]` is the width of all before character i while lines are not broken, in 1/1000 em.
    """

    def __init__(self, parts: Sequence[Span], bold: bool, rtl: bool) -> None:
        self.rtl = rtl
        self.text = "".join(part.text for part in parts)
        faced = list(_faced(parts, bold, rtl))
        self._drawn = "".join(one.drawn for one in faced)
        self._pieces = list(self._cut(faced, levels(self.text, rtl)))
        self._starts = [piece.start for piece in self._pieces]
        self.sums = [0, *accumulate(self._advances())]

    def runs(self, start: int, end: int, size: float, colour: str) -> list[Run]:
        """What is drawn for characters `start` to `end` as a line, in reading order."""
        settled = self._settled(start, end)
        base = int(self.rtl)
        found: list[Run] = []
        for piece in self._pieces[bisect_right(self._starts, start) - 1 : bisect_left(self._starts, end)]:
            first, last = max(start, piece.start), min(end, piece.end)
            middle = last if piece.level == base else min(max(first, settled), last)
            for begin, stop, level in ((first, middle, piece.level), (middle, last, base)):
                if begin < stop:
                    word = self._word(piece, begin, stop, level % 2 == 1)
                    found.append(Run(word, size, piece.part.colour or colour, level, piece.part.language))
        return found

    def _settled(self, start: int, end: int) -> int:
        """Where the white space at a line's end begins, which has the paragraph's level (rule L1)."""
        while end > start and hangs(self.text[end - 1]):
            end -= 1
        return end

    def _cut(self, faced: Iterable[_Faced], level: Sequence[int]) -> Iterator[_Piece]:
        """Pieces of one face, level and part, which end where a word begins."""
        at = 0
        for one in faced:
            for first, last in _stretches(level[at : at + len(one.drawn)]):
                for match in _WORDS.finditer(one.drawn, first, last):
                    start, end = at + match.start(), at + match.end()
                    word = self._shape(start, end, one.face, level[start] % 2 == 1)
                    yield _Piece(start, end, level[start], one.part, one.face, word)
            at += len(one.drawn)

    def _word(self, piece: _Piece, start: int, end: int, rtl: bool) -> Word:
        """The piece's word, or what the end of a line leaves of it."""
        if (start, end, rtl) == (piece.start, piece.end, piece.word.rtl):
            return piece.word
        return self._shape(start, end, piece.face, rtl)

    def _shape(self, start: int, end: int, face: Face, rtl: bool) -> Word:
        """Letters join across a change of colour or weight: a word is shaped beside what touches it."""
        drawn = self._drawn
        before = _touching(drawn[max(0, start - _CONTEXT) : start][::-1])[::-1]
        after = "" if drawn[end - 1].isspace() else _touching(drawn[end : end + _CONTEXT])
        return shaped(self.text[start:end], drawn[start:end], before, after, face, rtl)

    def _advances(self) -> list[int]:
        widths = [0] * len(self.text)
        for piece in self._pieces:
            for glyph in piece.word.glyphs:
                widths[piece.start + glyph.cluster] += glyph.advance
        return widths


class _Faced(NamedTuple):
    """A stretch of one part in one face, with what is drawn for its characters."""

    part: Span
    face: Face
    drawn: str


def _faced(parts: Iterable[Span], bold: bool, rtl: bool) -> Iterator[_Faced]:
    before: Face | None = None
    for part in parts:
        weight = bold if part.bold is None else part.bold
        faces = choose(part.text, weight, rtl, before)
        before = next((one for one in reversed(faces) if one), before)
        fallback = next(chain(False, weight))
        for start, end in _stretches([one or fallback for one in faces]):
            drawn = part.text[start:end]
            if None in faces:
                drawn = "".join(map(_drawn, drawn, faces[start:end]))
            yield _Faced(part, faces[start] or fallback, drawn)


def _stretches(values: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Where equal neighbours begin and end."""
    if values and values.count(values[0]) == len(values):
        yield 0, len(values)
        return
    start = 0
    for _, group in groupby(values):
        end = start + sum(1 for _ in group)
        yield start, end
        start = end


def _drawn(character: str, face: Face | None) -> str:
    """What is drawn for a character: itself, a space for a control code, else the replacement sign."""
    if face:
        return character
    return " " if character < " " or "\x7f" <= character < "\xa0" else chr(REPLACEMENT)


def _touching(characters: str) -> str:
    """The characters up to the first white space."""
    return "" if not characters or characters[0].isspace() else characters.split(maxsplit=1)[0]
