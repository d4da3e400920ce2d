"""Which towns could learn from each other: a score with its reasons, and at most so many pairs a town.

Every point is a whole number and has a reason; the same towns give the same pairs. Pairs are taken in the
order of their score (then of the references) while both towns still have room. As both sides of a pair value
it alike, this greedy choice is the stable b-matching: no two unpaired towns would both do better together.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.followup.people import Person

AT_MOST = 3
"""Pairs a town, those already accepted among them."""

PER_THEME, THEMES_COUNTED = 10, 3
PER_PRACTICE, PRACTICES_COUNTED = 5, 2
"""Points where one town has what the other plans, as their assessments say."""
BOTH_WAYS, LANGUAGE, LEVEL, REGION = 6, 8, 4, 3
SIZES = ((2.0, 4), (5.0, 2))
"""Points where the larger town has at most so many times the inhabitants of the smaller one."""

OTHER = "other"
"""The code of “something else”: two that chose it need not mean the same."""

Key = tuple[str, str]


class Why(StrEnum):
    """What speaks for a pair."""

    THEMES = "themes"
    PRACTICE = "practice"
    BOTH_WAYS = "both-ways"
    LANGUAGE = "language"
    LEVEL = "level"
    SIZE = "size"
    REGION = "region"


@dataclass(frozen=True)
class Reason:
    """One reason and its points. `giver` is who offers the themes, or has what the other plans.

    `codes` are themes, languages, or questions of an assessment (`question_key`).
    """

    why: Why
    points: int
    codes: tuple[str, ...] = ()
    giver: str = ""


@dataclass(frozen=True)
class Pair:
    """Two towns, the one whose reference comes first first."""

    one: Person
    other: Person
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> Key:
        return self.one.reference, self.other.reference

    @property
    def score(self) -> int:
        return sum(reason.points for reason in self.reasons)


def ordered(one: Person, other: Person) -> tuple[Person, Person]:
    """Both, the one whose reference comes first first."""
    first, second = sorted((one, other), key=lambda person: reference_order(person.reference))
    return first, second


def pair(one: Person, other: Person) -> Pair:
    """The two with everything that speaks for them; no reasons where neither can learn from the other."""
    one, other = ordered(one, other)
    return Pair(one, other, tuple(_reasons(one, other)))


class Scores:
    """Every two towns of which one can learn from the other, the best first; those asked about last are kept.

    They do not depend on what is decided. A thousand towns take a second, and four megabytes.
    """

    def __init__(self) -> None:
        self._of: tuple[tuple[Person, ...], array[int]] = ((), array("q"))

    def of(self, towns: Sequence[Person]) -> Iterator[tuple[int, int]]:
        """Places of the towns. From whichever thread: two that ask at once work it out twice."""
        wanted, (known, places) = tuple(towns), self._of
        if wanted != known:
            places = array("q", sorted(_numbered(wanted)))
            self._of = wanted, places
        for number in places:
            yield divmod(number % len(wanted) ** 2, len(wanted))


def _numbered(towns: Sequence[Person]) -> Iterator[int]:
    """Score and places in one number, which sorts as they do."""
    count = len(towns)
    for score, at, to in _scored(towns):
        yield score * count * count + at * count + to


def suggest(
    towns: Sequence[Person],
    taken: Mapping[str, int],
    decided: Collection[Key],
    at_most: int = AT_MOST,
    scores: Scores | None = None,
) -> list[Pair]:
    """Pairs of these towns, the best first. `taken`: how many pairs a town has; `decided` are left out."""
    towns = sorted(towns, key=lambda town: reference_order(town.reference))
    room = {town.reference: at_most - taken.get(town.reference, 0) for town in towns}
    found = []
    for at, to in (scores or Scores()).of(towns):
        one, other = towns[at], towns[to]
        if room[one.reference] > 0 and room[other.reference] > 0:
            made = pair(one, other)
            if made.key not in decided:
                found.append(made)
                room[one.reference] -= 1
                room[other.reference] -= 1
    return found


def _scored(towns: Sequence[Person]) -> Iterator[tuple[int, int, int]]:
    """(score below zero, place, place) of every two such towns; bit sets, as there are many."""
    themes: dict[str, int] = {}
    spoken: dict[str, int] = {}
    offers = [_mask(town.chose("offers"), themes) for town in towns]
    needs = [_mask(town.chose("needs"), themes) for town in towns]
    has = [_mask(town.has, themes) for town in towns]
    plans = [_mask(town.plans, themes) for town in towns]
    languages = [_mask(town.languages, spoken) for town in towns]
    for at, one in enumerate(towns):
        for to in range(at + 1, len(towns)):
            there, back = offers[at] & needs[to], offers[to] & needs[at]
            done, undone = has[at] & plans[to], has[to] & plans[at]
            if there or back or done or undone:
                points = _learnt(there, done) + _learnt(back, undone)
                points += BOTH_WAYS if (there or done) and (back or undone) else 0
                points += LANGUAGE if languages[at] & languages[to] else 0
                yield -(points + _alike(one, towns[to])), at, to


def _mask(codes: Sequence[str], bits: dict[str, int]) -> int:
    mask = 0
    for code in codes:
        if code != OTHER:
            mask |= bits.setdefault(code, 1 << len(bits))
    return mask


def _learnt(themes: int, practices: int) -> int:
    """Points for what one side can learn from the other, from sets of bits."""
    return PER_THEME * min(themes.bit_count(), THEMES_COUNTED) + PER_PRACTICE * min(
        practices.bit_count(), PRACTICES_COUNTED
    )


def _alike(one: Person, other: Person) -> int:
    return _level(one, other) + _size(one, other) + _region(one, other)


def _level(one: Person, other: Person) -> int:
    return LEVEL if one.facts.level and one.facts.level == other.facts.level else 0


def _size(one: Person, other: Person) -> int:
    smaller, larger = sorted((one.facts.population or 0, other.facts.population or 0))
    if smaller <= 0:
        return 0
    return next((points for times, points in SIZES if larger <= times * smaller), 0)


def _region(one: Person, other: Person) -> int:
    return REGION if one.section and other.section and one.section != other.section else 0


def _reasons(one: Person, other: Person) -> Iterator[Reason]:
    learnt = [reason for giver, taker in ((one, other), (other, one)) for reason in _lessons(giver, taker)]
    if not learnt:
        return
    yield from learnt
    if len({reason.giver for reason in learnt}) > 1:
        yield Reason(Why.BOTH_WAYS, BOTH_WAYS)
    if spoken := _common(one.languages, other.languages):
        yield Reason(Why.LANGUAGE, LANGUAGE, spoken)
    for why, points in (
        (Why.LEVEL, _level(one, other)),
        (Why.SIZE, _size(one, other)),
        (Why.REGION, _region(one, other)),
    ):
        if points:
            yield Reason(why, points)


def _lessons(giver: Person, taker: Person) -> Iterator[Reason]:
    """What one can learn from the other."""
    if themes := _common(giver.chose("offers"), taker.chose("needs")):
        yield Reason(Why.THEMES, PER_THEME * min(len(themes), THEMES_COUNTED), themes, giver.reference)
    if practices := _common(giver.has, taker.plans):
        points = PER_PRACTICE * min(len(practices), PRACTICES_COUNTED)
        yield Reason(Why.PRACTICE, points, practices, giver.reference)


def _common(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in some if code in others and code != OTHER)
