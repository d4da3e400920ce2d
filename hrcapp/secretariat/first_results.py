"""The first report's entries and findings (`resources/campaign/first-results-2022.json`), for this desk.

The entries themselves arrive as sealed files like everybody's; what is added here is the desk's own: names in
more languages, and the findings as its editorial coding.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hrcapp.model.party import PartyKind
from hrcapp.model.places import resource
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.report.first_findings import WORDS

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk


@dataclass(frozen=True)
class Entry:
    """One entry of the annex. `codes` by question are those of the findings that name it (the crosswalk)."""

    reference: str
    kind: PartyKind
    name: str
    name_language: str
    names: Mapping[str, str]
    country: str
    type: str
    codes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class FirstResults:
    """What the report of 2022 printed: `figures` by key are (number, whether it said "more than")."""

    published: str
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    figures: Mapping[str, tuple[int, bool]]


@cache
def first_results() -> FirstResults:
    """The data as it ships with the app."""
    data = json.loads(resource("campaign", "first-results-2022.json").read_text(encoding="utf-8"))
    wave = data["wave"]
    codes: dict[int, dict[str, dict[str, None]]] = {}
    for finding in data["findings"]:
        if cross := data["crosswalk"].get(finding["group"]):
            for number in finding["entries"]:
                questions = codes.setdefault(number, {})
                questions.setdefault(cross["question"], {}).update(dict.fromkeys(cross["codes"]))
    return FirstResults(
        published=data["source"]["published"],
        entries=tuple(
            Entry(
                reference=f"{wave}-{entry['number']}",
                kind=PartyKind(entry["kind"]),
                name=entry["name"],
                name_language=entry["name_language"],
                names=entry["names"],
                country=entry["country"],
                type=entry["type"],
                codes={q: tuple(found) for q, found in codes.get(entry["number"], {}).items()},
            )
            for entry in data["entries"]
        ),
        findings=tuple(
            Finding(
                id=found["id"],
                section=found["section"],
                group=found["group"],
                theme=WORDS[found["id"]][0],
                text=WORDS[found["id"]][1],
                parties=frozenset(f"{wave}-{number}" for number in found["entries"]),
            )
            for found in data["findings"]
        ),
        figures={one["key"]: (one["value"], one["at_least"]) for one in data["figures"]},
    )


def add_to(desk: Desk) -> None:
    """Give the parties that were taken in their names in print, and load the findings.

    All entries must have arrived. Raises Fault PARTY_UNKNOWN. Doing it again changes nothing.
    """
    found = first_results()
    with desk.store.transaction():
        for entry in found.entries:
            desk.parties.name(entry.reference, entry.names)
        desk.coding.load(found.findings)
