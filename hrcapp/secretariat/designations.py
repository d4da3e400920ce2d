"""Words that say what kind of body is named, not which: “Ville de”, “Ayuntamiento de”, «بلدية».

They are set aside before two names are compared; what they say of the level is compared by itself, because
a city, its metropolis, its province and its region are separate parties of one name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hrcapp.i18n.name_key import words_of
from hrcapp.model.places import resource

_LONGEST = 5


class Body(StrEnum):
    """What a designation says; a bare name says nothing."""

    MUNICIPALITY = "municipality"
    METROPOLIS = "metropolis"
    INTERMEDIATE = "intermediate"
    REGION = "region"
    DISTRICT = "district"
    UNION = "union"


@dataclass(frozen=True)
class Bare:
    """A name without designations. `words` lacks joining words too, `rest` has them.

    `bodies` is what the designations say.
    """

    words: tuple[str, ...]
    rest: tuple[str, ...]
    bodies: frozenset[Body]


def bare(words: tuple[str, ...]) -> Bare:
    """Set designations aside. `words` are folded. A name that is nothing else stays as it is."""
    kept: list[str] = []
    bodies: set[Body] = set()
    at = 0
    while at < len(words):
        length, body = _designation(words, at)
        if body is not None:
            bodies.add(body)
        else:
            kept.append(words[at])
        at += length
    rest = tuple(kept) or words
    # A letter at the end is a name (“District A”), whatever else it means in the middle.
    named = tuple(
        word
        for at, word in enumerate(rest)
        if word not in joining() or (len(word) == 1 and 0 < at == len(rest) - 1)
    )
    return Bare(named or rest, rest, frozenset(bodies))


def _designation(words: tuple[str, ...], at: int) -> tuple[int, Body | None]:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        if body := _bodies().get(words[at : at + length]):
            return length, body
    return 1, None


@cache
def joining() -> frozenset[str]:
    """Articles and the like: they come and go between two spellings of one name."""
    return frozenset(_words()["joining"])


@cache
def _bodies() -> Mapping[tuple[str, ...], Body]:
    return {tuple(words_of(phrase)): body for body in Body for phrase in _words()[body]}


@cache
def _words() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = json.loads(
        resource("gazetteer", "designations.json").read_text(encoding="utf-8")
    )
    return found
