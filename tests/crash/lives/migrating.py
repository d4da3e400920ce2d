"""A store of an older version is opened by a newer app."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from hrcapp.officer.schema import MIGRATIONS as OFFICER
from hrcapp.secretariat.schema import MIGRATIONS as DESK
from hrcapp.store import blobs, kept_path, open_store, proving
from tests.crash.life import Loss, check_whole
from tests.crash.told import Said, Told

KEY = bytes(range(32))
ROWS = 300
SIDES = {"officer": OFFICER, "desk": DESK}


class Migrating:
    """The old rows are there, in the old schema or in the new one, and the next opening ends it."""

    name = "migrating"
    longest_s = 0.03

    def prepare(self, folder: Path) -> None:
        """Each life makes its own."""

    def live(self, folder: Path, told: Told, chance: random.Random) -> None:
        paths = []
        for side, migrations in SIDES.items():
            path = folder / f"{side}.db"
            for old in folder.glob(f"{side}.db*"):
                old.unlink()
            store = open_store(path, KEY, migrations[: chance.randrange(1, len(migrations))])
            with store.transaction():
                for number in range(ROWS):
                    blobs.put(store, f"sample {number}".encode() * 50)
            store.close()
            paths.append((path, migrations))
        told.say("ready")
        for path, migrations in paths:
            store = open_store(path, KEY, migrations)
            with proving(store):
                blobs.has(store, "")
            store.close()

    def check(self, folder: Path, said: Sequence[Said], died_at: float) -> Loss:
        loss = Loss()
        if not any(one.what == "ready" for one in said):
            return loss
        for side, migrations in SIDES.items():
            store = open_store(folder / f"{side}.db", KEY, migrations)
            with proving(store):
                check_whole(store, loss)
            loss.expect(not kept_path(store.path).exists(), f"{side}: the old file is still there")
            [row] = store.rows("SELECT count(*) AS n FROM blob")
            loss.expect(row["n"] == ROWS, f"{side}: {row['n']} of {ROWS} rows")
            store.close()
        return loss
