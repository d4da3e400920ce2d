"""What a life is: a part of the app's work that goes on until it is killed, and what must be true then."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from hrcapp.store import Store
from tests.crash.audited import audit_faults
from tests.crash.told import Said, Told

OLD_S = 1.0
"""An answer older than this must be there."""


@dataclass
class Loss:
    """What a kill has cost: answers (or results) that were promised, and stores that are no longer whole."""

    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    looked: int = 0

    def expect(self, true: bool, what: str) -> None:
        self.looked += 1
        if not true:
            self.lost.append(what)


class Life(Protocol):
    """Each method runs in a process of its own, forked from one that has the modules loaded."""

    name: str
    longest_s: float
    """Kills come at random within this time after the life said "ready"."""

    def prepare(self, folder: Path) -> None:
        """Make what the life needs, in an empty folder."""

    def live(self, folder: Path, told: Told, chance: random.Random) -> None:
        """Go on until killed; return when there is nothing left to do."""

    def check(self, folder: Path, said: Sequence[Said], died_at: float) -> Loss:
        """Open what is there and compare it with what was said."""


def check_whole(store: Store, loss: Loss) -> None:
    """SQLite's own check, SQLCipher's of every page's seal, and a laptop's audit.

    The latter looks at the bare file, so what the write-ahead log holds is brought there first: a page whose
    writing was cut is whole in the log.
    """
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    [found] = store.rows("PRAGMA integrity_check")
    if found != {"integrity_check": "ok"}:
        loss.damaged.append(f"{store.path.name}: {found}")
    if wrong := store.rows("PRAGMA cipher_integrity_check"):
        loss.damaged.append(f"{store.path.name}: {wrong[0]}")
    loss.damaged += [f"{store.path.name}: {what}" for what in audit_faults(store)]
