"""Editorial coding: what the desk itself found in the answers, and whom each finding names.

A finding is an editor's choice. Naming is not counting: how many parties a finding names says nothing about
how many share it, so tallies come from coded answers alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class Finding:
    """One finding: its place in the report, its words in English, the references of the parties it names."""

    id: str
    section: str
    group: str
    theme: str
    text: str
    parties: frozenset[str] = frozenset()
    place: int = 0

    def to_json(self) -> bytes:
        """One text for one finding."""
        content = {**vars(self), "parties": sorted(self.parties)}
        return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Finding:
        """From `to_json`."""
        found = json.loads(data)
        return cls(**{**found, "parties": frozenset(found["parties"])})


class Coding:
    """The findings of the desk."""

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self._log = log

    def all(self) -> list[Finding]:
        """Every finding, in the order of the report."""
        named: dict[str, set[str]] = {}
        for row in self._store.rows("SELECT finding, party FROM finding_party"):
            named.setdefault(row["finding"], set()).add(row["party"])
        return [
            Finding(
                id=row["id"],
                section=row["section"],
                group=row["theme_group"],
                theme=row["theme"],
                text=row["text"],
                parties=frozenset(named.get(row["id"], ())),
                place=row["place"],
            )
            for row in self._store.rows("SELECT * FROM finding ORDER BY place, id")
        ]

    def put(self, finding: Finding) -> None:
        """Add a finding, or replace the one of its id. Raises Fault PARTY_UNKNOWN."""
        self._check(finding.parties)
        with self._store.transaction():
            digest = blobs.put(self._store, finding.to_json())
            self._log.append(Kind.CODING, finding.id, {"finding": digest})

    def load(self, findings: Iterable[Finding]) -> int:
        """Put those that are new or changed, in this order; all or none. Returns how many were put."""
        known = {finding.id: finding for finding in self.all()}
        numbered = [replace(finding, place=place) for place, finding in enumerate(findings)]
        changed = [finding for finding in numbered if known.get(finding.id) != finding]
        with self._store.transaction():
            for finding in changed:
                self.put(finding)
        return len(changed)

    def _check(self, parties: Iterable[str]) -> None:
        known = {row["party"] for row in self._store.rows("SELECT DISTINCT party FROM membership")}
        for party in sorted(parties):
            if party not in known:
                raise Fault(Code.PARTY_UNKNOWN, reference=party)
