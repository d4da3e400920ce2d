"""Content-stream operators for shaped text: glyphs by number, and the text a reader gets from them.

PDF 32000-1, 9.4 and 14.9.4 (ActualText).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from hrcapp.typeset.fonts import UNITS, Face
from hrcapp.typeset.shaping import Glyph, Run, Word

_NEVER = {-1: ""}
_DIRECTIONS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Unit(NamedTuple):
    """Glyphs that are shown together: a cluster or a whole word.

    `text` is what they stand for, `advance` their width in 1/1000 em, `shown` the inside of a TJ array, empty
    where a glyph is off the baseline.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    advance: int
    shown: str


@dataclass
class Ink:
    """Which glyphs of a face were drawn, and the text each stands for (the ToUnicode map)."""

    face: Face
    texts: dict[int, str] = field(default_factory=dict)
    _told: dict[Word, bool] = field(default_factory=dict, repr=False)

    def tells(self, word: Word) -> bool:
        """Record a word's glyphs; whether a reader who looks each up alone gets the word."""
        if word in self._told:
            return self._told[word]
        if _lone(word).items() <= self.texts.items():
            self._told[word] = True
        else:
            told = [self.tells_cluster(cluster) for cluster in _clusters(word)]  # each one is recorded
            self._told[word] = all(told)
        return self._told[word]

    def tells_cluster(self, cluster: Unit) -> bool:
        """Record a cluster's glyphs; whether it is a lone one that, looked up, gives its text."""
        if len(cluster.glyphs) == 1:
            return _same(self.texts.setdefault(cluster.glyphs[0].gid, cluster.text), cluster.text)
        # Dots and marks split off a letter: the first glyph speaks, the rest is silent.
        for at, glyph in enumerate(cluster.glyphs):
            self.texts.setdefault(glyph.gid, "\u200b" if at else cluster.text)
        return False


def spoken(text: str) -> str:
    """The text without invisible directions: they have done their work once the words are placed."""
    return text if text.isascii() else text.translate(_DIRECTIONS)


def operators(runs: Sequence[Run], ink: Ink, x: float, y: float) -> Iterator[str]:
    """Operators that show runs of one look, one right after the other, the first with its origin at (x, y).

    Each glyph is noted in `ink`; what cannot be told from single glyphs carries its text beside it.
    """
    first = runs[0]
    if first.language:
        yield f"/Span <</Lang ({first.language})>> BDC"
    yield f"{filled(first.colour)} BT /{first.face.key} {number(first.size)} Tf"
    scale = first.size / UNITS
    pending: list[str] = []
    begun = x
    for run in runs:
        for unit, alone in _units(run, ink):
            if alone and unit.shown:
                begun = begun if pending else x
                pending.append(unit.shown)
            else:
                yield from _flushed(pending, begun, y)
                shown = "\n".join(_placed(unit, run, x, y))
                yield shown if alone else f"/Span <<{_actual(unit.text)}>> BDC {shown} EMC"
            x += unit.advance * scale
    yield from _flushed(pending, begun, y)
    yield "ET"
    if first.language:
        yield "EMC"


def _flushed(pending: list[str], x: float, y: float) -> Iterator[str]:
    """Show what waits, if anything does."""
    if pending:
        yield _show(pending, x, y)
        pending.clear()


def _units(run: Run, ink: Ink) -> Sequence[tuple[Unit, bool]]:
    """What is shown at once, from left to right, and whether its glyphs tell its text alone.

    Left to right, one replacement text serves a whole word. Right to left it must go cluster by cluster:
    readers turn what they find on the page round, and would turn a whole word's text, too.
    """
    word = run.word
    if (told := ink.tells(word)) or not word.rtl:
        return ((_whole(word), told),)
    return [(cluster, ink.tells_cluster(cluster)) for cluster in _clusters(word)]


@lru_cache(maxsize=16384)
def _lone(word: Word) -> dict[int, str]:
    """What each glyph stands for, where every cluster is one glyph; else what no ink has recorded."""
    found: dict[int, str] = {}
    for cluster in _clusters(word):
        if len(cluster.glyphs) > 1 or found.setdefault(cluster.glyphs[0].gid, cluster.text) != cluster.text:
            return _NEVER
    return found


@lru_cache(maxsize=16384)
def _whole(word: Word) -> Unit:
    return Unit(spoken(word.text), word.glyphs, word.advance, _inside(word.glyphs, word.face))


@lru_cache(maxsize=16384)
def _clusters(word: Word) -> tuple[Unit, ...]:
    """The word's clusters from left to right."""
    starts = sorted({glyph.cluster for glyph in word.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(word.text)], strict=bool(starts)))
    found = []
    for start, group in groupby(word.glyphs, lambda glyph: glyph.cluster):
        glyphs = tuple(group)
        text = spoken(word.text[start : ends[start]])
        # Readers turn right-to-left text round glyph by glyph: a ligature must be turned beforehand.
        text = text[::-1] if word.rtl else text
        advance = sum(glyph.advance for glyph in glyphs)
        found.append(Unit(text, glyphs, advance, _inside(glyphs, word.face)))
    return tuple(found)


def _inside(glyphs: Sequence[Glyph], face: Face) -> str:
    """What shows the glyphs in a TJ array and leaves the pen at their end; empty where one is raised."""
    if any(glyph.dy for glyph in glyphs):
        return ""
    found: list[str] = []
    at = x = 0
    for glyph in glyphs:
        if x + glyph.dx != at:
            found.append(str(at - x - glyph.dx))
        found.append(f"<{glyph.gid:04X}>")
        at = x + glyph.dx + face.advance(glyph.gid)
        x += glyph.advance
    return "".join([*found, str(at - x)] if at != x else found)


def _placed(unit: Unit, run: Run, x: float, y: float) -> Iterator[str]:
    """Operators that show a unit by itself; a glyph off the baseline gets a matrix of its own."""
    if unit.shown or not unit.glyphs:
        yield _show([unit.shown], x, y)
        return
    scale = run.size / UNITS
    for glyph in unit.glyphs:
        yield _show([f"<{glyph.gid:04X}>"], x + glyph.dx * scale, y + glyph.dy * scale)
        x += glyph.advance * scale


def _show(inside: Sequence[str], x: float, y: float) -> str:
    return f"1 0 0 1 {number(x)} {number(y)} Tm [{''.join(inside)}] TJ".replace("><", "")


def _actual(text: str) -> str:
    return f"/ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>"


def _same(known: str, text: str) -> bool:
    return known == text or known.replace("\u00a0", " ") == text.replace("\u00a0", " ")


@lru_cache(maxsize=256)
def filled(colour: str) -> str:
    """The operator that fills with `#RRGGBB` from here on."""
    return " ".join(map(number, rgb(colour))) + " rg"


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1, of `#RRGGBB`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def number(value: float) -> str:
    """A number as content streams have it: four decimals, no needless ones."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
