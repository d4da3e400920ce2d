"""Places of the world, offline: where they lie and under which names they are known.

From GeoNames (CC BY 4.0, `resources/gazetteer`): places of 500 inhabitants or more, with their names in any
script. A country is unpacked when it is first asked for.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from hrcapp.i18n.name_key import name_key
from hrcapp.model.places import resource

ATTRIBUTION = "GeoNames, geonames.org (CC BY 4.0)"
"""Must stand wherever its places are shown."""

_KEPT = 80
_OUTWEIGHS = 10
"""So many times as many people must live there as in the next place of the name, to be the one meant."""

Places = Mapping[str, tuple["Place", ...]]


@dataclass(frozen=True)
class Place:
    """A place; degrees. `division` is GeoNames' code of the first division, `others` its folded names."""

    country: str
    name: str
    population: int
    latitude: float
    longitude: float
    division: str
    others: tuple[str, ...]


def places(name: str, country: str, division: str = "") -> tuple[Place, ...]:
    """Places of that name, of whatever script, the largest first.

    `country` is ISO 3166-1 alpha-2. Where the division's name tells them apart, only those in it.
    """
    found = named(country).get(name_key(name), ())
    codes = _codes(country, name_key(division)) if division and len(found) > 1 else frozenset()
    return tuple(place for place in found if place.division in codes) or found


def place(names: Iterable[str], country: str, division: str = "") -> Place | None:
    """The one place that is meant by the first of these names that is known.

    None where there are several of that name and none outweighs the others.
    """
    for name in names:
        if found := places(name, country, division):
            first, *rest = found
            clear = not rest or first.population >= _OUTWEIGHS * max(rest[0].population, 1)
            return first if clear else None
    return None


def search(text: str, country: str, limit: int = 12) -> tuple[Place, ...]:
    """Places with a name that begins with `text`, any script: of that very name first, then the largest."""
    key = name_key(text)
    if not key:
        return ()
    by_name = named(country)
    begun = {place: None for name in by_name if name.startswith(key) for place in by_name[name]}
    exact = by_name.get(key, ())
    found = sorted(begun, key=lambda place: (place not in exact, -place.population))
    return tuple(found[:limit])


@lru_cache(maxsize=_KEPT)
def named(country: str) -> Places:
    """All places of a country by folded name, the largest first; none where nobody knows the country."""
    found: dict[str, list[Place]] = {}
    for line in _lines(country):
        name, population, latitude, longitude, division, others = line.split("\t")
        names = tuple(filter(None, others.split("|")))
        one = Place(country, name, int(population), float(latitude), float(longitude), division, names)
        for key in dict.fromkeys((name_key(name), *names)):
            found.setdefault(key, []).append(one)
    return {key: tuple(several) for key, several in found.items()}


def _codes(country: str, division: str) -> frozenset[str]:
    """Codes of the division of that name: one known by name, or those in which a place of its name lies."""
    if known := _divisions().get((country, division)):
        return frozenset((known,))
    return frozenset(place.division for place in named(country).get(division, ())[:1])


@cache
def _divisions() -> Mapping[tuple[str, str], str]:
    rows = (line.split("\t") for line in _lines("divisions"))
    return {(country, name): code for country, code, name in rows}


def _lines(member: str) -> list[str]:
    with zipfile.ZipFile(resource("gazetteer", "places.zip")) as archive:
        try:
            return archive.read(f"{member}.tsv").decode().splitlines()
        except KeyError:
            return []
