"""What is meant to happen, drawn by seed before anything does: the model that the end is compared with."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hrcapp.model.status import ReviewState

DESKS = 3
PER_DEVICE = 8
_SYLLABLES = (
    *("al", "ba", "cor", "dun", "el", "fa", "gri", "ho", "is", "ja", "kel", "lo"),
    *("mar", "ni", "or", "pas", "quo", "ra", "sil", "tu", "ur", "ve", "wex", "yl"),
)
_COUNTRIES = ("TN", "SN", "FR", "MX", "KR", "BR", "TR", "ES", "DE", "IT", "LB", "CM")
_RETURNED = (0.72, 0.22, 0.06)
"""How many are right at once, after one correction, after two."""


class Way(StrEnum):
    """How a town hands over."""

    STICK = "stick"
    COURIER = "courier"
    MAIL = "mail"
    BOX = "box"


@dataclass(frozen=True)
class Town:
    """One submission: who fills it in, how it travels, which desk reads it and what that says each time.

    `rulings` are by revision. `same_as`: an earlier town that this is, by the same name; `into`: an earlier
    one with which a person merges it. `dissent`: another desk rejects the last version at the same moment.
    """

    number: int
    name: str
    country: str
    region: str
    way: Way
    desk: int
    rulings: tuple[ReviewState, ...]
    same_as: int | None = None
    into: int | None = None
    dissent: int | None = None

    @property
    def end(self) -> ReviewState:
        return self.rulings[-1]

    @property
    def device(self) -> int:
        return self.number // PER_DEVICE

    @property
    def joined(self) -> int | None:
        """The earlier town of the same party."""
        return self.into if self.same_as is None else self.same_as


@dataclass
class Plan:
    """All towns of a run."""

    towns: Sequence[Town] = field(default_factory=tuple)

    @classmethod
    def draw(cls, count: int, chance: random.Random) -> Plan:
        names = _names(count, chance)
        towns: list[Town] = []
        for number in range(count):
            towns.append(_town(number, names[number], towns, chance))
        return cls(towns)

    @property
    def versions(self) -> int:
        return sum(len(town.rulings) for town in self.towns)

    def party(self, number: int) -> int:
        """The first town of the party that a town is of."""
        while (joined := self.towns[number].joined) is not None:
            number = joined
        return number

    def parties(self) -> int:
        """How many parties have an accepted form."""
        return len({self.party(one.number) for one in self.towns if one.end is ReviewState.ACCEPTED})


def _town(number: int, name: str, earlier: Sequence[Town], chance: random.Random) -> Town:
    returned = chance.choices(range(len(_RETURNED)), _RETURNED)[0]
    end = ReviewState.ACCEPTED if chance.random() < 0.9 else ReviewState.REJECTED
    rulings = (ReviewState.RETURNED,) * returned + (end,)
    region, way = f"Sample region {chance.randrange(24)}", chance.choice(list(Way))
    desk, what = chance.randrange(DESKS), chance.random()
    fit = [one for one in earlier[-60:-PER_DEVICE] if one.end is ReviewState.ACCEPTED and one.joined is None]
    if fit and what < 0.08:
        other, end = chance.choice(fit), ReviewState.ACCEPTED
        return Town(number, other.name, other.country, other.region, way, other.desk, (end,), other.number)
    if fit and what < 0.13:
        other = chance.choice(fit)
        rulings = (*rulings[:-1], ReviewState.ACCEPTED)
        return Town(number, name, other.country, region, way, other.desk, rulings, into=other.number)
    if what < 0.18 and end is ReviewState.ACCEPTED:
        dissent = (desk + 1) % DESKS
        return Town(number, name, chance.choice(_COUNTRIES), region, way, desk, rulings, dissent=dissent)
    return Town(number, name, chance.choice(_COUNTRIES), region, way, desk, rulings)


def _names(count: int, chance: random.Random) -> list[str]:
    found: set[str] = set()
    while len(found) < count:
        found.add("Sample " + "".join(chance.choice(_SYLLABLES) for _ in range(6)))
    return sorted(found, key=lambda _one: chance.random())
