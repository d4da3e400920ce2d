"""Which parties might be meant by a name, the likeliest first, each with its reasons. A person decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from hrcapp.i18n import gazetteer
from hrcapp.i18n.gazetteer import Place
from hrcapp.i18n.name_key import name_key
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts, PartyKind
from hrcapp.secretariat.designations import Body
from hrcapp.secretariat.likeness import Likeness, Look, likeness
from hrcapp.secretariat.written import Written, written

ASK = 85.0
"""From this score on a person must say whether it is this party before a new one is made."""

_LEAST, _AT_MOST = 50.0, 5
_SAME_PLACE, _HOMONYMS = 94.0, 4.0
_OTHER_COUNTRY, _COUNTRY_UNKNOWN = 30.0, 4.0
_OTHER_KIND, _OTHER_LEVEL, _OTHER_DIVISION, _SAME_DIVISION = 10.0, 8.0, 8.0, 2.0
_MANY, _LOOKED_AT = 2000, 300

_BY_TYPE = {
    "municipality": (Body.MUNICIPALITY,),
    "rural_municipality": (Body.MUNICIPALITY,),
    "metropolitan_municipality": (Body.MUNICIPALITY, Body.METROPOLIS),
    "borough": (Body.DISTRICT,),
    "district": (Body.DISTRICT,),
    "union_of_municipalities": (Body.UNION,),
    "metropolitan_body": (Body.METROPOLIS, Body.UNION),
    "department": (Body.INTERMEDIATE,),
    "county": (Body.INTERMEDIATE,),
    "region": (Body.REGION,),
    "state": (Body.REGION,),
    "capital_district": (Body.MUNICIPALITY, Body.DISTRICT, Body.REGION),
}
_BY_LEVEL = {
    "municipal": (Body.MUNICIPALITY, Body.DISTRICT),
    "intermediate": (Body.INTERMEDIATE, Body.DISTRICT, Body.UNION, Body.METROPOLIS),
    "regional": (Body.REGION, Body.INTERMEDIATE),
    "special": (Body.MUNICIPALITY, Body.DISTRICT, Body.REGION),
}


class Reason(StrEnum):
    """Why a party is suggested, or why it is not joined by itself."""

    SAME_NAME = "same-name"
    SAME_BUT_KIND = "same-but-kind"
    ALIKE = "alike"
    PART = "part"
    ACRONYM = "acronym"
    SAME_PLACE = "same-place"
    OTHER_NUMERAL = "other-numeral"
    OTHER_BODY = "other-body"
    HOMONYMS = "homonyms"
    SAME_COUNTRY = "same-country"
    OTHER_COUNTRY = "other-country"
    COUNTRY_UNKNOWN = "country-unknown"
    OTHER_KIND = "other-kind"
    OTHER_LEVEL = "other-level"
    OTHER_DIVISION = "other-division"


@dataclass(frozen=True)
class Asked:
    """A name somebody asks about; what is not known is empty."""

    name: str
    country: str = ""
    kind: PartyKind | None = None
    level: str = ""
    type: str = ""
    division: str = ""
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, facts: PartyFacts) -> Asked:
        """A party as a form names it."""
        others = tuple(filter(None, (facts.name_latin, facts.name_english)))
        country = "" if facts.country == UNKNOWN_COUNTRY else facts.country
        return cls(facts.name, country, facts.kind, facts.level, facts.type, facts.admin1, others)


@dataclass(frozen=True)
class Known:
    """A party of the registry with every name it is known by."""

    reference: str
    facts: PartyFacts
    names: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """A party that might be meant. `score` is 0 to 100; it orders, and says nothing more."""

    reference: str
    score: float
    reasons: tuple[Reason, ...]


def suggest(asked: Asked, known: Sequence[Known], at_most: int = _AT_MOST) -> list[Suggestion]:
    """The parties that are likeliest meant. Raises nothing; a name that is empty when folded finds none."""
    names = [written(name) for name in (asked.name, *asked.others)]
    if not names[0].key:
        return []
    country = asked.country or names[0].country
    found = (_suggestion(asked, names, country, one) for one in _worth_a_look(names, country, known))
    good = [one for one in found if one.score >= _LEAST]
    return sorted(good, key=lambda one: (-one.score, len(one.reasons), one.reference))[:at_most]


def _suggestion(asked: Asked, names: Sequence[Written], country: str, known: Known) -> Suggestion:
    alike = _alike(asked, names, known)
    score, looks = alike.score, list(alike.looks)
    reasons = [Reason(look) for look in looks if look not in (Look.OTHER_NUMERAL, Look.OTHER_BODY)]
    against = [Reason(look) for look in looks if look in (Look.OTHER_NUMERAL, Look.OTHER_BODY)]
    if not against and score < _SAME_PLACE and _same_place(names, country, known):
        score, reasons = _SAME_PLACE, [Reason.SAME_PLACE]
    if not reasons:
        return Suggestion(known.reference, 0, ())
    where, cost = _country(country, known.facts.country)
    for other, costs in _differences(asked, known.facts):
        against.append(other)
        cost += costs
    division = name_key(asked.division)
    if division and division == name_key(known.facts.admin1):
        cost -= _SAME_DIVISION
    elif where is Reason.SAME_COUNTRY and _homonyms(names, known):
        against.append(Reason.HOMONYMS)
        cost += _HOMONYMS
    return Suggestion(known.reference, _rounded(score - cost), (*reasons, where, *against))


def _alike(asked: Asked, names: Sequence[Written], known: Known) -> Likeness:
    mine = _bodies(asked.type, asked.level)
    theirs = _bodies(known.facts.type, known.facts.level)
    pairs = ((one, written(name)) for one in names for name in known.names)
    found = (likeness(one, other, mine=mine, theirs=theirs) for one, other in pairs)
    return max(found, key=lambda like: like.score, default=Likeness(0.0, ()))


def _bodies(type_: str, level: str) -> frozenset[Body]:
    return frozenset(_BY_TYPE.get(type_) or _BY_LEVEL.get(level, ()))


def _country(asked: str, known: str) -> tuple[Reason, float]:
    if not asked or known == UNKNOWN_COUNTRY:
        return Reason.COUNTRY_UNKNOWN, _COUNTRY_UNKNOWN
    return (Reason.SAME_COUNTRY, 0.0) if asked == known else (Reason.OTHER_COUNTRY, _OTHER_COUNTRY)


def _differences(asked: Asked, facts: PartyFacts) -> Iterator[tuple[Reason, float]]:
    if asked.kind is not None and asked.kind is not facts.kind:
        yield Reason.OTHER_KIND, _OTHER_KIND
    if asked.level and facts.level and asked.level != facts.level:
        yield Reason.OTHER_LEVEL, _OTHER_LEVEL
    one, other = name_key(asked.division), name_key(facts.admin1)
    if one and other and one != other:
        yield Reason.OTHER_DIVISION, _OTHER_DIVISION


def _rounded(score: float) -> float:
    return round(max(0.0, min(100.0, score)), 1)


# -- places


def _same_place(names: Iterable[Written], country: str, known: Known) -> bool:
    """Whether both are names of one place, as the gazetteer has it, in whatever script."""
    if country and country != known.facts.country:
        return False
    meant = _meant(tuple(form.place for one in names for form in one.forms), known.facts.country)
    return bool(meant) and _place(known) in meant


@lru_cache(maxsize=4096)
def _meant(names: tuple[str, ...], country: str) -> frozenset[Place]:
    """All places of a country that have one of these folded names."""
    keys = gazetteer.named(country)
    return frozenset(place for name in names for place in keys.get(name, ()))


def _homonyms(names: Iterable[Written], known: Known) -> bool:
    """Whether the country has several places of this name, so that the name alone says little."""
    if not known.facts.kind.is_government:
        return False
    keys = gazetteer.named(known.facts.country)
    return any(len(keys.get(one.forms[0].place, ())) > 1 for one in names)


@lru_cache(maxsize=65536)
def _place(known: Known) -> Place | None:
    """Where a government lies; partners are not places, even where one is in their name."""
    if not known.facts.kind.is_government or known.facts.country == UNKNOWN_COUNTRY:
        return None
    forms = dict.fromkeys(form.place for name in known.names for form in written(name).forms)
    return gazetteer.place(forms, known.facts.country, known.facts.admin1)


# -- many parties


def _worth_a_look(names: Sequence[Written], country: str, known: Sequence[Known]) -> Iterable[Known]:
    """All of them, or where they are many those whose letters or place come close."""
    if len(known) <= _MANY:
        return known
    keys = {(at, name): written(name).key for at, one in enumerate(known) for name in one.names}
    near: dict[int, None] = {}
    for one in names:
        close = process.extract(one.key, keys, scorer=fuzz.WRatio, limit=_LOOKED_AT)
        near.update((at, None) for _key, _score, (at, _name) in close)
    if country:
        near.update((at, None) for at, one in enumerate(known) if _same_place(names, country, one))
    return [known[at] for at in near]
