"""`python -m tests.faults.layered WORK FOLDER TROUBLE`: work above a layer that fails; prints what it met."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.signing import Drawn
from hrcapp.secretariat.desk import Desk
from tests.faults.layer import Layer
from tests.officer_stage import STROKES, Stage
from tests.unit.secretariat.desk_world import World

NAME = "/data/key_info/name_official"
Found = dict[str, object]


def met(layer: Layer, trouble: str, act: Callable[[], object]) -> str:
    """The code of the fault that the work ends in, which has its sentence; "" if it did not end in one."""
    layer.begin(trouble)
    try:
        act()
    except Fault as fault:
        return fault.code if sentence(fault, str).next else "without a sentence"
    finally:
        layer.end()
    return ""


def officer(folder: Path, trouble: str) -> Found:
    """Typing, signing, packing, saving to a stick: each tried in trouble, then once more."""
    layer, stage = Layer(), Stage(folder / "home")
    stage.take_kit()
    draft, space, stick = stage.town("Sample"), stage.workspace, folder / "stick"
    stick.mkdir()
    editor = space.drafts.open(draft)
    editor.set(NAME, "Sample village " + "بلدية " * 30)
    found: Found = {"typing": met(layer, trouble, editor.save), "waits": editor.has_pending}
    editor.save()
    found["kept"] = space.drafts.open(draft).session.value(NAME) == editor.session.value(NAME)

    def sign() -> object:
        return space.signing.sign(draft, editor.session, Drawn(STROKES))

    found["signing"] = met(layer, trouble, sign)
    if space.signing.version(draft) is None:
        sign()
    found["packing"] = met(layer, trouble, lambda: space.outbox.pack(draft))
    package = space.outbox.pack(draft)
    found["saving"] = met(layer, trouble, lambda: space.outbox.save_to(draft, stick))
    found["left there"] = [path.name for path in stick.iterdir()]
    found["same file"] = space.outbox.save_to(draft, stick).stat().st_size == package.size
    found["settings"] = met(layer, trouble, lambda: space.home.change(language="ar"))
    stage.close()
    return found


def desk(folder: Path, trouble: str) -> Found:
    """Importing and deciding: each tried in trouble, then once more."""
    layer, world = Layer(), World.make(folder)
    for number in range(3):
        world.town(f"Sample Town {number}").send(world.mail)
    found: Found = {"importing": met(layer, trouble, lambda: world.desk.intake.import_paths([world.mail]))}
    world.desk.intake.import_paths([world.mail])
    found["numbers"] = sorted(item.reference for item in world.desk.review.items())
    key = world.desk.review.waiting()[0].key
    found["deciding"] = met(layer, trouble, lambda: world.desk.review.accept(key, "Sample: thank you."))
    world.desk.close()
    again = Desk.open(world.home, clock=world.clock)
    found["waiting"] = len(again.review.waiting())
    found["answers"] = len(again.outgoing.pending())
    found["sound"] = again.audit.run().clean
    again.close()
    return found


WORKS = {"officer": officer, "desk": desk}

if __name__ == "__main__":
    print(json.dumps(WORKS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])))
