"""What an import costs when a great many forms are at the desk already, against few."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home
from tests.bench.filled_desk import fill
from tests.bench.row import Pair, Row
from tests.bench.rows.imports import BATCH, batches_of, imported
from tests.bench.timing import in_turn
from tests.unit.secretariat.desk_world import World

_MANY, _SOME, _FEW = 100_000, 3_000, 1_000


def _measure(rounds: int) -> Sequence[Pair]:
    """Milliseconds of CPU for one bundle; the same files go to both desks, which have the same keys."""
    warm_up = min(2, rounds)
    with TemporaryDirectory() as folder:
        world = World.make(Path(folder))
        world.home.change(unknown_senders=(rounds + warm_up) * BATCH)
        world.desk.close()
        batches = batches_of(world, rounds + warm_up)
        full = _filled(world, Path(folder, "full"), _MANY if rounds > 1 else _SOME)
        nearly_empty = _filled(world, Path(folder, "nearly empty"), _FEW)
        found = in_turn(
            lambda number: imported(full, batches[number + warm_up]),
            lambda number: imported(nearly_empty, batches[number + warm_up]),
            rounds,
            clock=time.process_time,
            warm_up=warm_up,
        )
        full.close()
        nearly_empty.close()
    return [Pair(pair.ours / BATCH, pair.reference / BATCH) for pair in found]


def _filled(world: World, folder: Path, count: int) -> Desk:
    shutil.copytree(world.home.path, folder)
    desk = Desk.open(Home.open(folder), clock=world.clock)
    fill(desk, count)
    return desk


ROW = Row(
    "import_growth",
    "ms",
    1.2,
    "CPU of the same import with 1,000 forms in the store; ours has 100,000, put there at once with one blob "
    "for the bytes of all",
    _measure,
    rounds=30,
)
