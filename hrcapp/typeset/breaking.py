"""Breaking a paragraph into lines (Unicode Standard Annex #14) and placing the runs of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from hrcapp.typeset.bidi import visual_order
from hrcapp.typeset.shaping import Run, Style, Text, Words

_SHORT = 0.18
"""A last line shorter than this part of the measure is avoided where that costs no line."""

_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]")


@dataclass(frozen=True)
class Line:
    """Runs in reading order with the x of each from the line's left edge; `width` without trailing space."""

    placed: tuple[tuple[Run, float], ...]
    width: float
    style: Style
    rtl: bool

    @property
    def height(self) -> float:
        return self.style.line

    @property
    def baseline(self) -> float:
        """From the top of the line down to its baseline (Noto's ascent 1.069 and descent 0.293, centred)."""
        return self.style.size * ((self.style.leading - 1.362) / 2 + 1.069)


def lines(words: Words, style: Style, width: float, rtl: bool, *, balance: bool = False) -> list[Line]:
    """Set `words` into lines no wider than `width` points; at least one line.

    `balance` evens the lines out; without it only a very short last line is avoided.
    """
    found: list[Line] = []
    for paragraph in _forced(words):
        text = Text(paragraph, style, rtl)
        found += [_place(text, start, end) for start, end in _break(text, width, balance)]
    return found


def line(words: Words, style: Style, rtl: bool) -> Line:
    """One line, however long."""
    text = Text(words, style, rtl)
    return _place(text, 0, len(text.text))


def _forced(words: Words) -> Iterator[Words]:
    """Split at line feeds, which only plain text may hold."""
    if isinstance(words, str):
        yield from words.split("\n")
    else:
        yield words


def _break(text: Text, width: float, balance: bool) -> list[tuple[int, int]]:
    sums = [0.0, *accumulate(text.advances())]
    bounds = _boundaries(text.text)
    best = _fill(text.text, sums, bounds, width)
    if len(best) < 2:
        return best
    return (_even if balance else _less_short)(text.text, sums, bounds, width, best)


def _even(
    text: str, sums: list[float], bounds: tuple[int, ...], width: float, best: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The narrowest measure that needs no more lines."""
    low, high = width / 2, width
    for _ in range(8):
        middle = (low + high) / 2
        tried = _fill(text, sums, bounds, middle)
        if len(tried) > len(best):
            low = middle
        else:
            high, best = middle, tried
    return best


def _less_short(
    text: str, sums: list[float], bounds: tuple[int, ...], width: float, best: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The widest measure that leaves no very short last line; `best` when that would cost a line."""
    tried, measure = best, width
    while len(tried) == len(best) and measure > width * (1 - 2 * _SHORT):
        if _visible(text, sums, *tried[-1]) >= width * _SHORT:
            return tried
        measure -= width / 50
        tried = _fill(text, sums, bounds, measure)
    return best


@lru_cache(maxsize=2048)
def _boundaries(text: str) -> tuple[int, ...]:
    """Where lines may begin or end. Remembered: a page is often laid out more than once, and this is slow.

    Korean keeps its words whole, as other alphabets do: the annex leaves that to the style of the text.
    """
    from uniseg.linebreak import line_break_boundaries

    return (0, *line_break_boundaries(_HANGUL.sub("x", text)))


def _fill(text: str, sums: list[float], bounds: tuple[int, ...], width: float) -> list[tuple[int, int]]:
    """Greedy lines; a unit wider than the measure is broken between its characters."""
    found: list[tuple[int, int]] = []
    start = 0
    for begin, end in pairwise(bounds):
        if begin > start and _visible(text, sums, start, end) > width:
            found.append((start, begin))
            start = begin
        while _visible(text, sums, start, end) > width:
            cut = _cut(text, sums, start, end, width)
            if cut >= end:
                break
            found.append((start, cut))
            start = cut
    found.append((start, len(text)))
    return found


def _cut(text: str, sums: list[float], start: int, end: int, width: float) -> int:
    from uniseg.graphemecluster import grapheme_cluster_boundaries

    clusters = [start + at for at in grapheme_cluster_boundaries(text[start:end])][1:]
    fitting = [at for at in clusters if sums[at] - sums[start] <= width]
    return int(fitting[-1] if fitting else clusters[0])


def _visible(text: str, sums: list[float], start: int, end: int) -> float:
    trimmed = start + len(text[start:end].rstrip())
    return sums[trimmed] - sums[start]


def _place(text: Text, start: int, end: int) -> Line:
    runs = text.runs(start, end) if end > start else []
    visible = start + len(text.text[start:end].rstrip())
    trailing = sum(run.width for run in text.runs(visible, end)) if visible < end else 0.0
    total = sum(run.width for run in runs)
    # Trailing space hangs outside the measure, on the side where the line ends.
    x = -trailing if text.rtl else 0.0
    left = [0.0] * len(runs)
    for index in visual_order([run.level for run in runs]):
        left[index] = x
        x += runs[index].width
    return Line(tuple(zip(runs, left, strict=True)), total - trailing, text.style, text.rtl)
