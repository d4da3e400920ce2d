"""Every file that came, with what became of it: the desk's inbox, where nothing is ever deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.exchange.dates import from_text
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat import kept
from hrcapp.secretariat.disputes import Decision, Disputes
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.review import Item, Review
from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class Arrived:
    """One file: its name and way as it came, `item` if it was imported, `reason` if it was set aside.

    `kept` is false only for what was too large to keep; `notes` are those of the desk about a file that was
    set aside, the oldest first; `decisions` are those that differ.
    """

    sha256: str
    file: str
    size: int
    at: datetime
    way: str
    sender: str
    kept: bool
    item: Item | None = None
    reason: Fault | None = None
    notes: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Inbox:
    """Reading the inbox, and writing beside what was set aside."""

    def __init__(self, store: Store, log: Log, review: Review, disputes: Disputes) -> None:
        self._store = store
        self._log = log
        self._review = review
        self._disputes = disputes

    def files(self) -> list[Arrived]:
        """All files, the newest first."""
        items = {item.key: item for item in self._review.items()}
        rows = self._store.rows("SELECT * FROM arrival ORDER BY at DESC, name")
        return [self._arrived(row, items) for row in rows]

    def note(self, sha256: str, text: str) -> None:
        """Say why a file stays set aside; only the desk reads it. Raises Fault REASON_REQUIRED."""
        if not text.strip():
            raise Fault(Code.REASON_REQUIRED)
        with self._store.transaction():
            self._log.append(Kind.NOTE, sha256, {"text": blobs.put(self._store, text.strip().encode())})

    def _arrived(self, row: Mapping[str, Any], items: Mapping[str, Item]) -> Arrived:
        aside = row["outcome"] == Outcome.QUARANTINED
        item = None if aside else items.get(row["version"])
        differ = item is not None and item.state is ReviewState.CONFLICT
        return Arrived(
            sha256=row["sha256"],
            file=row["name"],
            size=row["size"],
            at=from_text(row["at"]),
            way=row["way"],
            sender=row["sender"] or "",
            kept=bool(row["kept"]),
            item=item,
            reason=Fault(Code(row["code"]), **json.loads(row["params"])) if aside else None,
            notes=self._notes(row["sha256"]) if aside else (),
            decisions=self._disputes.decisions(row["version"]) if differ else (),
        )

    def _notes(self, sha256: str) -> tuple[str, ...]:
        said = [signed.event for signed in self._log.about(sha256) if signed.event.kind == Kind.NOTE]
        return tuple(kept.get(self._store, str(event.data["text"])).decode() for event in said)
