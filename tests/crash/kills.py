"""Killing lives at random instants, and looking at what they leave.

The parent has the modules loaded and opens neither a window nor a store: every life, and every look at what
it left, is a fork of it.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash import told
from tests.crash.every_life import LIVES
from tests.crash.life import Life, Loss
from tests.crash.told import Told, running_time

_BEGIN_S = 60
"""No life takes longer than this to say that it is ready."""
_FEW_MB = 400
"""What a life that is starved of memory may take beyond what it has after the fork."""


@dataclass
class Tally:
    """What came of the kills of one kind of life."""

    name: str
    kills: int = 0
    ended: int = 0
    """Lives that had done all there was to do before they could be killed."""
    promises: int = 0
    """How many things that had been said were looked for."""
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.name}: {self.kills} kills ({self.ended} came after the end),"
            f" {self.promises} promises looked at,"
            f" {len(self.lost)} answers lost, {len(self.damaged)} stores damaged"
        )


def run(count: int, seed: int, folder: Path, *, only: str = "", starved: bool = False) -> list[Tally]:
    """`count` kills over all kinds of life, or those named `only`, in folders below `folder`."""
    lives = [one for one in LIVES if only in ("", one[0].name)]
    share = sum(weight for _life, weight in lives)
    with _burning(os.cpu_count() or 1) if starved else _quiet():
        return [
            kill(life, -(-count * weight // share), seed, folder / life.name, starved=starved)
            for life, weight in lives
        ]


def kill(life: Life, count: int, seed: int, folder: Path, *, starved: bool = False) -> Tally:
    """Live and kill `count` times on one folder."""
    tally, chance = Tally(life.name), random.Random(f"{seed} {life.name}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _done(_forked(lambda: life.prepare(folder), folder))
    for number in range(count):
        _one(life, tally, folder, random.Random(chance.random()), tight=starved and number % 2 == 1)
    return tally


def _one(life: Life, tally: Tally, folder: Path, chance: random.Random, *, tight: bool) -> None:
    heard = folder / "said"
    heard.unlink(missing_ok=True)
    seed = chance.random()

    def live() -> None:
        if tight:
            _starve_of_memory()
        life.live(folder, Told(heard), random.Random(seed))

    child = _forked(live, folder)
    if chance.random() < 0.9:  # the others are killed while they open
        _wait_for(lambda: any(one.what == "ready" for one in told.read(heard)), child)
    time.sleep(chance.random() * life.longest_s)
    tally.ended += _has_ended(child)
    died_at = running_time(child)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    tally.kills += 1
    loss = _look(life, folder, heard, died_at)
    tally.promises += loss.looked
    tally.lost += loss.lost
    tally.damaged += loss.damaged


def _look(life: Life, folder: Path, heard: Path, died_at: float) -> Loss:
    answer = folder / "loss"

    def look() -> None:
        loss = life.check(folder, told.read(heard), died_at)
        answer.write_text(json.dumps([loss.lost, loss.damaged, loss.looked]), encoding="utf-8")

    answer.unlink(missing_ok=True)
    if not _done(_forked(look, folder)):
        return Loss(damaged=["it can't be opened: " + (folder / "errors").read_text(encoding="utf-8")[-800:]])
    return Loss(*json.loads(answer.read_text(encoding="utf-8")))


def _forked(work: Callable[[], None], folder: Path) -> int:
    """Do this in a process of its own; what it prints goes to a file."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        out = os.open(folder / "errors", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        work()
        status = 0
    except BaseException:  # noqa: BLE001  whatever it is, the parent hears of it by the exit status
        traceback.print_exc()
    finally:
        os._exit(status)


def _done(child: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _has_ended(child: int) -> bool:
    """Whether it is there no more, without taking its exit status away."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _wait_for(ready: Callable[[], bool], child: int) -> None:
    until = time.monotonic() + _BEGIN_S
    while not ready() and not _has_ended(child):
        if time.monotonic() > until:
            raise TimeoutError("a life never said that it was ready")
        time.sleep(0.003)


def _starve_of_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + _FEW_MB * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


@contextmanager
def _burning(many: int) -> Iterator[None]:
    """As many busy processes as there are processors, twice."""
    burners = []
    for _ in range(2 * many):
        burner = os.fork()
        while not burner:
            pass
        burners.append(burner)
    try:
        yield
    finally:
        for burner in burners:
            os.kill(burner, signal.SIGKILL)
            os.waitpid(burner, 0)


@contextmanager
def _quiet() -> Iterator[None]:
    yield
