"""Where lines may begin or end (Unicode Standard Annex #14), remembered by the kinds of characters.

The annex asks what class each character has and very little else: its rules see the same in "commit:" and
"human:". So a text is written in representatives, one for all characters that no rule tells apart, and cut at
spaces, across which the rules look no further than one word back and one ahead. What is left to the library
is one question for each new pattern of two words, not for each new sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import Any

_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]")
_WORDS = re.compile("[^ ]+ *| +")
_LETTER, _FIGURE = "x", "0"
_PIECES = re.compile(f"{_LETTER}+|{_FIGURE}+|.", re.DOTALL)
_TOLD_APART = frozenset("\u2010\u25cc")
"""Characters that rules call by their names."""


def boundaries(text: str) -> tuple[int, ...]:
    """Indexes from 0 to the text's length where a line may begin or end.

    Korean keeps its words whole, as other alphabets do: the annex leaves that to the style of the text.
    """
    pieces = _PIECES.findall(text.translate(_kinds))
    ends = list(accumulate(map(len, pieces), initial=0))
    return tuple([ends[at] for at in _sentence("".join([piece[0] for piece in pieces]))])


@lru_cache(maxsize=2048)
def _sentence(short: str) -> tuple[int, ...]:
    """The boundaries of a text in representatives, rows of letters and of figures being one each."""
    words = _WORDS.findall(short)
    found, at = [0], 0
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        # A space stands for whatever precedes the word.
        led = " " if at else ""
        found += [at + one - len(led) for one in _pattern(led + word, following) if one > len(led)]
        at += len(word)
    return (*found, at)


@lru_cache(maxsize=8192)
def _pattern(word: str, following: str) -> tuple[int, ...]:
    """Where the library breaks within a word, or at its end when another follows."""
    from uniseg.linebreak import line_break_boundaries

    last = len(word) if following else len(word) - 1
    return tuple(one for one in line_break_boundaries(word + following) if 0 < one <= last)


class _Kinds(dict[int, str]):
    """From a code point to the first character met that no rule tells from it."""

    def __init__(self) -> None:
        super().__init__()
        self._first: dict[tuple[Any, ...], str] = {}
        for each in (_LETTER, _FIGURE, " "):
            self[ord(each)] = self._first.setdefault(_seen(each), each)

    def __missing__(self, code: int) -> str:
        character = _LETTER if _HANGUL.match(chr(code)) else chr(code)
        self[code] = found = self._first.setdefault(_seen(character), character)
        return found


def _seen(character: str) -> tuple[Any, ...]:
    """All that the rules look at in a character."""
    from uniseg.emoji import extended_pictographic
    from uniseg.linebreak import line_break
    from uniseg.unicodedatawrapper import category, east_asian_width

    general = category(character).value
    quoting = general if general in ("Pi", "Pf", "Cn", "Mn", "Mc") else ""
    return (
        line_break(character),
        quoting,
        east_asian_width(character).value in ("F", "W", "H"),
        extended_pictographic(character),
        character if character in _TOLD_APART else "",
    )


_kinds = _Kinds()
