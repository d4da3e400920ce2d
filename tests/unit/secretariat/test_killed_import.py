"""An import killed at random instants, again and again, until it is through: none lost, none doubled.

With `HRC_KILLED_FILES=1000` (and `HRC_KILLED_SEED`) it does so at the size of a campaign.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading

import pytest
from desk_world import World

from hrcapp.model.status import Outcome
from hrcapp.secretariat.desk import Desk

FILES = int(os.environ.get("HRC_KILLED_FILES", "30"))
SEED = int(os.environ.get("HRC_KILLED_SEED", "20260301"))
_LONGEST_LIFE = 0.6

_IMPORT = """
import sys
from pathlib import Path
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home
desk = Desk.open(Home.open(Path(sys.argv[1])))
print("begun", flush=True)
desk.intake.import_paths([Path(sys.argv[2])], progress=lambda n, of, one: print(one.submission, flush=True))
print("done", flush=True)
"""


def _killed_after(world: World, seconds: float) -> list[str]:
    """The versions that one import told of before it was killed, with "done" if it came to its end."""
    command = [sys.executable, "-c", _IMPORT, str(world.home.path), str(world.mail)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    assert process.stdout is not None
    with process.stdout as out:
        assert out.readline() == "begun\n"
        timer = threading.Timer(seconds, process.send_signal, [signal.SIGKILL])
        timer.start()
        # A line that the kill cut off tells of nothing.
        told = [line.rstrip("\n") for line in out if line.endswith("\n")]
        timer.cancel()
        timer.join()
    process.wait()
    return told


@pytest.mark.slow
def test_an_import_killed_again_and_again_loses_none_and_doubles_none(world: World) -> None:
    chance, first = random.Random(SEED), world.town()
    pdf = first.statement(*first.instance())
    for number in range(FILES):
        (world.mail / f"{number:04d}.hrcb").write_bytes(world.town(f"Town {number}").pack(pdf=pdf).data)
    world.home.change(unknown_senders=FILES)
    world.desk.close()
    told: set[str] = set()
    kills, life = 0, _LONGEST_LIFE
    while "done" not in told:
        told.update(_killed_after(world, chance.uniform(0.0, life)))
        kills, life = kills + 1, life * 1.05  # whoever is only ever killed early never comes to an end
    told.discard("done")

    world.desk = Desk.open(world.home, clock=world.clock)
    store = world.desk.store
    assert store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    items = world.desk.review.items()
    assert told == {item.key for item in items}, "what was told is there, and nothing else is"
    assert sorted(item.name for item in items) == sorted(f"Town {number}" for number in range(FILES))
    assert sorted(item.reference for item in items) == [f"HRC-2026-{n:04d}" for n in range(1, FILES + 1)]
    assert len(world.desk.outgoing.pending()) == FILES, "one receipt for each"
    assert world.desk.intake.quarantine() == []
    again = world.desk.intake.import_paths([world.mail])
    assert {one.outcome for one in again} == {Outcome.ALREADY}
    assert kills > 2
    print(f"{kills - 1} kills, {FILES} files, none lost, none doubled")
