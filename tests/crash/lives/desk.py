"""The secretariat imports what came, and reviews it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from hrcapp.model.status import ReviewState
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.inbox import Outcome
from hrcapp.store import Home
from tests.crash.life import Loss, check_whole
from tests.crash.told import Said, Told
from tests.unit.secretariat.desk_world import World

FILES = 40


def _prepared(folder: Path, *, imported: bool) -> None:
    world = World.make(folder)
    for number in range(FILES):
        world.town(f"Sample Town {number}").send(world.mail)
    if imported:
        world.desk.intake.import_paths([world.mail])
    world.desk.close()
    shutil.copytree(folder / "desk", folder / "before")


def _anew(folder: Path) -> None:
    """Back to where the work had not begun."""
    shutil.rmtree(folder / "desk")
    shutil.copytree(folder / "before", folder / "desk")


class Importing:
    """Every file is there once, under one number each, however often the import was cut short."""

    name = "importing"
    longest_s = 1.5

    def prepare(self, folder: Path) -> None:
        _prepared(folder, imported=False)

    def live(self, folder: Path, told: Told, chance: random.Random) -> None:
        desk = Desk.open(Home.open(folder / "desk"))
        told.say("ready")
        desk.intake.import_paths([folder / "mail"], progress=lambda done, *_rest: told.say("files", done))

    def check(self, folder: Path, said: Sequence[Said], died_at: float) -> Loss:
        loss = Loss()
        desk = Desk.open(Home.open(folder / "desk"))
        try:
            check_whole(desk.store, loss)
            done = max((one.of for one in said if one.what == "files"), default=0)
            loss.expect(
                len(desk.review.items()) >= done, f"{done} imported, {len(desk.review.items())} there"
            )
            if len(desk.review.items()) < FILES and hash(died_at) % 4:
                return loss  # cut short again before it is brought to its end
            again = desk.intake.import_paths([folder / "mail"])
            loss.expect({one.outcome for one in again} <= {Outcome.IMPORTED, Outcome.ALREADY}, "set aside")
            numbers = sorted(item.reference for item in desk.review.items())
            loss.expect(numbers == [f"HRC-2026-{n:04d}" for n in range(1, FILES + 1)], f"{numbers}")
            loss.expect(len(desk.outgoing.pending()) == FILES, "receipts")
        finally:
            desk.close()
        _anew(folder)
        return loss


class Reviewing:
    """A decision that was made stays made, with its receipt; none is half made."""

    name = "reviewing"
    longest_s = 1.0

    def prepare(self, folder: Path) -> None:
        _prepared(folder, imported=True)

    def live(self, folder: Path, told: Told, chance: random.Random) -> None:
        desk = Desk.open(Home.open(folder / "desk"))
        told.say("ready")
        for item in desk.review.waiting():
            if chance.random() < 0.3:
                desk.review.return_(item.key, {"/data/key_info/population": "Sample: please look again."})
                told.say("decided", [item.key, str(ReviewState.RETURNED)])
            else:
                desk.review.accept(item.key, "Sample: thank you.")
                told.say("decided", [item.key, str(ReviewState.ACCEPTED)])

    def check(self, folder: Path, said: Sequence[Said], died_at: float) -> Loss:
        loss = Loss()
        desk = Desk.open(Home.open(folder / "desk"))
        try:
            check_whole(desk.store, loss)
            for one in said:
                if one.what == "decided":
                    loss.expect(str(desk.review.item(one.of[0]).state) == one.of[1], f"{one}")
            before = desk.review.items()
            desk.projection.rebuild()
            loss.expect(desk.review.items() == before, "the tables are not what the events say")
            loss.expect(len(desk.outgoing.pending()) >= FILES, "a receipt is missing")
            finished = not desk.review.waiting()
        finally:
            desk.close()
        if finished:
            _anew(folder)
        return loss
