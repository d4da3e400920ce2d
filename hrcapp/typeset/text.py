"""A paragraph's characters: which face draws each, at which level it stands, and what it is wide."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from hrcapp.typeset.bidi import hangs, levels
from hrcapp.typeset.fonts import REPLACEMENT, Face, choose, fallbacks
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
        advances = chain.from_iterable(piece.word.advances for piece in self._pieces)
        self.sums = list(accumulate(advances, initial=0))

    def runs(self, start: int, end: int, size: float, colour: str) -> list[Run]:
        """What is drawn for characters `start` to `end` as a line, in reading order."""
        touched = self._pieces[bisect_right(self._starts, start) - 1 : bisect_left(self._starts, end)]
        if self._cut_through(touched, start, end):
            touched = list(self._fitted(touched, start, end))
        return [
            Run(one.word, size, one.part.colour or colour, one.level, one.part.language) for one in touched
        ]

    def _cut_through(self, touched: Sequence[_Piece], start: int, end: int) -> bool:
        """Whether a line takes but a part of a piece, or its last one may end at another level."""
        return not touched or (touched[0].start, touched[-1].end, touched[-1].level) != (start, end, self.rtl)

    def _fitted(self, touched: Iterable[_Piece], start: int, end: int) -> Iterator[_Piece]:
        """What is left of pieces within a line, white space at its end at the paragraph's level (rule L1)."""
        base, settled = int(self.rtl), end
        while settled > start and hangs(self.text[settled - 1]):
            settled -= 1
        for piece in touched:
            first, last = max(start, piece.start), min(end, piece.end)
            middle = last if piece.level == base else min(max(first, settled), last)
            for begin, stop, level in ((first, middle, piece.level), (middle, last, base)):
                if (begin, stop, level) == (piece.start, piece.end, piece.level):
                    yield piece
                elif begin < stop:
                    word = self._beside(begin, stop, piece.face, level % 2 == 1)
                    yield _Piece(begin, stop, level, piece.part, piece.face, word)

    def _cut(self, faced: Iterable[_Faced], level: Sequence[int]) -> Iterator[_Piece]:
        """Pieces of one face, level and part, which end where a word begins."""
        at = 0
        for one in faced:
            for first, last in _stretches(level[at : at + len(one.drawn)]):
                yield from self._words(one, at + first, at + last, level[at + first])
            at += len(one.drawn)

    def _words(self, one: _Faced, start: int, end: int, level: int) -> Iterator[_Piece]:
        rtl = level % 2 == 1
        drawn = self._drawn[start:end]
        alike = drawn == self.text[start:end]
        for found in _WORDS.findall(drawn):
            stop = start + len(found)
            # White space on both sides, and nothing in the place of a letter: the word of any other text.
            if alike and (start == 0 or self._drawn[start - 1].isspace()) and found[-1].isspace():
                word = shaped(found, found, "", "", one.face, rtl)
            else:
                word = self._beside(start, stop, one.face, rtl)
            yield _Piece(start, stop, level, one.part, one.face, word)
            start = stop

    def _beside(self, start: int, end: int, face: Face, rtl: bool) -> Word:
        """Letters join across a change of colour or weight: a word is shaped beside what touches it."""
        drawn, before, after = self._drawn, "", ""
        if start and not drawn[start - 1].isspace():
            before = drawn[max(0, start - _CONTEXT) : start].split()[-1]
        if end < len(drawn) and not (drawn[end - 1].isspace() or drawn[end].isspace()):
            after = drawn[end : end + _CONTEXT].split()[0]
        return shaped(self.text[start:end], drawn[start:end], before, after, face, rtl)


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
        fallback = next(fallbacks(False, weight))
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
