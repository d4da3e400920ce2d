"""What a report says, before it has a shape: the figures, the names, the texts, in one language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from babel.lists import format_list

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.languages import babel_locale
from hrcapp.i18n.numbers import format_integer
from hrcapp.i18n.sorting import sort_key
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import UNKNOWN_COUNTRY
from hrcapp.secretariat import naming
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.figures import Member, Snapshot
from hrcapp.secretariat.positions import Spot
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.words import Say
from hrcapp.secretariat.withheld import covered

MOST = 3
"""How many answers are said to be chosen most."""
ENOUGH = 10
"""Of fewer forms nothing is said to be chosen most."""


@dataclass(frozen=True)
class Content:
    """One report. `names` are the registry's by reference and language; `texts` the editor's by section.

    `withheld` are words that must not stand in what the desk has written.
    """

    snapshot: Snapshot
    language: str
    say: Say
    names: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]
    published: date
    printed: Mapping[str, tuple[int, bool]]
    spots: tuple[Spot, ...]
    unplaced: tuple[str, ...]
    withheld: tuple[str, ...] = field(default=(), repr=False)

    def own_name(self, member: Member) -> tuple[str, str]:
        """The name as the party writes it, and its language ("" where unknown)."""
        return naming.own_name(member.facts, self.names.get(member.reference, {}))

    def name(self, member: Member) -> str:
        """The name in the report's language."""
        return naming.name_in(member.facts, self.names.get(member.reference, {}), self.language)

    def finding(self, finding: Finding) -> tuple[str, str]:
        """Its theme and its sentence in the report's language, with a bar in the place of withheld words."""
        theme, text = (covered(self.say(one), self.withheld) for one in (finding.theme, finding.text))
        return theme, text

    def country(self, member: Member) -> str:
        """The country's name in the report's language; nothing where it is not known."""
        return country_name(member.facts.country, self.language)

    def number(self, count: int) -> str:
        """A figure as the language writes it."""
        return format_integer(count, self.language)

    def listed(self, members: Iterable[Member]) -> list[Member]:
        """In the order of the names, as readers of the language expect it."""
        return sorted(members, key=lambda m: (sort_key(self.name(m), self.language), m.reference))

    @cached_property
    def governments(self) -> list[Member]:
        return self.listed(member for member in self.snapshot.members if member.is_government)

    @cached_property
    def partners(self) -> list[Member]:
        return self.listed(member for member in self.snapshot.members if not member.is_government)

    @cached_property
    def pledges_alone(self) -> list[Member]:
        """Those whose form is still to come."""
        return self.listed(member for member in self.snapshot.members if not member.has_form)

    @property
    def reconstructed(self) -> int:
        """How many accepted forms were reconstructed from the printed report."""
        return self.snapshot.reconstructed

    def fill(self, token: str) -> str:
        """What a token prints. Raises Fault REPORT_TOKEN_UNKNOWN, REPORT_NAME_WITHHELD,
        REPORT_TALLY_TOO_SMALL.
        """
        kind, _, value = token.partition(":")
        if kind == "n" and value in (counts := asdict(self.snapshot.counts)):
            return self.number(counts[value])
        if kind == "party" and (member := self._member(value)):
            if not member.consents:
                raise Fault(Code.REPORT_NAME_WITHHELD, name=member.facts.name)
            return self.name(member)
        if kind == "most" and value in words.TALLIES:
            return self._most(value)
        raise Fault(Code.REPORT_TOKEN_UNKNOWN, token=f"{{{{{token}}}}}")

    @property
    def enough(self) -> bool:
        """Whether anything may be said to be chosen most."""
        return len(self.snapshot.answered) >= ENOUGH

    def _most(self, question: str) -> str:
        """What governments chose most, with the numbers, as the tally has it."""
        found, labels = self.snapshot.tally(question)[:MOST], self.labels.get(question, {})
        if not found or not self.enough:
            raise Fault(Code.REPORT_TALLY_TOO_SMALL, token=f"{{{{most:{question}}}}}", least=ENOUGH)
        shown = [
            self.say(words.CHOSEN).format(theme=labels.get(code, code), number=self.number(count))
            for code, count in found
        ]
        return format_list(shown, locale=babel_locale(self.language))

    def _member(self, reference: str) -> Member | None:
        return next((one for one in self.snapshot.members if one.reference == reference), None)


def as_json(content: Content) -> bytes:
    """The report as data: `report.json`."""
    snapshot = content.snapshot
    value: dict[str, Any] = {
        "as_of": snapshot.as_of.isoformat(),
        "counts": asdict(snapshot.counts),
        "annex": [
            {
                "reference": member.reference,
                "name": member.facts.name,
                "country": None if member.facts.country == UNKNOWN_COUNTRY else member.facts.country,
                "kind": str(member.facts.kind),
            }
            for member in snapshot.members
            if member.has_form
        ],
        "themes": snapshot.themes(),
        "findings": {finding.id: _sorted(finding.parties, snapshot) for finding in snapshot.findings},
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def report_id(data: bytes, as_of: date) -> str:
    """What the foot of every page carries: the day, and the hash of the data."""
    return f"HRC-{as_of:%Y%m%d}-{hashlib.sha256(data).hexdigest()[:8]}"


def _sorted(parties: Iterable[str], snapshot: Snapshot) -> list[str]:
    order = {member.reference: place for place, member in enumerate(snapshot.members)}
    return sorted(parties, key=lambda reference: (order.get(reference, len(order)), reference))
