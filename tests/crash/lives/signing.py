"""Forms are finished, signed, packed and put on a stick, one town after the other."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

from hrcapp.model.faults import Fault
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.crash.life import Loss, check_whole
from tests.crash.told import Said, Told
from tests.officer_stage import STROKES, Stage


class Signing:
    """What was signed stays signed, what was packed stays the same file, what is on the stick is whole."""

    name = "signing"
    longest_s = 1.2

    def prepare(self, folder: Path) -> None:
        stage = Stage(folder / "home")
        stage.take_kit()
        stage.close()
        (folder / "stick").mkdir()

    def live(self, folder: Path, told: Told, chance: random.Random) -> None:
        stage = Stage(folder / "home")
        space = stage.workspace
        told.say("ready")
        while True:
            draft = stage.town(f"Sample {chance.randrange(10**6)}")
            told.say("typed", draft)
            session = space.drafts.open(draft).session
            signed = space.signing.sign(draft, session, Drawn(STROKES))
            told.say("signed", [draft, _digest(signed.pdf)])
            told.say("packed", [draft, space.outbox.pack(draft).eid])
            path = space.outbox.save_to(draft, folder / "stick")
            told.say("sent", [draft, path.name])

    def check(self, folder: Path, said: Sequence[Said], died_at: float) -> Loss:
        loss = Loss()
        space = Workspace.open(Home.open(folder / "home"))
        try:
            check_whole(space.store, loss)
            for one in said:
                _check_said(space, one, loss)
            _check_stick(space, folder / "stick", loss)
        except Fault as fault:
            loss.damaged.append(repr(fault))
        finally:
            space.close()
        return loss


def _check_said(space: Workspace, one: Said, loss: Loss) -> None:
    if one.what == "typed":
        loss.expect(space.drafts.open(one.of).session.value("/data/statement/sig_place") != "", f"{one}")
    elif one.what == "signed":
        version = space.signing.version(one.of[0])
        loss.expect(version is not None and _digest(version.pdf) == one.of[1], f"{one}")
    elif one.what == "packed":
        package = space.outbox.package(one.of[0])
        loss.expect(package is not None and package.eid == one.of[1], f"{one}")
    elif one.what == "sent":
        loss.expect(any(each.way == "folder" for each in space.outbox.history(one.of[0])), f"{one}")


def _check_stick(space: Workspace, stick: Path, loss: Loss) -> None:
    """A file under its real name is whole; and what did not get there goes there at the next try."""
    waiting = space.outbox.waiting()
    for draft in waiting:
        space.outbox.save_to(draft, stick)
    packed = {
        _digest(space.outbox.data(card.draft))
        for card in space.drafts.cards()
        if space.signing.version(card.draft)
    }
    there = {_digest(path.read_bytes()) for path in stick.glob("*.hrcb")}
    loss.expect(there == packed, f"{len(there ^ packed)} files on the stick are not what was packed")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
