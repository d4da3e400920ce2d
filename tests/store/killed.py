"""Opens stores of every earlier schema with today's steps and is killed in the middle, again and again.

`python -m tests.store.killed FOLDER` prints, as JSON, how many kills there were and what they cost. The
parent has the modules loaded; each opening is a fork of it that kills itself.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hrcapp.officer.schema import MIGRATIONS as OFFICER
from hrcapp.secretariat.schema import MIGRATIONS as DESK
from hrcapp.store import Migration, Store, blobs, check_database, open_store, proving

KEY = bytes(range(32))
ROWS = 40
FILES = ("os.rename", "os.remove", "os.chmod")
"""What the interpreter tells of before it is done to a file."""


def main(folder: Path) -> None:
    kills, lost = 0, []
    for side, steps in (("officer", OFFICER), ("desk", DESK)):
        for number in range(1, len(steps)):
            old = _old(folder / f"{side}-{number}.db", steps[:number])
            for die in (_in_statement, _at_file):
                point = 0
                while _killed(folder / "store.db", old, steps, number, die, point):
                    kills, point = kills + 1, point + 1
                    lost += [
                        f"{side} {number} {die.__name__} {point}: {one}" for one in _costs(folder, steps)
                    ]
    print(json.dumps({"kills": kills, "lost": lost}))


def _old(path: Path, steps: Sequence[Migration]) -> Path:
    store = open_store(path, KEY, steps)
    with store.transaction():
        for number in range(ROWS):
            blobs.put(store, f"sample {number}".encode() * 200)
    store.close()
    return path


def _killed(
    path: Path,
    old: Path,
    steps: Sequence[Migration],
    number: int,
    die: Callable[[list[Migration], int, int], None],
    point: int,
) -> bool:
    """Open a copy of the old store in a process that kills itself at that point; whether it came to it."""
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    shutil.copyfile(old, path)
    child = os.fork()
    if not child:
        mine = list(steps)
        die(mine, number, point)
        _open(path, mine)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _open(path: Path, steps: Sequence[Migration]) -> None:
    store = open_store(path, KEY, steps)
    with proving(store):
        store.rows("SELECT count(*) FROM blob")
    store.close()


def _in_statement(steps: list[Migration], number: int, point: int) -> None:
    """Before a statement of this step."""
    step = steps[number]

    def killing(store: Store) -> None:
        left = iter(range(point))
        store.connection.set_trace_callback(lambda _sql: next(left, None) is None and _die())
        step(store)
        store.connection.set_trace_callback(None)

    steps[number] = killing


def _at_file(_steps: list[Migration], _number: int, point: int) -> None:
    """Before something is done to a file: the old one is kept, it goes."""
    left = iter(range(point))
    sys.addaudithook(lambda event, _about: event in FILES and next(left, None) is None and _die())


def _die() -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return True


def _costs(folder: Path, steps: Sequence[Migration]) -> list[str]:
    """What is not as it must be when the app opens it again."""
    path, found = folder / "store.db", []
    _open(path, steps)
    check_database(path, KEY)
    store = open_store(path, KEY, steps)
    if store.rows("SELECT count(*) AS n FROM blob") != [{"n": ROWS}]:
        found.append("rows are missing")
    if store.rows("PRAGMA user_version") != [{"user_version": len(steps)}]:
        found.append("the schema is not the newest")
    store.close()
    if left := [one.name for one in folder.glob(f"{path.name}.*")]:
        found.append(f"left behind: {left}")
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
