"""Where on the map parties stand. Nobody sends a position: it is looked up by the name of the place.

Where a place is not known, its country's centre stands for it, and the map says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hrcapp.i18n import gazetteer
from hrcapp.model.party import PartyFacts
from hrcapp.secretariat import atlas
from hrcapp.secretariat.figures import Member

_WIDER = ("intermediate", "regional")
"""Levels of government whose name, where it is also a town's, means more than the town."""


@dataclass(frozen=True)
class Position:
    """Degrees. `exact`: of the place itself; otherwise the centre of its country stands for it."""

    longitude: float
    latitude: float
    exact: bool


Locate = Callable[[PartyFacts, Mapping[str, str]], Position | None]
"""Looks a party up by what it says of itself and its names in print (by language)."""


@dataclass(frozen=True)
class Spot:
    """One mark on the map: the governments, or the partners, at one position."""

    position: Position
    government: bool
    parties: tuple[str, ...]


def by_place(facts: PartyFacts, names: Mapping[str, str]) -> Position | None:
    """The place of its name, where one is meant for sure; else the country's centre, as for a region."""
    if facts.kind.is_government and facts.level not in _WIDER:
        called = (facts.name, facts.name_latin, facts.name_english, *names.values())
        found = gazetteer.place(filter(None, called), facts.country, facts.admin1)
        if found is not None:
            return Position(found.longitude, found.latitude, exact=True)
    return by_country(facts, names)


def by_country(facts: PartyFacts, _names: Mapping[str, str]) -> Position | None:
    """The centre of the country; None where that is not known either."""
    found = atlas.centre(facts.country)
    return Position(*found, exact=False) if found else None


def spots(
    members: Iterable[Member], names: Mapping[str, Mapping[str, str]], locate: Locate
) -> tuple[tuple[Spot, ...], tuple[str, ...]]:
    """Parties by their position, and those that have none."""
    found: dict[tuple[Position, bool], list[str]] = {}
    unplaced = []
    for member in members:
        position = locate(member.facts, names.get(member.reference, {}))
        if position is None:
            unplaced.append(member.reference)
        else:
            found.setdefault((position, member.is_government), []).append(member.reference)
    return tuple(Spot(*key, tuple(parties)) for key, parties in found.items()), tuple(unplaced)
