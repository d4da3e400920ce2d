"""QR codes as drawings (ISO/IEC 18004), without their quiet zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import segno

from hrcapp.typeset.figures import Bars, Drawing

_MASKS = range(8)
_SAME = re.compile("0{5,}|1{5,}")
_LIKE_A_FINDER = re.compile("(?=10111010000|00001011101)")
_DARK = re.compile("1+")

Rows = Sequence[int]
"""A symbol: a number a row, the leftmost module its highest bit."""


@lru_cache(maxsize=64)
def qr(text: str, *, version: int, level: str = "M", colour: str = "#14211F") -> Drawing:
    """A QR code of exactly this version and error level.

    Remembered, as a statement is set for the screen before it is set to be signed. Raises ValueError when the
    text does not fit.
    """
    try:
        plain = _made(text, version, level, 0)
    except segno.DataOverflowError as error:
        raise ValueError(f"{len(text)} characters do not fit QR version {version}-{level}") from error
    masked = [
        [row ^ flip for row, flip in zip(plain, flips, strict=True)] for flips in _flips(version, level)
    ]
    lines = _lines(min(masked, key=_penalty))
    # A hair of overlap downwards: viewers show seams between rows otherwise.
    bars = [
        (dark.start(), y, len(dark[0]), 1.02) for y, line in enumerate(lines) for dark in _DARK.finditer(line)
    ]
    return Drawing(len(lines), len(lines), [Bars(bars, colour)])


def _made(text: str, version: int, level: str, mask: int) -> Rows:
    code = segno.make(text, version=version, error=level, mask=mask, boost_error=False, micro=False)
    return [int("".join(map(str, row)), 2) for row in code.matrix]


@lru_cache(maxsize=32)
def _flips(version: int, level: str) -> list[Rows]:
    """The modules, whatever the text, in which a symbol of each mask differs from one of the first mask.

    Known, the eight symbols of a text cost one encoding; the library weighs masks module by module.
    """
    first, *others = (_made("0", version, level, mask) for mask in _MASKS)
    return [[a ^ b for a, b in zip(first, other, strict=True)] for other in (first, *others)]


def _lines(rows: Rows) -> list[str]:
    return [f"{row:0{len(rows)}b}" for row in rows]


def _penalty(rows: Rows) -> int:
    """How hard a symbol is to read (7.8.3.1): the mask with the lowest score is taken."""
    lines = _lines(rows)
    across = "|".join([*lines, *map("".join, zip(*lines, strict=True))])
    stretches = sum(len(found) - 2 for found in _SAME.findall(across))
    finders = len(_LIKE_A_FINDER.findall(across))
    modules, dark = len(rows) ** 2, sum(row.bit_count() for row in rows)
    uneven = abs(20 * dark - 10 * modules) // modules
    return stretches + 3 * _blocks(rows) + 40 * finders + 10 * uneven


def _blocks(rows: Rows) -> int:
    """Squares of two by two modules of one colour; such squares may overlap."""
    inner = (1 << (len(rows) - 1)) - 1
    found = 0
    for above, below in pairwise(rows):
        unlike = (above ^ below) | (above ^ below) >> 1 | above ^ (above >> 1)
        found += (~unlike & inner).bit_count()
    return found
