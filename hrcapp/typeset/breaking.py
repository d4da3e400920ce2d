"""Breaking a paragraph into lines, and placing the words of each line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hrcapp.typeset.bidi import visual_order
from hrcapp.typeset.fonts import UNITS
from hrcapp.typeset.opportunities import boundaries
from hrcapp.typeset.shaping import Run, Span, Style, Words, spans
from hrcapp.typeset.text import Text

_SHORT = 0.18
"""A last line shorter than this part of the measure is avoided where that costs no line."""

Cut = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """Characters `start` to `end` of a text, set in a style.

    It is placed when it is first drawn: a page is often laid out more than once, and drawn once.
    """

    source: Text
    start: int
    end: int
    style: Style

    @property
    def rtl(self) -> bool:
        return self.source.rtl

    @property
    def text(self) -> str:
        """What it says, in reading order."""
        return self.source.text[self.start : self.end]

    @property
    def width(self) -> float:
        """Points, without trailing space."""
        sums = self.source.sums
        return (sums[self._visible] - sums[self.start]) * self.style.size / UNITS

    @property
    def height(self) -> float:
        return self.style.line

    @property
    def baseline(self) -> float:
        """From the top of the line down to its baseline."""
        return self.style.baseline

    @cached_property
    def placed(self) -> tuple[tuple[Run, float], ...]:
        """Runs in reading order with the x of each from the line's left edge."""
        runs = self.source.runs(self.start, self.end, self.style.size, self.style.colour)
        sums = self.source.sums
        # Trailing space hangs outside the measure, on the side where the line ends.
        x = (sums[self._visible] - sums[self.end]) * self.style.size / UNITS if self.rtl else 0.0
        left = [0.0] * len(runs)
        for index in visual_order([run.level for run in runs]):
            left[index] = x
            x += runs[index].width
        return tuple(zip(runs, left, strict=True))

    @property
    def _visible(self) -> int:
        return self.start + len(self.text.rstrip())


def lines(words: Words, style: Style, width: float, rtl: bool, *, balance: bool = False) -> list[Line]:
    """Set `words` into lines no wider than `width` points; at least one line.

    `balance` evens the lines out; without it only a very short last line is avoided.
    """
    found: list[Line] = []
    for paragraph in _forced(words):
        text = _breakable(spans(paragraph), style.bold, rtl)
        cuts = text.broken(width * UNITS / style.size, balance)
        found += [Line(text.source, start, end, style) for start, end in cuts]
    return found


def line(words: Words, style: Style, rtl: bool) -> Line:
    """One line, however long."""
    source = _breakable(spans(words), style.bold, rtl).source
    return Line(source, 0, len(source.text), style)


def _forced(words: Words) -> Iterator[Words]:
    """Split at line feeds, which only plain text may hold."""
    if isinstance(words, str):
        yield from words.split("\n")
    else:
        yield words


@lru_cache(maxsize=512)
def _breakable(parts: tuple[Span, ...], bold: bool, rtl: bool) -> _Breakable:
    return _Breakable(Text(parts, bold, rtl))


class _Breakable:
    """A text with the places where its lines may end. Widths are in 1/1000 em."""

    def __init__(self, source: Text) -> None:
        self.source = source
        self._sums = source.sums

    @cached_property
    def _bounds(self) -> tuple[int, ...]:
        return boundaries(self.source.text)

    @cached_property
    def _visible(self) -> list[int]:
        """The width of all before each bound, the white space right before it left out."""
        text, found = self.source.text, []
        for at in self._bounds:
            while at and text[at - 1].isspace():
                at -= 1
            found.append(self._sums[at])
        return found

    def broken(self, width: float, balance: bool) -> list[Cut]:
        """The first and last index of each line."""
        width = max(width, 0.0)
        best = self._fill(width)
        if len(best) < 2:
            return best
        return (self._even if balance else self._less_short)(width, best)

    def _fill(self, width: float) -> list[Cut]:
        """Greedy lines; a unit wider than the measure is broken between its characters."""
        bounds, visible, sums = self._bounds, self._visible, self._sums
        last, start, unit = len(bounds) - 1, 0, 0
        found: list[Cut] = []
        while unit < last:
            fitting = bisect_right(visible, sums[start] + width, unit) - 1
            if fitting == last:
                end, unit = bounds[last], last
            elif bounds[fitting] > start:
                end, unit = bounds[fitting], fitting
            else:
                end = self._clusters(start, bounds[unit + 1], width)
                unit += end == bounds[unit + 1]
            found.append((start, end))
            start = end
        return found

    def _clusters(self, start: int, end: int, width: float) -> int:
        """The end of the characters that fit, at least one, among those of a unit that does not."""
        from uniseg.graphemecluster import grapheme_cluster_boundaries

        sums = self._sums
        ends = [start + at for at in grapheme_cluster_boundaries(self.source.text[start:end])][1:]
        fitting = [at for at in ends if sums[at] - sums[start] <= width]
        return int(fitting[-1] if fitting else ends[0])

    def _even(self, width: float, best: list[Cut]) -> list[Cut]:
        """The narrowest measure that needs no more lines."""
        low, high = width / 2, width
        for _ in range(8):
            middle = (low + high) / 2
            tried = self._fill(middle)
            if len(tried) > len(best):
                low = middle
            else:
                high, best = middle, tried
        return best

    def _less_short(self, width: float, best: list[Cut]) -> list[Cut]:
        """The widest measure that leaves no very short last line; `best` when that would cost a line."""
        tried, measure = best, width
        while len(tried) == len(best) and measure > width * (1 - 2 * _SHORT):
            if self._visible[-1] - self._sums[tried[-1][0]] >= width * _SHORT:
                return tried
            measure -= width / 50
            tried = self._fill(measure)
        return best
