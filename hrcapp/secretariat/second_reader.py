"""Two pairs of eyes: where the kit asks for it, one desk proposes to accept and another one accepts.

A proposal is an event of its own kind, so `accept` says what it always said: accepted, and answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept
from hrcapp.secretariat.event_order import ordered
from hrcapp.secretariat.fold_decisions import decided
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.kit_staff import staff_in_office
from hrcapp.secretariat.log import Log
from hrcapp.store import Store, blobs, create

MIGRATION = create(
    """CREATE TABLE proposal (
        version TEXT NOT NULL, desk TEXT NOT NULL, at TEXT NOT NULL, words TEXT NOT NULL,
        PRIMARY KEY (version, desk)
    ) WITHOUT ROWID"""
)
PROJECTED = ("proposal",)
_ADD, _REMOVE = "add", "remove"


@dataclass(frozen=True)
class Proposed:
    """That a desk would accept a version. `desk` is the fingerprint of its key, `message` its own words."""

    desk: str
    at: datetime
    message: str = ""


def standing(events: Iterable[SignedEvent]) -> dict[str, SignedEvent]:
    """The proposals about a version that were not taken back, by desk: of each, its last word counts."""
    last = {one.event.desk: one for one in ordered(events) if one.event.kind == Kind.PROPOSE}
    return {desk: one for desk, one in last.items() if one.event.data.get("action") == _ADD}


def project(store: Store, version: str, events: Iterable[SignedEvent]) -> None:
    """Make the rows of one version again."""
    store.execute("DELETE FROM proposal WHERE version = ?", (version,))
    for desk, one in standing(events).items():
        row = (version, desk, to_text(one.event.at), str(one.event.data.get("words", "")))
        store.execute("INSERT INTO proposal VALUES (?, ?, ?, ?)", row)


@dataclass(frozen=True)
class SecondReader:
    """The rule of the newest kit, seen from one desk."""

    store: Store
    log: Log
    kit: Kit

    @property
    def asked(self) -> bool:
        """Whether the kit asks for a second reader."""
        return self.kit.content.second_reader

    @property
    def possible(self) -> bool:
        """Whether there is anybody who could be one: two keys of staff that may sign receipts."""
        return len(staff_in_office(self.kit.content)) > 1

    def proposals(self, version: str) -> tuple[Proposed, ...]:
        """Who has proposed to accept a version, the earliest first."""
        rows = self.store.rows("SELECT * FROM proposal WHERE version = ? ORDER BY at, desk", (version,))
        return tuple(map(self._proposal, rows))

    def must_propose(self, version: str) -> bool:
        """Whether this desk's yes is a proposal: the kit asks, and no other desk has said yes before."""
        return self.asked and self.possible and not self._another_said_yes(version)

    def propose(self, version: str, message: str = "") -> None:
        """Propose to accept. Raises Fault SECOND_READER_OTHER where this desk has proposed already."""
        if any(one.desk == self.log.desk for one in self.proposals(version)):
            raise Fault(Code.SECOND_READER_OTHER)
        words = json.dumps({"comments": {}, "message": message}, ensure_ascii=False, sort_keys=True)
        with self.store.transaction():
            digest = blobs.put(self.store, words.encode())
            self.log.append(Kind.PROPOSE, version, {"action": _ADD, "words": digest})

    def take_back(self, version: str) -> None:
        """Take this desk's proposal back; nothing was answered yet."""
        if any(one.desk == self.log.desk for one in self.proposals(version)):
            self.log.append(Kind.PROPOSE, version, {"action": _REMOVE, "words": ""})

    def _another_said_yes(self, version: str) -> bool:
        """A proposal, or an acceptance that somebody contradicts, by another key of the kit's staff."""
        trusted = staff_in_office(self.kit.content) - {self.log.desk}
        about = self.log.about(version)
        accepted = (one for one in decided(about).by if one.event.kind == Kind.ACCEPT)
        said = {*standing(about), *(one.event.desk for one in accepted)}
        return bool(said & trusted)

    def _proposal(self, row: dict[str, Any]) -> Proposed:
        said = json.loads(kept.get(self.store, row["words"])) if row["words"] else {}
        return Proposed(row["desk"], from_text(row["at"]), str(said.get("message", "")))
