"""From words to glyphs, by HarfBuzz; and how words look.

No face here sets letters closer across a space, so a word is shaped alone, once, and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import uharfbuzz as hb

from hrcapp.typeset.fonts import UNITS, Face

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

    @property
    def baseline(self) -> float:
        """From the top of a line down to its baseline (Noto's ascent 1.069, descent 0.293, centred)."""
        return self.size * ((self.leading - 1.362) / 2 + 1.069)

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


class Glyph(NamedTuple):
    """One glyph, left to right: `advance`, `dx`, `dy` in 1/1000 em; `cluster` indexes the run's text."""

    gid: int
    advance: int
    dx: int
    dy: int
    cluster: int


@dataclass(frozen=True, eq=False)
class Word:
    """A word with the spaces after it, shaped once for all sizes.

    `advances` says what each character brings to the line, in 1/1000 em.
    """

    text: str
    face: Face
    rtl: bool
    glyphs: tuple[Glyph, ...]
    advances: tuple[int, ...]

    @cached_property
    def advance(self) -> int:
        """The width, in 1/1000 em."""
        return sum(self.advances)


class Run(NamedTuple):
    """A word as it is drawn: its glyphs, in one size and colour, at its embedding level."""

    word: Word
    size: float
    colour: str
    level: int
    language: str | None

    @property
    def text(self) -> str:
        """What the glyphs stand for, in reading order."""
        return self.word.text

    @property
    def face(self) -> Face:
        return self.word.face

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        return self.word.glyphs

    @property
    def width(self) -> float:
        """Points."""
        return self.word.advance * self.size / UNITS

    @property
    def rtl(self) -> bool:
        return self.level % 2 == 1


@lru_cache(maxsize=16384)
def shaped(text: str, drawn: str, before: str, after: str, face: Face, rtl: bool) -> Word:
    """Shape `drawn`, which stands for `text`. Remembered: most words of a page were met before."""
    buffer = hb.Buffer()
    codes = [ord(one) for one in before + drawn + after]
    buffer.add_codepoints(codes, item_offset=len(before), item_length=len(drawn))
    buffer.direction = "rtl" if rtl else "ltr"
    # The system's locale must not change the page: fix the language before guessing the script.
    buffer.language = "und"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    glyphs = tuple(
        Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset, info.cluster - len(before))
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
    advances = [0] * len(text)
    for glyph in glyphs:
        advances[glyph.cluster] += glyph.advance
    return Word(text, face, rtl, glyphs, tuple(advances))
