"""Which parties a name is compared with, read from the tables."""

from __future__ import annotations

from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts
from hrcapp.secretariat import matching
from hrcapp.secretariat.matching import Key
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.name_key import name_key
from hrcapp.secretariat.party_rows import merges
from hrcapp.secretariat.rows import facts_of
from hrcapp.secretariat.suggesting import Asked, Known
from hrcapp.store import Store

_VERSIONS = """SELECT membership.party, version.* FROM membership JOIN version USING (submission)
    WHERE {where} ORDER BY membership.party, founds DESC, submission,
        coalesce(decision, '') = 'rejected', decision = 'accepted' DESC, revision DESC, key"""
_NEARBY = """membership.party IN (
    SELECT party FROM membership JOIN version USING (submission) WHERE country IN (?, ?)
    UNION SELECT party FROM party_key WHERE name IN ({marks}))"""
_GIVEN = "SELECT party, name FROM party_alias UNION SELECT party, name FROM party_name ORDER BY party, name"


def keys(store: Store, facts: PartyFacts) -> list[tuple[Key, str]]:
    """The keys of all parties that have one of these names."""
    names = sorted({key.name for key in matching.keys_of(facts)})
    marks = ",".join("?" * len(names))
    rows = store.rows(f"SELECT * FROM party_key WHERE name IN ({marks})", names)  # noqa: S608
    return [(matching.key_of(row), row["party"]) for row in rows]


def known(store: Store, asked: Asked) -> list[Known]:
    """The parties of that country or of none, and those of the name anywhere; all without a country."""
    if not asked.country:
        return every(store)
    names = sorted({name_key(name) for name in (asked.name, *asked.others)})
    where = _NEARBY.format(marks=",".join("?" * len(names)))
    return _known(store, where, (asked.country, UNKNOWN_COUNTRY, *names))


def every(store: Store) -> list[Known]:
    """All parties with all their names."""
    return _known(store, "1", ())


def _known(store: Store, where: str, values: tuple[str, ...]) -> list[Known]:
    facts: dict[str, PartyFacts] = {}
    names: dict[str, dict[str, None]] = {}
    for row in store.rows(_VERSIONS.format(where=where), values):
        facts.setdefault(row["party"], facts_of(row))
        spelt = (row["name"], row["name_latin"], row["name_english"])
        names.setdefault(row["party"], {}).update(dict.fromkeys(filter(None, spelt)))
    into = merges(store)
    for row in store.rows(_GIVEN):
        party = standing_for(row["party"], into)
        if party in names:
            names[party][row["name"]] = None
    return [Known(party, one, tuple(names[party])) for party, one in facts.items()]
