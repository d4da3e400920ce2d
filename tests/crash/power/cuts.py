"""Recording a piece of work once, and cutting the power at many moments of it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.model.faults import Fault
from tests.conftest import ROOT
from tests.crash import told
from tests.crash.life import Loss
from tests.crash.power.disk import Deed, Disk, deeds
from tests.crash.power.works import SAID, WORKS

SOURCE = Path(__file__).with_name("recorder.c")
_LIMIT_S = 300


def compiler() -> str | None:
    """The C compiler of this machine, if it has one."""
    return shutil.which("cc") or shutil.which("gcc")


@dataclass
class Found:
    """What the cuts of one kind of work have cost."""

    name: str
    deeds: int = 0
    cuts: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.name}: {self.deeds} recorded writes, {self.cuts} cuts,"
            f" {len(self.lost)} answers lost, {len(self.damaged)} stores damaged"
        )


def cut(name: str, count: int, seed: int, folder: Path, *, unsure: bool = False) -> Found:
    """Do the work `name` once in `folder`, then see what `count` cuts would have left.

    `unsure`: with stores that do not wait for the disk.
    """
    work, found, chance = WORKS[name], Found(name), random.Random(f"{seed} {name}")
    scene = folder / "scene"
    scene.mkdir(parents=True)
    work.prepare(scene)
    disk = Disk(scene)
    record = deeds(_recorded(name, scene, folder, unsure=unsure))
    found.deeds = len(record)
    moments = sorted(chance.sample(range(1, len(record)), min(count, len(record) - 1)))
    at = 0
    for number, moment in enumerate(moments):
        while at < moment:
            disk.follow(record[at])
            at += 1
        after = folder / "after"
        after.mkdir()
        disk.cut(after, None if number % 2 else chance)
        said = _said_by(record[:moment], scene, folder)
        loss = Loss()
        try:
            work.check(after, said, loss)
        except Fault as fault:
            loss.damaged.append(f"after {moment} writes: {fault!r}")
        found.cuts += 1
        found.lost += loss.lost
        found.damaged += loss.damaged
        shutil.rmtree(after)
    return found


def _recorded(name: str, scene: Path, folder: Path, *, unsure: bool) -> Path:
    library, record = folder / "recorder.so", folder / "record"
    compile_with = compiler()
    if compile_with is None:
        raise FileNotFoundError("no C compiler")
    subprocess.run(
        [compile_with, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True, timeout=_LIMIT_S
    )
    heard = {"LD_PRELOAD": str(library), "RECORD_UNDER": str(scene), "RECORD_TO": str(record)}
    subprocess.run(
        [sys.executable, "-m", "tests.crash.power.works", name, str(scene), *(["unsure"] if unsure else [])],
        env={**os.environ, **heard, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        check=True,
        timeout=_LIMIT_S,
    )
    return record


def _said_by(record: list[Deed], scene: Path, folder: Path) -> list[told.Said]:
    """What had been said at that moment: the one file that is believed without having been synchronised."""
    path = str(scene / SAID)
    heard = folder / "heard"
    heard.write_bytes(b"".join(deed.data for deed in record if deed.path == path))
    return told.read(heard)
