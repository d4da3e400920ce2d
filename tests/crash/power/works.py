"""What the recorded program does, and what must be true of the disk at whatever moment its power goes.

`python -m tests.crash.power.works WORK FOLDER [unsure]` does it. What is done is said in a file in the same
folder, so that the record holds promises and writes in one order.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home, Store
from tests.crash.life import Loss, check_whole
from tests.crash.told import Said, Told
from tests.officer_stage import STROKES, Stage
from tests.unit.secretariat.desk_world import World

SAID = "said"
ANSWERS = 400
FILES = 12
NAME = "/data/key_info/name_official"
PLACE = "/data/statement/sig_place"


@dataclass(frozen=True)
class Work:
    """`prepare` is done before the record begins; `do` gets what makes a store unsure of its disk."""

    prepare: Callable[[Path], None]
    do: Callable[[Path, Told, Callable[[Store], None]], None]
    check: Callable[[Path, Sequence[Said], Loss], None]


def _prepare_typing(folder: Path) -> None:
    stage = Stage(folder / "home")
    stage.take_kit()
    stage.town("Sample")
    stage.close()


def _type(folder: Path, told: Told, doubt: Callable[[Store], None]) -> None:
    stage = Stage(folder / "home")
    doubt(stage.workspace.store)
    draft = stage.workspace.drafts.cards()[0].draft
    editor = stage.workspace.drafts.open(draft)
    for number in range(ANSWERS):
        stage.clock.pass_by(seconds=7)
        path = NAME if number % 2 else PLACE
        editor.set(path, f"Sample {number} " + "بلدية " * (number % 8))
        editor.save()
        told.say(path, number)
    signed = stage.workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    told.say("signed", hashlib.sha256(signed.pdf).hexdigest())
    told.say("packed", stage.workspace.outbox.pack(draft).eid)
    stage.close()


def _check_typing(folder: Path, said: Sequence[Said], loss: Loss) -> None:
    space = Workspace.open(Home.open(folder / "home"))
    try:
        check_whole(space.store, loss)
        draft = space.drafts.cards()[0].draft
        session = space.drafts.open(draft).session
        last = {one.what: one.of for one in said}
        for path in (NAME, PLACE):
            if path in last:
                number = re.match(r"Sample (\d+)", session.value(path))
                kept = int(number[1]) if number else -1
                loss.expect(kept >= last[path], f"{path}: {kept}, said {last[path]}")
        if "signed" in last:
            version = space.signing.version(draft)
            digest = hashlib.sha256(version.pdf).hexdigest() if version else ""
            loss.expect(digest == last["signed"], "the signature")
        if "packed" in last:
            package = space.outbox.package(draft)
            loss.expect(package is not None and package.eid == last["packed"], "the sealed file")
    finally:
        space.close()


def _prepare_desk(folder: Path) -> None:
    world = World.make(folder)
    for number in range(FILES):
        world.town(f"Sample Town {number}").send(world.mail)
    world.desk.close()


def _desk(folder: Path, told: Told, doubt: Callable[[Store], None]) -> None:
    desk = Desk.open(Home.open(folder / "desk"))
    doubt(desk.store)
    for path in sorted((folder / "mail").iterdir()):
        [done] = desk.intake.import_paths([path])
        told.say("imported", done.reference)
    for item in desk.review.waiting():
        desk.review.accept(item.key, "Sample: thank you.")
        told.say("accepted", item.reference)
    desk.close()


def _check_desk(folder: Path, said: Sequence[Said], loss: Loss) -> None:
    desk = Desk.open(Home.open(folder / "desk"))
    try:
        check_whole(desk.store, loss)
        there = {item.reference: str(item.state) for item in desk.review.items()}
        for one in said:
            loss.expect(one.of in there, f"{one.of} is gone")
            if one.what == "accepted":
                loss.expect(there.get(one.of) == "accepted", f"{one.of} is {there.get(one.of)}")
    finally:
        desk.close()


WORKS = {
    "typing": Work(_prepare_typing, _type, _check_typing),
    "desk": Work(_prepare_desk, _desk, _check_desk),
}


def _unsure(store: Store) -> None:
    """What must never be: commits that do not wait for the disk."""
    store.execute("PRAGMA synchronous = OFF")


if __name__ == "__main__":
    name, root, *rest = sys.argv[1:]
    WORKS[name].do(Path(root), Told(Path(root) / SAID), _unsure if rest else lambda _store: None)
