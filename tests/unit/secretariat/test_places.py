"""Where a desk meets the officers and the other desks."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import World

from hrcapp.exchange.dropbox import FolderDropBox, open_desk_box
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat import places

CLOUD = DropBoxSpec("webdav", "https://cloud.example/box", {"user": "sample", "password": "secret-word"})


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def test_the_desk_s_own_choice_comes_before_the_kit(world: World, tmp_path: Path) -> None:
    home, kit = world.desk.home, world.desk.kit
    assert places.officers_place(home, kit) is None
    places.choose_officers_place(home, CLOUD)
    assert places.officers_place(home, kit) == CLOUD
    places.choose_officers_place(home, DropBoxSpec("folder", str(tmp_path)))
    assert places.officers_place(home, kit) == DropBoxSpec("folder", str(tmp_path))
    places.choose_officers_place(home, None)
    assert world.desk.drop_box() is None


def test_the_desks_place_is_nobody_s_before_it_was_chosen(world: World) -> None:
    assert world.desk.desks_box() is None
    places.choose_desks_place(world.desk.home, CLOUD)
    assert places.desks_place(world.desk.home) == CLOUD
    files = [path for path in world.desk.home.path.rglob("*") if path.is_file()]
    assert not any(b"secret-word" in path.read_bytes() for path in files)
    places.choose_desks_place(world.desk.home, None)
    assert world.desk.desks_box() is None


def test_what_came_lies_with_the_desks_before_it_is_answered(world: World, tmp_path: Path) -> None:
    officers, desks = folder(tmp_path, "officers"), folder(tmp_path, "desks")
    town, box = world.town(), FolderDropBox(officers)
    packed = town.pack()
    digest = box.put_bundle(packed.data)
    with open_desk_box(DropBoxSpec("folder", str(desks))) as place:
        done = world.desk.sync.run(box, place)
        assert (done.sent, done.published) == (1, 1)
        assert place.get(f"bundles/{digest[:2]}/{digest}.hrcb") == packed.data
    (officers / "inbox" / f"{digest}.hrcb").unlink()
    assert [one.outcome for one in done.imported] == [Outcome.IMPORTED]


def test_nothing_is_answered_that_could_not_be_copied(world: World, tmp_path: Path) -> None:
    officers, desks = folder(tmp_path, "officers"), folder(tmp_path, "desks")
    town, box = world.town(), FolderDropBox(officers)
    box.put_bundle(town.pack().data)
    with open_desk_box(DropBoxSpec("folder", str(desks))) as place:
        world.desk.sync.run(FolderDropBox(folder(tmp_path, "empty")), place)

        def unplug(_done: int, _all: int, _one: object) -> None:
            desks.rename(tmp_path / "gone")

        with pytest.raises(Fault) as caught:
            world.desk.sync.run(box, place, progress=unplug)
        assert caught.value.code is Code.PLACE_MISSING
        assert box.list_receipts(town.device.signing.public) == []
        (tmp_path / "gone").rename(desks)
        assert world.desk.sync.run(box, place).sent == 1
    assert len(box.list_receipts(town.device.signing.public)) == 1


def test_a_copy_cut_off_on_one_day_and_whole_on_another_is_not_waited_for(
    world: World, tmp_path: Path
) -> None:
    box = FolderDropBox(folder(tmp_path, "officers"))
    data = world.town().pack().data
    digest = box.put_bundle(data)
    early = tmp_path / "officers" / "inbox" / "m" / "2026" / "02" / "28"
    early.mkdir(parents=True)
    (early / f"{digest}.hrcb").write_bytes(data[:100])
    done = world.desk.sync.run(box)
    assert (len(done.imported), done.unfinished) == (1, 0)
