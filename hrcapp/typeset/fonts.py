"""The embedded typefaces: three families in two weights, chosen character by character by what they cover.

Static instances only: variable fonts can't be embedded as they are, and a faked bold is not a bold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb

from hrcapp.model.places import resource

UNITS = 1000
"""Units per em of every face here; the font dictionaries rely on it."""

REPLACEMENT = 0xFFFD
_FAMILIES = {"NotoSans": "ttf", "NotoSansArabic": "ttf", "NotoSansKR": "otf"}
"""In the order they are asked, with their outlines: `otf` means CFF, whose CIDs are the glyphs' numbers."""
_NEUTRAL = frozenset("MZPSC")
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Face:
    """One font file: `key` names it in content streams, `covers` is its set of code points."""

    key: str
    name: str
    bold: bool
    data: bytes
    covers: frozenset[int]
    cff: bool
    hb_face: Any = field(repr=False)
    hb_font: Any = field(repr=False)

    def advance(self, glyph: int) -> int:
        """The width of a glyph in 1/1000 em, as the embedded font program states it."""
        return int(self.hb_font.get_glyph_h_advance(glyph))


@cache
def face(family: str, bold: bool) -> Face:
    """A face of one of the families, read once."""
    name = f"{family}-{'Bold' if bold else 'Regular'}"
    data = resource("fonts", f"{name}.{_FAMILIES[family]}").read_bytes()
    loaded = hb.Face(hb.Blob(data))
    if loaded.upem != UNITS:
        raise ValueError(f"{name}: {loaded.upem} units per em")
    key = f"F{list(_FAMILIES).index(family) * 2 + bold + 1}"
    cff = _FAMILIES[family] == "otf"
    return Face(key, name, bold, data, frozenset(loaded.unicodes), cff, loaded, hb.Font(loaded))


_LEFT, _RIGHT = tuple(_FAMILIES), ("NotoSansArabic", "NotoSans", "NotoSansKR")


def fallbacks(rtl: bool, bold: bool) -> Iterator[Face]:
    """The faces to ask in turn, read when asked; in right-to-left text the Arabic one draws spaces too."""
    return (face(family, bold) for family in (_RIGHT if rtl else _LEFT))


def choose(text: str, bold: bool, rtl: bool, before: Face | None = None) -> list[Face | None]:
    """The face of every character; None where no face has it. `before` is that of the character before.

    Punctuation, spaces and marks stay in the face of the letter before them, so that words are shaped whole.
    """
    first = next(fallbacks(rtl, bold))
    if before in (None, first) and first.covers.issuperset(map(ord, text)):
        return [first] * len(text)
    chosen: list[Face | None] = []
    before = before if before and before.bold == bold else None
    for character in text:
        code = ord(character)
        if before and code in before.covers and _stays(character):
            found: Face | None = before
        else:
            found = _asked(code, bold, rtl)
        if found is None and _ignorable(character):
            found = before or first
        chosen.append(found)
        before = found or before
    return chosen


@lru_cache(maxsize=4096)
def _asked(code: int, bold: bool, rtl: bool) -> Face | None:
    return next((one for one in fallbacks(rtl, bold) if code in one.covers), None)


def missing(text: str) -> frozenset[str]:
    """The characters of `text` that no embedded face can draw (they would print as a replacement sign)."""
    faces = choose(text, bold=False, rtl=False)
    return frozenset(c for c, f in zip(text, faces, strict=True) if f is None)


def _stays(character: str) -> bool:
    return unicodedata.category(character)[0] in _NEUTRAL


def _ignorable(character: str) -> bool:
    """Default ignorable (Unicode annex 44): shapes its neighbours or nothing, and is never drawn itself."""
    code = ord(character)
    return any(start <= code <= end for start, end in _IGNORABLE)
