"""Embedding levels and visual order (Unicode Standard Annex #9, brackets paired)."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from types import ModuleType

_PLAIN = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "WS", "ON", "S", "B", "LRI", "FSI", "PDI"})
_HANGING = frozenset({"WS", "S", "B", "LRI", "RLI", "FSI", "PDI", "BN"})
_ALIKE = {"L": "a", "R": "א", "AL": "ا", "EN": "0", "AN": "٠", "WS": " "}
"""Bidirectional classes of which a row of characters stands at one level, with one character for each."""

_ROWS = re.compile("|".join(f"{one}+" for one in _ALIKE.values()) + "|.", re.DOTALL)
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


def levels(text: str, rtl: bool) -> tuple[int, ...]:
    """The level of every character of one paragraph; odd levels run from right to left.

    Characters that rule X9 removes take the level of the one before. Where nothing runs from right to left,
    all levels are 0: those of isolates would be even and change nothing.
    """
    if not rtl and all(unicodedata.bidirectional(c) in _PLAIN for c in set(text)):
        return (0,) * len(text)
    rows = _ROWS.findall(text.translate(_kinds))
    found: list[int] = []
    for row, level in zip(rows, _pattern("".join(row[0] for row in rows), rtl), strict=True):
        found += [level] * len(row)
    return tuple(found)


@lru_cache(maxsize=1024)
def _pattern(text: str, rtl: bool) -> tuple[int, ...]:
    """The levels by the library. Remembered: other names in the same sentence make the same pattern."""
    _without_its_face("fpdf")
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    direction = TextDirection.RTL if rtl else TextDirection.LTR
    known = {c.character_index: c.embedding_level for c in BidiParagraph(text, direction).get_characters()}
    found: list[int] = []
    for index in range(len(text)):
        found.append(known.get(index, found[-1] if found else int(rtl)))
    return tuple(found)


def _without_its_face(package: str) -> None:
    """Let modules of a package be imported without the package itself, which would load ten times as much:
    of this one, the making of PDFs and a library for fonts."""
    if package not in sys.modules and (spec := find_spec(package)) is not None:
        shell = ModuleType(package)
        shell.__path__ = list(spec.submodule_search_locations or ())
        sys.modules[package] = shell


class _Kinds(dict[int, str]):
    """From a code point to what stands for its class; what pairs, or is rare, stands for itself."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _ALIKE.get(unicodedata.bidirectional(chr(code)), chr(code))
        return found


_kinds = _Kinds()


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
