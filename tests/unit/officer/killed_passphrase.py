"""`python -m tests.unit.officer.killed_passphrase FOLDER`: what opens a folder after a kill at each step of a
change of its passphrase. Each change is made in a process of its own on a fresh copy of the folder."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from hrcapp.model.faults import Fault
from hrcapp.officer.folder_passphrase import FolderPassphrase
from hrcapp.officer.workspace import Workspace, utc_now
from hrcapp.store import Home, needs_passphrase, settle, vault_of
from hrcapp.vault import Vault
from tests.profile_stage import QUICK
from tests.unit.officer.killed_profiles import killed_at

FIRST, SECOND = "sample words for a stick", "other sample words"

Act = Callable[[Home], object]


def passphrase_of(home: Home) -> FolderPassphrase:
    return FolderPassphrase(home, utc_now, cost=QUICK)


WORKS: dict[str, tuple[bool, Act]] = {
    "set": (False, lambda home: passphrase_of(home).set(vault_of(home), FIRST)),
    "change": (True, lambda home: passphrase_of(home).change(FIRST, SECOND)),
    "take away": (True, lambda home: passphrase_of(home).take_away(FIRST)),
}
"""Whether there is one before, and the change."""


def state(home: Home, code: str) -> str:
    """What opens it at the next start: the key that is kept, the first passphrase or the second."""
    vault = Vault.recover(home.path / "keys", None, code)
    if needs_passphrase(home):
        found = [words for words in (FIRST, SECOND) if _opens(home, words)]
        told = "spoilt" if len(found) != 1 else "first" if found == [FIRST] else "second"
    else:
        told = "kept" if vault_of(home) == vault else "spoilt"
    settle(home, vault)
    left = {path.name for path in (home.path / "keys").iterdir()} & {"store.key", "passphrase.slot"}
    Workspace.open(home, vault=vault).close()
    return told if left == {"store.key" if told == "kept" else "passphrase.slot"} else f"{told}, and {left}"


def _opens(home: Home, words: str) -> bool:
    try:
        passphrase_of(home).open(words)
    except Fault:
        return False
    return True


def states(work: str, base: Path, code: str) -> list[str]:
    """What is there after a kill at each step, and after none."""
    before, act = WORKS[work]
    start = base.with_name(f"{work}-before")
    shutil.copytree(base, start)
    if before:
        passphrase_of(Home.open(start)).set(vault_of(Home.open(start)), FIRST)
    found = []
    for step in count():
        folder = base.with_name(f"{work}-{step}")
        shutil.copytree(start, folder)
        home = Home.open(folder)
        child = os.fork()
        if child == 0:
            killed_at(step, folder)
            act(home)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
            found.append("failed")
        found.append(state(home, code))
        if not os.WIFSIGNALED(status):
            return found
    raise AssertionError


def main(folder: Path) -> dict[str, list[str]]:
    space = Workspace.open(Home.open(folder / "base"))
    code = space.vault.new_recovery_code()
    space.close()
    return {work: states(work, folder / "base", code) for work in WORKS}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
