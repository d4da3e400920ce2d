"""From text to glyphs: runs of one face, level and style, shaped by HarfBuzz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import uharfbuzz as hb

from hrcapp.typeset.bidi import hang, levels
from hrcapp.typeset.fonts import REPLACEMENT, UNITS, Face, chain, choose

INK = "#14211F"
SOFT = "#4A5956"


@dataclass(frozen=True)
class Style:
    """How text looks: size in points, leading as a multiple of it, weight, colour `#RRGGBB`."""

    size: float = 10.5
    leading: float = 1.55
    bold: bool = False
    colour: str = INK

    @property
    def line(self) -> float:
        """Height of one line in points."""
        return self.size * self.leading

    def but(self, **changes: Any) -> Style:
        """The same style with some of its values changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Span:
    """A stretch of text; what is None comes from the paragraph."""

    text: str
    bold: bool | None = None
    colour: str | None = None
    language: str | None = None


Words = str | Sequence[Span]


def spans(words: Words) -> tuple[Span, ...]:
    """Plain text or spans, as spans."""
    return (Span(words),) if isinstance(words, str) else tuple(words)


def plain(words: Words) -> str:
    """The text alone."""
    return "".join(span.text for span in spans(words))


@dataclass(frozen=True)
class Glyph:
    """One glyph, left to right: `advance`, `dx`, `dy` in 1/1000 em; `cluster` indexes the run's text."""

    gid: int
    advance: int
    dx: int
    dy: int
    cluster: int


@dataclass(frozen=True)
class Run:
    """Glyphs of one face, level and colour, with the text they stand for in reading order."""

    text: str
    face: Face
    size: float
    colour: str
    level: int
    language: str | None
    glyphs: tuple[Glyph, ...]

    @property
    def width(self) -> float:
        """Points."""
        return sum(g.advance for g in self.glyphs) * self.size / UNITS

    @property
    def rtl(self) -> bool:
        return self.level % 2 == 1


class Text:
    """One paragraph's characters with style, face and level each; `runs` shapes any stretch of it."""

    def __init__(self, words: Words, style: Style, rtl: bool) -> None:
        parts = spans(words)
        self.style, self.rtl = style, rtl
        self.text = "".join(part.text for part in parts)
        self._part = [part for part in parts for _ in part.text]
        bolds = [style.bold if part.bold is None else part.bold for part in self._part]
        self._faces = choose(self.text, bolds, rtl)
        self._bolds = bolds
        self._levels = levels(self.text, rtl)
        self._codes = [_code(c, f) for c, f in zip(self.text, self._faces, strict=True)]

    def runs(self, start: int, end: int) -> list[Run]:
        """The runs of characters `start` to `end` in reading order; right-to-left ones word by word."""
        settled = hang(self.text[start:end], self._levels[start:end], self.rtl)
        found: list[Run] = []
        begin = start
        for index in range(start + 1, end + 1):
            if index == end or self._parts_before(index, settled, start):
                found.append(self._shape(begin, index, settled[begin - start]))
                begin = index
        return found

    def advances(self) -> list[float]:
        """The width each character brings to its line, in points, before lines are broken."""
        widths = [0.0] * len(self.text)
        begin = 0
        for run in self.runs(0, len(self.text)):
            for glyph in run.glyphs:
                widths[begin + glyph.cluster] += glyph.advance * run.size / UNITS
            begin += len(run.text)
        return widths

    def _parts_before(self, index: int, settled: Sequence[int], start: int) -> bool:
        level = settled[index - start]
        return (
            settled[index - 1 - start] != level
            or self._face(index) is not self._face(index - 1)
            or self._part[index] is not self._part[index - 1]
            or (level % 2 == 1 and self.text[index - 1].isspace() and not self.text[index].isspace())
        )

    def _face(self, index: int) -> Face:
        return self._faces[index] or next(chain(False, self._bolds[index]))

    def _shape(self, start: int, end: int, level: int) -> Run:
        part, face = self._part[start], self._face(start)
        return Run(
            self.text[start:end],
            face,
            self.style.size,
            part.colour or self.style.colour,
            level,
            part.language,
            _glyphs(self._codes, start, end, face, level % 2 == 1),
        )


def _code(character: str, face: Face | None) -> int:
    """What is drawn for a character: itself, a space for a control code, else the replacement sign."""
    if face:
        return ord(character)
    return ord(" ") if character < " " or "\x7f" <= character < "\xa0" else REPLACEMENT


def _glyphs(codes: Sequence[int], start: int, end: int, face: Face, rtl: bool) -> tuple[Glyph, ...]:
    """Shape codes[start:end] in their context (Arabic letters join across a change of colour)."""
    buffer = hb.Buffer()
    buffer.add_codepoints(list(codes), item_offset=start, item_length=end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    # The system's locale must not change the page: fix the language before guessing the script.
    buffer.language = "und"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    return tuple(
        Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset, info.cluster - start)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
