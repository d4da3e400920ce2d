"""Receipts that a courier carries back: checked without a key, kept for the devices that their outside names.

Nobody but that device can read one, so whoever asks in the room for a device's receipts gains nothing by it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from hrcapp.exchange import receipt
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.editor import Clock
from hrcapp.store import Store, blobs

LARGEST = 2 * 1024 * 1024
"""Bytes of one receipt; words and comments take a few thousand."""


@dataclass(frozen=True)
class Carried:
    """How many receipts for others are here, their bytes, and how many of them were fetched."""

    count: int = 0
    size: int = 0
    fetched: int = 0


class CarriedReceipts:
    """The receipts for others in a profile."""

    def __init__(self, store: Store, clock: Clock, audit: Trail) -> None:
        self._store, self._clock, self._audit = store, clock, audit

    def take(self, data: bytes, name: str, source: str) -> bool:
        """Check one and keep it; whether it is new here. Raises Fault RECEIPT_*, FILE_TOO_LARGE."""
        if len(data) > LARGEST:
            raise Fault(Code.FILE_TOO_LARGE, name=name, limit=size_text(LARGEST))
        recipients = receipt.addressed_to(data, name)
        sha256 = hashlib.sha256(data).hexdigest()
        if self._store.row("SELECT 1 FROM carried_receipt WHERE sha256 = ?", (sha256,)):
            return False
        with self._store.transaction():
            blobs.put(self._store, data)
            for one in recipients:
                self._store.execute(
                    "INSERT INTO carried_receipt (sha256, recipient, size, at, source)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (sha256, one, len(data), self._clock().isoformat(), source),
                )
            self._audit.note(Deed.CARRIED_RECEIPT, file=sha256)
        return True

    def for_device(self, recipient: str) -> list[str]:
        """SHA-256 of those for the device of this age recipient."""
        rows = self._store.rows("SELECT sha256 FROM carried_receipt WHERE recipient = ?", (recipient,))
        return [row["sha256"] for row in rows]

    def fetch(self, recipient: str, sha256: str) -> bytes | None:
        """One of them, noted as fetched; None where there is no such one for that device."""
        if sha256 not in self.for_device(recipient):
            return None
        self._store.execute(
            "UPDATE carried_receipt SET fetched_at = ? WHERE sha256 = ? AND recipient = ?",
            (self._clock().isoformat(), sha256, recipient),
        )
        return blobs.get(self._store, sha256)

    def carried(self) -> Carried:
        """What is here."""
        row = self._store.row(
            "SELECT count(*) AS n, coalesce(sum(size), 0) AS size, count(fetched_at) AS fetched"
            " FROM carried_receipt"
        )
        return Carried(row["n"], row["size"], row["fetched"]) if row else Carried()

    def let_go(self) -> int:
        """Forget those that were fetched, and their bytes; how many."""
        rows = self._store.rows("SELECT sha256 FROM carried_receipt WHERE fetched_at IS NOT NULL")
        with self._store.transaction():
            self._store.execute("DELETE FROM carried_receipt WHERE fetched_at IS NOT NULL")
            for row in rows:  # an answer to a form of this profile keeps its bytes
                self._store.execute(
                    "DELETE FROM blob WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM answer WHERE blob = ?1)"
                    " AND NOT EXISTS (SELECT 1 FROM carried_receipt WHERE sha256 = ?1)",
                    (row["sha256"],),
                )
            if rows:
                self._audit.note(Deed.CARRIED_LET_GO, count=len(rows), detail="receipts")
        return len(rows)
