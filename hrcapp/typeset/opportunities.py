"""Where lines may begin or end (Unicode Standard Annex #14), remembered by the kinds of characters.

The annex asks what class each character has and very little else: its rules see the same in "commit:" and
"human:". So a text is written in representatives, one for all characters that no rule tells apart, and cut at
spaces, across which the rules look no further than one word back and one ahead. What is left to the library
is one question for each new pattern, not for each new sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]")
_WORDS = re.compile("[^ ]+ *| +")
_LETTER, _FIGURE = "x", "0"
_PIECES = re.compile(f"{_LETTER}+|{_FIGURE}+|.", re.DOTALL)
_TOLD_APART = frozenset("\u2010\u25cc")
"""Characters that rules call by their names."""


@lru_cache(maxsize=2048)
def boundaries(text: str) -> tuple[int, ...]:
    """Indexes from 0 to the text's length where a line may begin or end.

    Korean keeps its words whole, as other alphabets do: the annex leaves that to the style of the text.
    """
    words = _WORDS.findall(text.translate(_kinds))
    found, at = [0], 0
    for index, word in enumerate(words):
        bare = word.strip(" ")
        following = words[index + 1] if index + 1 < len(words) else ""
        if bare.strip(_LETTER) or following[:1] not in ("", _LETTER):
            found += [at + one for one in _inside(" " * (index > 0) + word, following, index > 0)]
        elif following:
            found.append(at + len(word))
        at += len(word)
    return (*found, at) if text else (0, 0)


def _inside(word: str, following: str, led: bool) -> list[int]:
    """Boundaries after the beginning of `word` up to its end, which counts where something follows.

    `led`: a space was put before the word, to stand for what precedes it.
    """
    pieces = _PIECES.findall(word)
    short = "".join(piece[0] for piece in pieces)
    ahead = "".join(piece[0] for piece in _PIECES.findall(following))
    lengths = [0]
    for piece in pieces:
        lengths.append(lengths[-1] + len(piece))
    known = _pattern(short, ahead)
    return [lengths[one] - led for one in known if lengths[one] > led]


@lru_cache(maxsize=8192)
def _pattern(word: str, following: str) -> tuple[int, ...]:
    """What the library says of a word in representatives, before the end of which another may follow."""
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
