"""Parties as the tables have them. A party's attributes are those of the submission it was founded on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from hrcapp.model.party import PartyFacts
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat import naming
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.rows import facts_of
from hrcapp.store import Store

_MEMBERS = "SELECT * FROM membership WHERE party BETWEEN ? AND ? ORDER BY party, founds DESC, submission"
_VERSIONS = """SELECT version.* FROM version JOIN membership USING (submission)
    WHERE coalesce(decision, '') != 'rejected' AND party BETWEEN ? AND ?
    ORDER BY submission, decision = 'accepted' DESC, revision DESC, arrived_at, key"""

_PIECE = 500
_T = TypeVar("_T")
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Alias:
    """A further name of a party; `language` is BCP 47, or "" where it is a spelling of no one language."""

    name: str
    language: str = ""


@dataclass(frozen=True)
class Said:
    """What a person wrote down about a party: the day it was so, and the hash of the words."""

    day: date | None
    words: str


@dataclass(frozen=True)
class Party:
    """A party as the registry knows it.

    `names` by language (BCP 47) are for print; `aliases`: all spellings it came with, then those given to it;
    `given` are the latter. `parent`: the party it is a part of. `merged`: numbers that stand for it as well.
    `since` is the day of its standing, `council` its council's decision.
    """

    reference: str
    facts: PartyFacts
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    submissions: tuple[str, ...]
    settled: bool
    given: tuple[Alias, ...] = ()
    parent: str = ""
    waves: tuple[str, ...] = ()
    standing: PartyStanding = PartyStanding.ACTIVE
    since: Said | None = None
    council: Said | None = None
    merged: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """By submission the party that was decided for it, before any merge."""

    def name_in(self, language: str) -> str:
        """The name for readers of that language."""
        return naming.name_in(self.facts, self.names, language)


def parties(store: Store) -> list[Party]:
    """Every party with a submission that was not rejected, by reference."""
    return [party for several in in_pieces(store) for party in several]


def party(store: Store, reference: str) -> Party | None:
    """One party; None where no party has that number, or nothing of it was left."""
    return next(iter(_between(store, reference, reference, _More(store))), None)


def in_pieces(store: Store) -> Iterator[list[Party]]:
    """All parties by reference, a few hundred at a time, so that whoever lists many holds few."""
    more = _More(store)
    found = [row["party"] for row in store.rows("SELECT DISTINCT party FROM membership ORDER BY party")]
    for start in range(0, len(found), _PIECE):
        piece = found[start : start + _PIECE]
        yield _between(store, piece[0], piece[-1], more)


def _between(store: Store, first: str, last: str, more: _More) -> list[Party]:
    members = store.rows(_MEMBERS, (first, last))
    versions = _grouped(store.rows(_VERSIONS, (first, last)), "submission")
    found = (
        _party(party, of, [row for one in of for row in versions.get(one["submission"], ())], more)
        for party, of in _grouped(members, "party").items()
    )
    return [party for party in found if party is not None]


def names(store: Store) -> dict[str, dict[str, str]]:
    """The names in print by party and language; those of a party that was merged fill what is missing."""
    into = merges(store)
    found: dict[str, dict[str, str]] = {}
    rows = store.rows("SELECT * FROM party_name ORDER BY party, language")
    for row in sorted(rows, key=lambda row: row["party"] in into):
        found.setdefault(standing_for(row["party"], into), {}).setdefault(row["language"], row["name"])
    return found


def merges(store: Store) -> dict[str, str]:
    """Into which party each was merged, by the one that no longer stands."""
    return {row["party"]: row["into_party"] for row in store.rows("SELECT * FROM party_merge")}


class _More:
    """What is said of parties beyond their submissions, read once for all of them."""

    def __init__(self, store: Store) -> None:
        into = merges(store)
        self.names = names(store)
        self.merged = _listed((standing_for(party, into), party) for party in into)
        self.given = _listed(
            (standing_for(row["party"], into), Alias(row["name"], row["language"]))
            for row in store.rows("SELECT * FROM party_alias ORDER BY party, name, language")
        )
        self.waves = _listed(
            (standing_for(row["party"], into), str(row["wave"]))
            for row in store.rows("SELECT * FROM party_wave ORDER BY wave")
        )
        self.parents = {
            row["party"]: standing_for(row["parent"], into)
            for row in store.rows("SELECT * FROM party_parent")
        }
        self.councils = {row["party"]: row for row in store.rows("SELECT * FROM party_council")}
        self.standings = {row["party"]: row for row in store.rows("SELECT * FROM party_standing")}


def _party(reference: str, members: Rows, versions: Rows, more: _More) -> Party | None:
    if not versions:
        return None
    given = more.given.get(reference, ())
    spelt = [name for row in versions for name in _spellings(row)]
    standing, council = more.standings.get(reference), more.councils.get(reference)
    return Party(
        reference=reference,
        facts=facts_of(versions[0]),
        names=more.names.get(reference, {}),
        aliases=tuple(dict.fromkeys((*spelt, *(alias.name for alias in given)))),
        submissions=tuple(row["submission"] for row in members),
        settled=all(row["settled"] for row in members) and sum(row["founds"] for row in members) <= 1,
        given=given,
        parent=more.parents.get(reference, ""),
        waves=tuple(dict.fromkeys(more.waves.get(reference, ()))),
        standing=PartyStanding(standing["standing"]) if standing else PartyStanding.ACTIVE,
        since=_said(standing) if standing else None,
        council=_said(council) if council else None,
        merged=more.merged.get(reference, ()),
        origins={row["submission"]: row["said"] for row in members},
    )


def _said(row: Mapping[str, Any]) -> Said:
    try:
        return Said(date.fromisoformat(row["day"]), row["words"])
    except ValueError:
        return Said(None, row["words"])


def _spellings(row: Mapping[str, Any]) -> Iterator[str]:
    yield from filter(None, (row["name"], row["name_latin"], row["name_english"]))


def _grouped(rows: Rows, column: str) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _listed(pairs: Iterator[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
