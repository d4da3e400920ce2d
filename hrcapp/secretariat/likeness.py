"""How much two written names are alike, from 0 to 100, and why. It orders what a person sees; no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from hrcapp.secretariat.designations import Body
from hrcapp.secretariat.written import Form, Written

SAME, SAME_BARE, SAME_LETTERS = 100.0, 97.0, 96.0
_ALIKE = 72.0
_PART, _PART_MORE = 76.0, 14.0
_ACRONYM = 88.0
_SHORT, _SHORT_COST = 5, 8.0
_OTHER_NUMERAL, _OTHER_BODY = 45.0, 14.0
_AS_IT_STANDS, _SPELT_ALIKE = 84.0, 95.0
_SECOND = 0.96
"""What a second reading of a name (a part of it, what stands in brackets) is worth."""

Bodies = frozenset[Body]
_NONE: Bodies = frozenset()
_BARE: Bodies = frozenset((Body.MUNICIPALITY,))


class Look(StrEnum):
    """In what two names are alike."""

    SAME_NAME = "same-name"
    SAME_BUT_KIND = "same-but-kind"
    ALIKE = "alike"
    PART = "part"
    ACRONYM = "acronym"
    OTHER_NUMERAL = "other-numeral"
    OTHER_BODY = "other-body"


@dataclass(frozen=True)
class Likeness:
    """A score and its reasons; none below what is worth a look."""

    score: float
    looks: tuple[Look, ...]


NOTHING = Likeness(0.0, ())


def likeness(one: Written, other: Written, *, mine: Bodies = _NONE, theirs: Bodies = _NONE) -> Likeness:
    """Compare two names; `mine` and `theirs` are what their levels say where the names say nothing."""
    if one.key and one.key == other.key:
        return Likeness(SAME, (Look.SAME_NAME,))
    return max(_every(one, other, mine, theirs), key=lambda found: found.score, default=NOTHING)


def _every(one: Written, other: Written, mine: Bodies, theirs: Bodies) -> Iterable[Likeness]:
    """Every reading with every reading, except two that are both second ones; and the names as they stand."""
    for first, own in enumerate(one.forms):
        for second, another in enumerate(other.forms):
            if first and second:
                continue
            found = _weighed(_by_words(own, another), own, another, mine, theirs)
            yield Likeness(found.score * _SECOND, found.looks) if first or second else found
    if one.forms and other.forms and (score := fuzz.ratio(one.key, other.key)) >= _AS_IT_STANDS:
        yield _weighed(
            Likeness(min(score, _SPELT_ALIKE), (Look.ALIKE,)), one.forms[0], other.forms[0], mine, theirs
        )


def _weighed(found: Likeness, one: Form, other: Form, mine: Bodies, theirs: Bodies) -> Likeness:
    """What numerals and the kind of body say against it."""
    if not found.looks:
        return NOTHING
    score, looks = found.score, [*found.looks]
    if one.numerals != other.numerals or (one.letters and other.letters and one.letters != other.letters):
        score, looks = min(score, _OTHER_NUMERAL), [*looks, Look.OTHER_NUMERAL]
    if _conflict(one.bodies or mine, other.bodies or theirs):
        score, looks = score - _OTHER_BODY, [*looks, Look.OTHER_BODY]
    return Likeness(score, tuple(looks))


def _conflict(one: Bodies, other: Bodies) -> bool:
    """A designation that the other lacks says something, save that a bare name usually is a municipality."""
    return not (one or _BARE) & (other or _BARE)


def _by_words(one: Form, other: Form) -> Likeness:
    if one.words == other.words:
        return Likeness(SAME_BARE, (Look.SAME_BUT_KIND,))
    mine, theirs = "".join(one.words), "".join(other.words)
    if mine == theirs:
        return Likeness(SAME_LETTERS, (Look.SAME_BUT_KIND,))
    if min(len(mine), len(theirs)) < 2:
        return NOTHING
    if _is_acronym(one, other) or _is_acronym(other, one):
        return Likeness(_ACRONYM, (Look.ACRONYM,))
    score = _spelling(one.text, other.text, mine, theirs)
    if min(len(mine), len(theirs)) <= _SHORT:
        one_slip = len(mine) > 2 and OSA.distance(mine, theirs) == 1
        score = _ALIKE if one_slip else score - _SHORT_COST
    part = _part(one, other)
    if part > score:
        return Likeness(part, (Look.PART,))
    return Likeness(score, (Look.ALIKE,)) if score >= _ALIKE else NOTHING


def _spelling(one: str, other: str, mine: str, theirs: str) -> float:
    """Letters left out, added, changed or swapped; words in another order."""
    typed = 100 * OSA.normalized_similarity(mine, theirs)
    return max(typed, fuzz.ratio(mine, theirs), 0.97 * fuzz.token_sort_ratio(one, other))


def _part(one: Form, other: Form) -> float:
    """Whether all words of the shorter stand in the longer, and how much of it they are."""
    fewer, more = sorted((one, other), key=lambda form: len(form.words))
    if not set(fewer.words) < set(more.words) or len("".join(fewer.words)) < 3:
        return 0.0
    return _PART + _PART_MORE * len("".join(fewer.words)) / len("".join(more.words))


def _is_acronym(short: Form, long: Form) -> bool:
    """Whether one word is made of the first letters of at least three others."""
    if len(short.words) != 1 or len(long.words) < 3:
        return False
    return short.words[0] == "".join(word[0] for word in long.words)
