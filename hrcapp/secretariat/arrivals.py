"""The desk's own record of every file that came: by its hash, with what became of it and how it came."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange.dates import from_text, to_text
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.store import Store

BY_FILE, BY_DROP_BOX, BY_MAIL, BY_DESK = "file", "drop-box", "mail", "desk"
"""The ways a file comes, and an answer goes back. What another desk took in otherwise, that desk answers."""

OURS = frozenset(
    {
        Code.DISK_FULL,
        Code.DISK_FAILS,
        Code.STORE_BUSY,
        Code.STORE_DAMAGED,
        Code.STORE_READ_ONLY,
        Code.STORE_WRONG_KEY,
    }
)
"""Faults of this computer: they say nothing about a file, so the import stops and can be taken up again."""


@dataclass(frozen=True)
class Arrival:
    """One file. `sender` is a fingerprint, or empty; `kept` is false only for what is too large to keep."""

    name: str
    sha256: str
    size: int
    way: str
    sender: str
    kept: bool = True


@dataclass(frozen=True)
class SetAside:
    """A file in quarantine: its hash, when it came, why it waits, and who sent it if that could be told."""

    sha256: str
    file: str
    size: int
    at: datetime
    reason: Fault
    way: str
    sender: str
    kept: bool


@dataclass(frozen=True)
class Imported:
    """What became of one file. `submission` is the version's key; `reason` says why it was set aside."""

    file: str
    outcome: Outcome
    reason: Fault | None = None
    reference: str | None = None
    submission: str | None = None


@dataclass(frozen=True)
class Arrivals:
    """The table `arrival`."""

    store: Store
    clock: Callable[[], datetime]

    def imported_as(self, sha256: str) -> str | None:
        """The key of the version that a file with this hash became."""
        row = self.store.row(
            "SELECT version FROM arrival WHERE sha256 = ? AND outcome = ?", (sha256, Outcome.IMPORTED)
        )
        return str(row["version"]) if row else None

    def is_known(self, sha256: str) -> bool:
        """Whether a file with this hash ever came."""
        return self.store.row("SELECT 1 FROM arrival WHERE sha256 = ?", (sha256,)) is not None

    def record(self, arrival: Arrival, *, version: str | None = None, fault: Fault | None = None) -> None:
        """Note what became of a file: a version, or a reason to set it aside."""
        self.store.execute(
            "INSERT OR REPLACE INTO arrival VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                arrival.sha256,
                arrival.name,
                arrival.size,
                int(arrival.kept),
                to_text(self.clock()),
                arrival.way,
                Outcome.QUARANTINED if fault else Outcome.IMPORTED,
                fault.code if fault else None,
                json.dumps(fault.params, default=str, sort_keys=True) if fault else None,
                version,
                arrival.sender,
            ),
        )

    def quarantine(self) -> list[SetAside]:
        """What was set aside, the newest first."""
        rows = self.store.rows(
            "SELECT * FROM arrival WHERE outcome = ? ORDER BY at DESC, name", (Outcome.QUARANTINED,)
        )
        return [
            SetAside(
                sha256=row["sha256"],
                file=row["name"],
                size=row["size"],
                at=from_text(row["at"]),
                reason=Fault(Code(row["code"]), **json.loads(row["params"])),
                way=row["way"],
                sender=row["sender"] or "",
                kept=bool(row["kept"]),
            )
            for row in rows
        ]

    def set_aside_for(self, sha256: str, fault: Fault) -> None:
        """Give a file in quarantine another reason."""
        params = json.dumps(fault.params, default=str, sort_keys=True)
        self.store.execute(
            "UPDATE arrival SET code = ?, params = ? WHERE sha256 = ?", (fault.code, params, sha256)
        )

    def drop_parts(self, sha256s: Iterable[str]) -> None:
        """Take parts off the list whose whole is on it now; their bytes stay."""
        with self.store.transaction():
            for sha256 in sha256s:
                self.store.execute(
                    "DELETE FROM arrival WHERE sha256 = ? AND outcome = ?", (sha256, Outcome.QUARANTINED)
                )

    def answer_again(self, version: str, way: str) -> None:
        """Whoever brings a file once more gets its receipts once more, on the way they came."""
        with self.store.transaction():
            self.store.execute("UPDATE arrival SET way = ? WHERE version = ?", (way, version))
            self.store.execute(
                """DELETE FROM handed WHERE (way = ? OR way LIKE ? || ':%') AND receipt IN (
                    SELECT receipt FROM version WHERE key = ?
                    UNION SELECT decision_receipt FROM version WHERE key = ?)""",
                (way, way, version, version),
            )
