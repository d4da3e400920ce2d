"""Embedding levels and visual order (Unicode Standard Annex #9, brackets paired)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PLAIN = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "WS", "ON", "S", "B"})
_HANGING = frozenset({"WS", "S", "B", "LRI", "RLI", "FSI", "PDI", "BN"})
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


@lru_cache(maxsize=512)
def levels(text: str, rtl: bool) -> tuple[int, ...]:
    """The level of every character of one paragraph; odd levels run from right to left.

    Characters that rule X9 removes take the level of the one before.
    """
    if not rtl and all(unicodedata.bidirectional(c) in _PLAIN for c in text):
        return (0,) * len(text)
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    base = int(rtl)
    direction = TextDirection.RTL if rtl else TextDirection.LTR
    known = {c.character_index: c.embedding_level for c in BidiParagraph(text, direction).get_characters()}
    found: list[int] = []
    for index in range(len(text)):
        found.append(known.get(index, found[-1] if found else base))
    return tuple(found)


def hangs(character: str) -> bool:
    """Whether at the end of a line it takes the paragraph's level, as white space does (rule L1)."""
    return unicodedata.bidirectional(character) in _HANGING


def visual_order(level: Sequence[int]) -> list[int]:
    """Indexes of a line's pieces from left to right (rule L2)."""
    order = list(range(len(level)))
    odd = [value for value in level if value % 2]
    if not odd:
        return order
    for threshold in range(max(level), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            if level[order[start]] < threshold:
                start += 1
                continue
            end = start
            while end < len(order) and level[order[end]] >= threshold:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def isolate(text: str) -> str:
    """`text` set apart from its surroundings, left to right: numbers of documents, e-mails, telephones."""
    return f"{LRI}{text}{PDI}"


def isolate_name(text: str) -> str:
    """A name set apart in whatever direction its own first strong letter has."""
    return f"{FSI}{text}{PDI}"
