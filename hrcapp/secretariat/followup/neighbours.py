"""Towns near one that takes part, to be invited in its name; they go into the list of those invited.

Places come from GeoNames, of the town's own country; who is in the registry already is left out. Whom a town
invited, and how far they came, is then told like every inviter's (`outreach.inviters`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from hrcapp.i18n import gazetteer
from hrcapp.i18n.gazetteer import Place
from hrcapp.i18n.name_key import name_key
from hrcapp.model.party import PartyKind
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.outreach import Entry, Invited, Outreach
from hrcapp.secretariat.positions import Locate
from hrcapp.store import Store

FARTHEST, SMALLEST, AT_MOST = 100, 2000, 40
"""Kilometres, inhabitants, and how many are listed."""

_EARTH = 6371.0


@dataclass(frozen=True)
class Neighbour:
    """A place near a town. `km` as the crow flies; `entry`: its invitation, None where nobody invited it."""

    name: str
    country: str
    km: float
    population: int
    entry: Entry | None = None


class Neighbours:
    """Finds and invites them, for one desk."""

    def __init__(self, store: Store, outreach: Outreach, locate: Locate) -> None:
        self._store = store
        self._outreach = outreach
        self._locate = locate

    def of(self, town: Person) -> tuple[Neighbour, ...]:
        """The nearest places first; none where it is not known for sure where the town lies."""
        here = self._locate(town.facts, town.names)
        if here is None or not here.exact:
            return ()
        country = town.facts.country
        there = {place: None for several in gazetteer.named(country).values() for place in several}
        measured = (
            (_km(here.latitude, here.longitude, place), place)
            for place in there
            if place.population >= SMALLEST and abs(place.latitude - here.latitude) < 1
        )
        near = sorted((one for one in measured if one[0] <= FARTHEST), key=lambda one: (one[0], one[1].name))
        known, invited = self._registry(country), self._invited(country)
        own = name_key(town.facts.name)  # its districts are called by its name
        found = [
            Neighbour(place.name, country, km, place.population, _entry(place, invited))
            for km, place in near
            if not known & _keys(place) and not name_key(place.name).startswith(own)
        ]
        return tuple(found[:AT_MOST])

    def invite(self, town: Person, neighbour: Neighbour) -> str:
        """Put it into the list of those invited, in the name of the town; the id of its invitation."""
        kind = str(PartyKind.GOVERNMENT)
        return self._outreach.add(Invited(neighbour.name, neighbour.country, kind, by=inviter(town)))

    def invited_by(self, town: Person) -> tuple[Entry, ...]:
        """Whom the town invited."""
        return tuple(entry for entry in self._outreach.all() if entry.invited.by == inviter(town))

    def _registry(self, country: str) -> frozenset[str]:
        rows = self._store.rows("SELECT DISTINCT name FROM party_key WHERE country = ?", (country,))
        return frozenset(row["name"] for row in rows)

    def _invited(self, country: str) -> dict[str, Entry]:
        every = self._outreach.all()
        return {name_key(one.invited.name): one for one in every if one.invited.country == country}


def inviter(town: Person) -> str:
    """The name under which a town stands in the list as the one who invited."""
    return town.facts.name


def _keys(place: Place) -> set[str]:
    return {name_key(place.name), *place.others}


def _entry(place: Place, invited: dict[str, Entry]) -> Entry | None:
    return next((invited[key] for key in sorted(_keys(place)) if key in invited), None)


def _km(latitude: float, longitude: float, place: Place) -> float:
    """The length of the great circle."""
    one, other = radians(latitude), radians(place.latitude)
    north, east = other - one, radians(place.longitude - longitude)
    part = sin(north / 2) ** 2 + cos(one) * cos(other) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(part, 1.0)))
