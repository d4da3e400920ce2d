"""`python -m tests.unit.officer.killed_profiles FOLDER`: what profiles are after a kill at each step.

Each change of keys is made in a process of its own on a fresh copy of the folder, and killed before the
first, the second, the third… opening for writing, renaming or removing of a file, until it comes through.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from hrcapp.model.faults import Fault
from hrcapp.officer.profiles import Profiles, Town
from hrcapp.officer.profiles_index import ProfileState
from hrcapp.store import Home, vault_of
from tests.profile_stage import OTHER_PIN, PASSPHRASE, PIN, QUICK, Laptop, town_in
from tests.sample import Clock

_CHANGES = {"os.rename", "os.remove"}
OTHER_PASSPHRASE = "other sample words"


@dataclass
class Scene:
    """The folder before the change: one town with a form, one prepared, an administrator."""

    town: str
    prepared: str


Act = Callable[[Profiles, Scene], object]
State = Callable[[Profiles, Scene], str]


def opens(profiles: Profiles, profile: str, pin: str) -> bool:
    try:
        space = profiles.open(profile, pin)
    except Fault:
        return False
    town = town_in(space) if space.drafts.cards() else ""
    profiles.lock(space)
    return town in ("", "Sample Town")


def created(profiles: Profiles, scene: Scene) -> str:
    found = [entry for entry in profiles.list() if entry.title == "Sample new"]
    if not found:
        return "old"
    return "new" if opens(profiles, found[0].id, PIN) else "spoilt"


def pin_of(profiles: Profiles, scene: Scene) -> str:
    old, new = (opens(profiles, scene.town, pin) for pin in (PIN, OTHER_PIN))
    return "old" if old and not new else "new" if new and not old else "spoilt"


def begun(profiles: Profiles, scene: Scene) -> str:
    if profiles.entry(scene.prepared).state is ProfileState.PREPARED:
        profiles.begin(scene.prepared, PIN)
        return "old" if opens(profiles, scene.prepared, PIN) else "spoilt"
    return "new" if opens(profiles, scene.prepared, OTHER_PIN) else "spoilt"


def forgotten(profiles: Profiles, scene: Scene) -> str:
    listed = [entry.id for entry in profiles.list()]
    if scene.town in listed:
        return "old" if opens(profiles, scene.town, PIN) else "spoilt"
    left = [path for path in profiles.folder.parent.rglob("*") if scene.town in path.name]
    return "spoilt" if left else "new"


def passphrase(profiles: Profiles, scene: Scene) -> str:
    right = []
    for words in (PASSPHRASE, OTHER_PASSPHRASE):
        try:
            administrator = profiles.administration.check(words)
            profiles.lock(profiles.open_as_administrator(scene.town, administrator))
            right.append(words)
        except Fault:
            continue
    return "old" if right == [PASSPHRASE] else "new" if right == [OTHER_PASSPHRASE] else "spoilt"


def forget(profiles: Profiles, scene: Scene) -> object:
    administrator = profiles.administration.check(PASSPHRASE)
    return profiles.forget(scene.town, administrator, confirmed=True)


WORKS: dict[str, tuple[Act, State]] = {
    "create": (lambda profiles, _scene: profiles.create("Sample new", PIN), created),
    "change": (lambda profiles, scene: profiles.change_pin(scene.town, PIN, OTHER_PIN), pin_of),
    "begin": (lambda profiles, scene: profiles.begin(scene.prepared, OTHER_PIN), begun),
    "forget": (forget, forgotten),
    "passphrase": (
        lambda profiles, _scene: profiles.administration.change(PASSPHRASE, OTHER_PASSPHRASE),
        passphrase,
    ),
}


def killed_at(step: int, folder: Path) -> None:
    """From now on: end this process before the step-th change of a file in the folder."""
    left = step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if (writes or event in _CHANGES) and str(arguments[0]).startswith(str(folder)):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(hook)


def profiles_in(folder: Path) -> Profiles:
    home = Home.open(folder)
    return Profiles(home, vault_of(home), Clock(), cost=QUICK)


def states(work: str, base: Path, scene: Scene) -> list[str]:
    """What is there after a kill at each step, and after none."""
    act, state = WORKS[work]
    found = []
    for step in count():
        folder = base.with_name(f"{work}-{step}")
        shutil.copytree(base, folder)
        child = os.fork()
        if child == 0:
            profiles = profiles_in(folder)
            killed_at(step, folder)
            act(profiles, scene)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
            found.append("failed")
        found.append(state(profiles_in(folder), scene))
        if not os.WIFSIGNALED(status):
            return found
    raise AssertionError


def main(folder: Path) -> dict[str, list[str]]:
    laptop = Laptop(folder / "base")
    laptop.profiles.administration.set(PASSPHRASE)
    town = laptop.town("Sample Town")
    [prepared] = laptop.profiles.prepare([Town("Sample prepared")])
    laptop.close()
    scene = Scene(town, prepared.id)
    return {work: states(work, folder / "base", scene) for work in WORKS}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
