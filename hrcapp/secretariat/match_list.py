"""A list of names, each matched with the registry: what the desk would join by itself, what it suggests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrcapp.i18n.name_key import name_key
from hrcapp.media.tables import read_table
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts, PartyKind
from hrcapp.secretariat.outreach_table import country_code
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.suggesting import Asked, Suggestion

COLUMNS = ("name", "country", "kind", "level", "admin1")
"""Of the table; any cell may be empty, and only `name` must be there."""


@dataclass(frozen=True)
class Match:
    """What a name matches: `automatic` is a reference or None."""

    name: str
    automatic: str | None
    suggestions: tuple[Suggestion, ...]


def read_list(data: bytes, name: str) -> list[Asked]:
    """The rows of a CSV or XLSX file, in their order.

    A country may be a code or a name; a kind that is none of ours counts as not known.
    Raises Fault FILE_TOO_LARGE, TABLE_UNREADABLE, TABLE_TOO_LARGE, TABLE_NO_NAMES.
    """
    cells = read_table(data, name)
    headers = [name_key(header) for header in cells[0]] if cells else []
    places = {column: headers.index(column) for column in COLUMNS if column in headers}
    if "name" not in places:
        raise Fault(Code.TABLE_NO_NAMES, name=name)
    return [_asked(row, places) for row in cells[1:]]


def match(parties: Parties, rows: Sequence[Asked]) -> Iterator[Match]:
    """Each row with what it matches, in their order."""
    near = parties.candidates()
    for asked in rows:
        automatic = parties.automatic(_facts(asked)) if asked.kind is not None else None
        yield Match(asked.name, automatic, tuple(near.suggest(asked)))


def _asked(row: Sequence[str], places: Mapping[str, int]) -> Asked:
    said = {column: row[at] if at < len(row) else "" for column, at in places.items()}
    kind = said.get("kind", "").lower()
    country = country_code(said.get("country", ""))
    return Asked(
        name=said["name"],
        country="" if country == UNKNOWN_COUNTRY else country,
        kind=PartyKind(kind) if kind in set(PartyKind) else None,
        level=said.get("level", "").lower(),
        division=said.get("admin1", ""),
    )


def _facts(asked: Asked) -> PartyFacts:
    return PartyFacts(
        kind=asked.kind or PartyKind.GOVERNMENT,
        name=asked.name,
        country=asked.country or UNKNOWN_COUNTRY,
        admin1=asked.division,
        level=asked.level,
    )
