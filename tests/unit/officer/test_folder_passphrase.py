"""A passphrase in the place of the kept key: it and the printed code open, wrong tries are slowed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hrcapp.exchange import restoring, second_copy
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.folder_passphrase import FolderPassphrase
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home, needs_passphrase, recover_vault, vault_of
from tests.conftest import ROOT
from tests.profile_stage import QUICK, told
from tests.sample import Clock

FIRST, SECOND = "sample words for a stick", "other sample words"


class Folder:
    """A data folder whose officer has a printed code."""

    def __init__(self, path: Path) -> None:
        self.home, self.clock = Home.open(path), Clock()
        space = Workspace.open(self.home, clock=self.clock)
        self.vault, self.code = space.vault, space.vault.new_recovery_code()
        space.close()
        self.passphrase = FolderPassphrase(self.home, self.clock, cost=QUICK)

    def file(self, name: str) -> Path:
        return self.home.path / "keys" / name


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "home")


def test_it_takes_the_place_of_the_kept_key_and_gives_it_back(folder: Folder) -> None:
    folder.passphrase.set(folder.vault, FIRST)
    assert not folder.file("store.key").exists()
    assert folder.passphrase.is_set
    assert folder.passphrase.stands_alone
    assert told(Workspace.open, folder.home) is Code.PASSPHRASE_MISSING
    vault = folder.passphrase.open(FIRST)
    Workspace.open(folder.home, vault=vault).close()
    folder.passphrase.change(FIRST, SECOND)
    assert told(folder.passphrase.open, FIRST) is Code.PASSPHRASE_WRONG
    folder.passphrase.take_away(SECOND)
    assert not folder.file("passphrase.slot").exists()
    Workspace.open(folder.home).close()
    assert vault_of(folder.home) == vault


def test_a_wrong_one_changes_nothing_and_is_slowed(folder: Folder) -> None:
    folder.passphrase.set(folder.vault, FIRST)
    slot = folder.file("passphrase.slot").read_bytes()
    assert told(folder.passphrase.change, "not the right one", SECOND) is Code.PASSPHRASE_WRONG
    assert told(folder.passphrase.take_away, "not the right one") is Code.PASSPHRASE_WRONG
    assert folder.passphrase.tries_left() == 1
    assert told(folder.passphrase.open, "not the right one") is Code.PASSPHRASE_WRONG
    restarted = FolderPassphrase(folder.home, folder.clock, cost=QUICK)
    assert told(restarted.open, FIRST) is Code.TRIES_WAIT
    assert folder.file("passphrase.slot").read_bytes() == slot
    folder.clock.now += timedelta(minutes=2)
    assert restarted.open(FIRST) == folder.vault


def test_none_without_a_printed_code_and_none_that_is_short(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    space = Workspace.open(home)
    passphrase = FolderPassphrase(home, Clock(), cost=QUICK)
    assert told(passphrase.set, space.vault, FIRST) is Code.PASSPHRASE_WITHOUT_CODE
    space.vault.new_recovery_code()
    assert told(passphrase.set, space.vault, "too short") is Code.PASSPHRASE_SHORT
    assert not passphrase.is_set
    space.close()


def test_forgotten_the_printed_code_opens_keeps_no_key_and_sets_a_new_one(folder: Folder) -> None:
    folder.passphrase.set(folder.vault, FIRST)
    vault = recover_vault(folder.home, folder.code)
    assert not folder.file("store.key").exists(), "not before a person has chosen so"
    assert needs_passphrase(folder.home)
    folder.passphrase.set(vault, SECOND)
    assert folder.passphrase.open(SECOND) == folder.vault


def test_a_spoilt_slot_leads_to_the_printed_code(folder: Folder) -> None:
    folder.passphrase.set(folder.vault, FIRST)
    folder.file("passphrase.slot").write_bytes(b"{}")
    assert told(folder.passphrase.open, FIRST) is Code.KEY_FILE_MISSING
    folder.passphrase.set(recover_vault(folder.home, folder.code), SECOND)
    assert folder.passphrase.open(SECOND) == folder.vault


def test_settings_that_say_otherwise_shut_nobody_out(folder: Folder) -> None:
    before = folder.home.settings()
    folder.passphrase.set(folder.vault, FIRST)
    (folder.home.path / "settings.json").write_text(json.dumps(before), encoding="utf-8")
    assert told(Workspace.open, folder.home) is Code.PASSPHRASE_MISSING
    assert folder.passphrase.open(FIRST) == folder.vault


def test_a_second_copy_holds_no_slot_and_opens_with_the_printed_code(folder: Folder, tmp_path: Path) -> None:
    folder.passphrase.set(folder.vault, FIRST)
    stick = tmp_path / "STICK"
    stick.mkdir()
    copy = second_copy.write(folder.home, folder.vault, stick, now=datetime.now(UTC))
    assert not second_copy.holding(stick, folder.vault, "keys/passphrase.slot")
    new = Home.open(tmp_path / "new")
    restoring.restore(copy.path, new, folder.code)
    assert not needs_passphrase(new)
    Workspace.open(new).close()


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    if not hasattr(os, "fork"):
        pytest.skip("a kill in a fork needs POSIX")
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "tests.unit.officer.killed_passphrase", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("work", "old", "new"),
    [("set", "kept", "first"), ("change", "first", "second"), ("take away", "first", "kept")],
)
def test_killed_at_any_step_the_old_or_the_new_way_opens_and_the_code(
    states: dict[str, list[str]], work: str, old: str, new: str
) -> None:
    found = states[work]
    assert set(found) == {old, new}, found
    assert found == sorted(found, key=[old, new].index), "never back again"
    assert len(found) > 3


def test_a_folder_that_takes_no_slot_leaves_the_kept_key(folder: Folder) -> None:
    folder.file("passphrase.slot").mkdir()
    with pytest.raises(Fault):
        folder.passphrase.set(folder.vault, FIRST)
    assert Workspace.open(folder.home).vault == folder.vault
