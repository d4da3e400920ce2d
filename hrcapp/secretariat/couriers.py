"""Lists that couriers bring: which of the files on them are here, and which are still missing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange import manifest
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.manifest import Entry
from hrcapp.model.status import Outcome
from hrcapp.secretariat.arrivals import Imported
from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class Journey:
    """One list: when it came and was written, and its files, here (whatever became of them) and missing."""

    sha256: str
    name: str
    at: datetime
    written_at: datetime
    here: tuple[Entry, ...]
    missing: tuple[Entry, ...]


@dataclass(frozen=True)
class Couriers:
    """The table `manifest`. A list says what should come; it is believed in nothing else."""

    store: Store
    clock: Callable[[], datetime]

    def take_in(self, name: str, data: bytes) -> Imported:
        """Keep a list, once. Raises Fault MANIFEST_*."""
        manifest.read(data, name)
        sha256 = hashlib.sha256(data).hexdigest()
        if self.store.row("SELECT 1 FROM manifest WHERE sha256 = ?", (sha256,)):
            return Imported(name, Outcome.ALREADY)
        with self.store.transaction():
            blobs.put(self.store, data)
            self.store.execute(
                "INSERT INTO manifest VALUES (?, ?, ?, NULL)", (sha256, name, to_text(self.clock()))
            )
        return Imported(name, Outcome.IMPORTED)

    def journeys(self, *, unfinished: bool = True) -> list[Journey]:
        """The lists, the newest first; `unfinished`: those that miss something and were not put away."""
        rows = self.store.rows("SELECT * FROM manifest ORDER BY at DESC, sha256")
        found = [self._journey(row) for row in rows if not (unfinished and row["put_away_at"])]
        return [one for one in found if one.missing or not unfinished]

    def put_away(self, sha256: str) -> None:
        """Stop telling what is missing from a list; a person knows why."""
        self.store.execute(
            "UPDATE manifest SET put_away_at = ? WHERE sha256 = ?", (to_text(self.clock()), sha256)
        )

    def _journey(self, row: dict[str, str]) -> Journey:
        found = manifest.read(blobs.get(self.store, row["sha256"]), row["name"])
        here = {one for one in found.files if self._is_here(one.sha256)}
        return Journey(
            sha256=row["sha256"],
            name=row["name"],
            at=from_text(row["at"]),
            written_at=found.at,
            here=tuple(one for one in found.files if one in here),
            missing=tuple(one for one in found.files if one not in here),
        )

    def _is_here(self, sha256: str) -> bool:
        return self.store.row("SELECT 1 FROM arrival WHERE sha256 = ?", (sha256,)) is not None
