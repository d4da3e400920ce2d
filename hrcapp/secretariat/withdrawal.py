"""Taking a decision back while its answer has not left. What has left cannot be called back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange.dates import from_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.event_order import text
from hrcapp.secretariat.fold_decisions import decided
from hrcapp.secretariat.kinds import DECISIONS, Kind
from hrcapp.secretariat.log import Log
from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class Undo:
    """Whether the decision about a version can be taken back. `left`: since when it cannot, and `way`."""

    decision: ReviewState
    decided_at: datetime
    left: datetime | None = None
    way: str = ""

    @property
    def possible(self) -> bool:
        return self.left is None


@dataclass(frozen=True)
class Withdrawal:
    """An answer leaves when a desk begins to hand it out, on whatever way: that desk says so in the log."""

    store: Store
    log: Log
    clock: Callable[[], datetime]

    def of(self, version: str) -> Undo | None:
        """Whether it can be undone; None where nothing is decided, or where decisions differ."""
        standing = self._standing(version)
        if standing is None:
            return None
        state = DECISIONS[standing.event.kind]
        left = self._left(version, standing)
        return Undo(state, standing.event.at, *left) if left else Undo(state, standing.event.at)

    def withdraw(self, version: str, reason: str = "") -> None:
        """Take it back: its answer never leaves, and the version waits again. Fault WITHDRAWAL_LATE."""
        with self.store.transaction():
            standing = self._standing(version)
            if standing is None or self._left(version, standing):
                raise Fault(Code.WITHDRAWAL_LATE)
            data = {"decision": standing.digest}
            if reason.strip():
                words = json.dumps({"words": reason.strip()}, ensure_ascii=False).encode()
                data["words"] = blobs.put(self.store, words)
            self.log.append(Kind.WITHDRAW, version, data)

    def leave(self, version: str, receipt: str, way: str) -> bool:
        """An answer is about to leave: say so before it does. False if it must not leave any more."""
        with self.store.transaction():
            about = self.log.about(version)
            of = [e for e in about if e.event.kind in DECISIONS and text(e, "receipt") == receipt]
            if not of:
                return True  # that a form has arrived is true whatever is decided about it
            found = decided(about)
            if found.receipt != receipt:
                return False
            if of[0].digest not in found.handed:
                self.log.append(
                    Kind.HANDED, version, {"decision": of[0].digest, "way": way.partition(":")[0]}
                )
        return True

    def _standing(self, version: str) -> SignedEvent | None:
        found = decided(self.log.about(version))
        return found.by[0] if found.by and found.state in DECISIONS.values() else None

    def _left(self, version: str, standing: SignedEvent) -> tuple[datetime, str] | None:
        """By the log, or by what this desk remembers from before the log said so."""
        found = [
            event
            for event in self.log.about(version)
            if event.event.kind == Kind.HANDED and text(event, "decision") == standing.digest
        ]
        if found:
            return found[0].event.at, text(found[0], "way")
        row = self.store.row(
            "SELECT * FROM handed WHERE receipt = ? ORDER BY at", (text(standing, "receipt"),)
        )
        return (from_text(row["at"]), str(row["way"]).partition(":")[0]) if row else None
