"""The second copy: made while the app works, opened elsewhere with the printed code and by nothing else."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from hrcapp.exchange import canonical_json, restoring, second_copy
from hrcapp.exchange.second_copy import Copy
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.workspace import Workspace
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home, vault_of
from tests.officer_stage import Stage
from tests.sample import NOON
from tests.unit.secretariat.desk_world import World

NAME = "/data/key_info/name_official"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    return stage


def made(stage: Stage, stick: Path, minutes: int = 0) -> Copy:
    space = stage.workspace
    return second_copy.write(space.home, space.vault, stick, now=NOON + timedelta(minutes=minutes))


def told(path: Path, home: Path, code: str) -> Code:
    with pytest.raises(Fault) as caught:
        restoring.restore(path, Home.open(home), code)
    assert Home.open(home).role is None
    assert not (home / "keys").exists(), "nothing of it was taken"
    return caught.value.code


def test_a_dead_laptop_loses_nothing(stage: Stage, stick: Path, tmp_path: Path) -> None:
    drafts = [stage.town("بلدية نموذجية"), stage.signed("Sample"), stage.handed_over("Sample two", stick)]
    code = stage.workspace.vault.new_recovery_code()
    editor = stage.workspace.drafts.open(drafts[0])
    editor.set(NAME, "Sample village")
    editor.save()  # in the write-ahead log only: the app is still open
    copy = made(stage, stick)
    device, packed = stage.workspace.device, stage.workspace.outbox.package(drafts[2])
    stage.close()
    shutil.rmtree(tmp_path / "home")

    home = Home.open(tmp_path / "new laptop")
    found = restoring.restore(copy.path, home, code.lower().replace("-", " "))
    assert found.made_at == NOON
    space = Workspace.open(home)
    assert {card.draft for card in space.drafts.cards()} == set(drafts)
    assert space.drafts.open(drafts[0]).session.value(NAME) == "Sample village"
    assert space.signing.version(drafts[1]) is not None
    assert space.outbox.package(drafts[2]) == packed
    assert space.device == device
    assert space.kit.current() is not None
    space.close()


def test_the_key_is_not_in_it(stage: Stage, stick: Path, tmp_path: Path) -> None:
    stage.town("Sample Town of the Test")
    stage.workspace.vault.new_recovery_code()
    copy = made(stage, stick)
    with zipfile.ZipFile(copy.path) as file:
        assert not [name for name in file.namelist() if name.endswith(".key")]
    data = copy.path.read_bytes()
    assert (tmp_path / "home/keys/store.key").read_bytes() not in data
    assert b"Town of the Test" not in data


def test_without_a_recovery_code_none_is_made(stage: Stage, stick: Path) -> None:
    with pytest.raises(Fault) as caught:
        made(stage, stick)
    assert caught.value.code is Code.RECOVERY_CODE_MISSING
    assert list(stick.iterdir()) == []


def test_two_are_kept_of_each_computer(stage: Stage, stick: Path, tmp_path: Path) -> None:
    other = Stage(tmp_path / "other")
    for each in (stage, other):
        each.workspace.vault.new_recovery_code()
    for minutes in range(4):
        made(stage, stick, minutes)
    theirs = made(other, stick)
    owner = second_copy.owner_of(stage.workspace.vault)
    kept = second_copy.copies(stick, owner)
    assert [one.made_at for one in kept] == [NOON + timedelta(minutes=each) for each in (3, 2)]
    assert second_copy.copies(stick)[-1].owner == theirs.owner


def test_another_code_or_an_older_one_opens_nothing(stage: Stage, stick: Path, tmp_path: Path) -> None:
    old = stage.workspace.vault.new_recovery_code()
    stage.workspace.vault.new_recovery_code()
    copy = made(stage, stick)
    assert told(copy.path, tmp_path / "new", old) is Code.RECOVERY_CODE_WRONG
    assert told(copy.path, tmp_path / "new", "short") is Code.RECOVERY_CODE_LENGTH


def test_a_changed_copy_is_not_taken(stage: Stage, stick: Path, tmp_path: Path) -> None:
    """Above all not one with another kit in it, whose recipients would read what is packed from then on."""
    code = stage.workspace.vault.new_recovery_code()
    copy = made(stage, stick)
    with zipfile.ZipFile(copy.path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    index = json.loads(members["copy.json"])
    members["kit/pinned.json"] = b"{}"
    for each in index["files"]:
        each["size"], each["sha256"] = len(members[each["name"]]), sha256(members[each["name"]]).hexdigest()
    members["copy.json"] = canonical_json.dump(index)
    changed = tmp_path / "changed.hrccopy"
    with zipfile.ZipFile(changed, "w") as out:
        for name, data in members.items():
            out.writestr(name, data)
    assert restoring.look(changed).made_at == NOON, "it looks whole to whoever has no code"
    assert told(changed, tmp_path / "new", code) is Code.SECOND_COPY_CHANGED


@pytest.mark.parametrize("where", [0.02, 0.3, 0.6, 0.9])
def test_no_cut_or_altered_copy_is_taken(where: float, stage: Stage, stick: Path, tmp_path: Path) -> None:
    stage.town("Sample")
    code = stage.workspace.vault.new_recovery_code()
    copy = made(stage, stick)
    data = copy.path.read_bytes()
    at = int(len(data) * where)
    bad = tmp_path / "bad.hrccopy"
    bad.write_bytes(data[:at])
    assert told(bad, tmp_path / "new", code) is Code.SECOND_COPY_UNREADABLE
    bad.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    assert told(bad, tmp_path / "new", code) in (
        Code.SECOND_COPY_UNREADABLE,
        Code.SECOND_COPY_CHANGED,
        Code.RECOVERY_CODE_WRONG,
    )


def test_a_copy_that_a_zip_tool_encrypted_is_told(stage: Stage, stick: Path, tmp_path: Path) -> None:
    code = stage.workspace.vault.new_recovery_code()
    data = bytearray(made(stage, stick).path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of the first entry of the list
    bad = tmp_path / "bad.hrccopy"
    bad.write_bytes(data)
    assert told(bad, tmp_path / "new", code) is Code.SECOND_COPY_UNREADABLE


@pytest.mark.parametrize(
    "name", ["../outside", "keys/store.key", "/etc/x", "log/app.log", "keys/x/../../y.wrapped"]
)
def test_names_that_no_data_folder_has_are_refused(
    name: str, stage: Stage, stick: Path, tmp_path: Path
) -> None:
    code = stage.workspace.vault.new_recovery_code()
    copy = made(stage, stick)
    bad = tmp_path / "bad.hrccopy"
    with zipfile.ZipFile(copy.path) as mine, zipfile.ZipFile(bad, "w") as out:
        index = mine.read("copy.json").decode()
        out.writestr("copy.json", index.replace("settings.json", name))
        for each in mine.namelist()[1:]:
            out.writestr(each, mine.read(each))
    assert told(bad, tmp_path / "new", code) is Code.SECOND_COPY_UNREADABLE
    assert not (tmp_path / "outside").exists()


def test_a_folder_in_use_is_left_alone(stage: Stage, stick: Path) -> None:
    code = stage.workspace.vault.new_recovery_code()
    copy = made(stage, stick)
    with pytest.raises(Fault) as caught:
        restoring.restore(copy.path, stage.workspace.home, code)
    assert caught.value.code is Code.FOLDER_NOT_EMPTY


def test_a_desk_comes_back_with_its_keys_and_decisions(stick: Path, tmp_path: Path) -> None:
    world = World.make(tmp_path)
    for number in range(3):
        world.town(f"Sample Town {number}").send(world.mail)
    world.desk.intake.import_paths([world.mail])
    world.desk.review.accept(world.desk.review.waiting()[0].key, "Sample: thank you.")
    before = world.desk.review.items()
    vault = vault_of(world.home)
    code = vault.new_recovery_code()
    copy = second_copy.write(world.home, vault, stick, now=NOON)
    world.desk.close()
    restoring.restore(copy.path, Home.open(tmp_path / "new"), code)
    desk = Desk.open(Home.open(tmp_path / "new"))
    assert desk.review.items() == before
    assert len(desk.outgoing.pending()) == 4
    world.town("Sample Town 9").send(world.mail)
    assert desk.intake.import_paths([world.mail])[-1].reference
    desk.close()
