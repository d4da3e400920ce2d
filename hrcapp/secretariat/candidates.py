"""Which parties a name is compared with, read from the tables."""

from __future__ import annotations

from functools import cached_property

from hrcapp.i18n.name_key import name_key
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts
from hrcapp.secretariat import matching
from hrcapp.secretariat.matching import Key
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.party_rows import merges
from hrcapp.secretariat.rows import facts_of
from hrcapp.secretariat.suggesting import Asked, Known, Suggestion, suggest
from hrcapp.store import Store

_VERSIONS = """SELECT membership.party, version.* FROM membership JOIN version USING (submission)
    WHERE {where} ORDER BY membership.party, founds DESC, submission,
        coalesce(decision, '') = 'rejected', decision = 'accepted' DESC, revision DESC, key"""
_COUNTRY = """membership.party IN (
    SELECT party FROM membership JOIN version USING (submission) WHERE country IN (?, ?))"""
_NAMED = "membership.party IN (SELECT party FROM party_key WHERE name IN ({marks}))"
_GIVEN = "SELECT party, name FROM party_alias UNION SELECT party, name FROM party_name ORDER BY party, name"


def keys(store: Store, facts: PartyFacts) -> list[tuple[Key, str]]:
    """The keys of all parties that have one of these names."""
    names = sorted({key.name for key in matching.keys_of(facts)})
    marks = ",".join("?" * len(names))
    rows = store.rows(f"SELECT * FROM party_key WHERE name IN ({marks})", names)  # noqa: S608
    return [(matching.key_of(row), row["party"]) for row in rows]


class Candidates:
    """Suggests parties as the tables have them when a country is first asked about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._near: dict[str, list[Known]] = {}

    def suggest(self, asked: Asked) -> list[Suggestion]:
        """Parties of that country, of none, or of the same name anywhere; all without a country."""
        near = self._in(asked.country)
        named = self._named(asked) if asked.country else []
        there = {one.reference for one in near}
        return suggest(asked, [*near, *(one for one in named if one.reference not in there)])

    def _in(self, country: str) -> list[Known]:
        if country not in self._near:
            values = (country, UNKNOWN_COUNTRY) if country else ()
            self._near[country] = self._known(_COUNTRY if country else "1", values)
        return self._near[country]

    def _named(self, asked: Asked) -> list[Known]:
        names = sorted({name_key(name) for name in (asked.name, *asked.others)})
        return self._known(_NAMED.format(marks=",".join("?" * len(names))), tuple(names))

    def _known(self, where: str, values: tuple[str, ...]) -> list[Known]:
        facts: dict[str, PartyFacts] = {}
        names: dict[str, dict[str, None]] = {}
        for row in self._store.rows(_VERSIONS.format(where=where), values):
            facts.setdefault(row["party"], facts_of(row))
            spelt = (row["name"], row["name_latin"], row["name_english"])
            names.setdefault(row["party"], {}).update(dict.fromkeys(filter(None, spelt)))
        for party, known in names.items():
            known.update(dict.fromkeys(self._given.get(party, ())))
        return [Known(party, one, tuple(names[party])) for party, one in facts.items()]

    @cached_property
    def _given(self) -> dict[str, list[str]]:
        """The names that desks gave, by the party that stands."""
        into = merges(self._store)
        found: dict[str, list[str]] = {}
        for row in self._store.rows(_GIVEN):
            found.setdefault(standing_for(row["party"], into), []).append(row["name"])
        return found
