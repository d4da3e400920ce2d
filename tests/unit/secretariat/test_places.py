"""Where a desk meets the officers and the other desks."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import World

from hrcapp.exchange.dropbox import FolderDropBox, try_place
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat import campaign, places, rounds
from hrcapp.secretariat.sync import Synced

CLOUD = DropBoxSpec("webdav", "https://cloud.example/box", {"user": "sample", "password": "secret-word"})


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir(exist_ok=True)
    return made


def share(world: World, tmp_path: Path) -> tuple[FolderDropBox, Path]:
    """Two folders as the places of a desk."""
    officers, desks = folder(tmp_path, "officers"), folder(tmp_path, "desks")
    places.choose_officers_place(world.desk.home, DropBoxSpec("folder", str(officers)))
    places.choose_desks_place(world.desk.home, DropBoxSpec("folder", str(desks)))
    return FolderDropBox(officers), desks


def run(world: World, box: FolderDropBox) -> Synced:
    with world.desk.open_places() as found:
        assert [one.name for one in found.boxes] == [box.name]
        return world.desk.sync.run(found.boxes, found.desks)


def test_the_desk_s_own_choice_comes_before_the_kit(world: World, tmp_path: Path) -> None:
    home, kit = world.desk.home, world.desk.kit
    assert places.officers_places(home, kit) == ()
    assert not places.is_own(home)
    places.choose_officers_place(home, CLOUD)
    assert places.officers_places(home, kit) == (CLOUD,)
    assert places.is_own(home)
    places.choose_officers_place(home, DropBoxSpec("folder", str(tmp_path)))
    assert places.officers_places(home, kit) == (DropBoxSpec("folder", str(tmp_path)),)
    places.choose_officers_place(home, None)
    assert world.desk.open_places().boxes == []


def test_the_desks_place_is_nobody_s_before_it_was_chosen(world: World) -> None:
    assert world.desk.open_places().desks is None
    places.choose_desks_place(world.desk.home, CLOUD)
    assert places.desks_place(world.desk.home) == CLOUD
    assert places.desks_place_name(world.desk.home) == CLOUD.address
    files = [path for path in world.desk.home.path.rglob("*") if path.is_file()]
    assert not any(b"secret-word" in path.read_bytes() for path in files)
    places.choose_desks_place(world.desk.home, None)
    assert world.desk.open_places().desks is None


def test_what_came_lies_with_the_desks_before_it_is_answered(world: World, tmp_path: Path) -> None:
    box, desks = share(world, tmp_path)
    packed = world.town().pack()
    digest = box.put_bundle(packed.data)
    done = run(world, box)
    assert (done.sent, done.published, done.waiting, done.held) == (1, 1, 0, 0)
    assert (desks / "bundles" / digest[:2] / f"{digest}.hrcb").read_bytes() == packed.data
    assert [one.outcome for one in done.imported] == [Outcome.IMPORTED]


def test_nothing_is_answered_that_could_not_be_copied(world: World, tmp_path: Path) -> None:
    box, desks = share(world, tmp_path)
    town = world.town()
    box.put_bundle(town.pack().data)
    desks.rename(tmp_path / "gone")
    done = run(world, box)
    assert [fault.code for fault in done.faults] == [Code.PLACE_MISSING]
    assert [one.outcome for one in done.imported] == [Outcome.IMPORTED], "the other place has its turn"
    assert (done.sent, done.waiting, done.held) == (0, 1, 1)
    assert box.list_receipts(town.device.signing.public) == []
    (tmp_path / "gone").rename(desks)
    done = run(world, box)
    assert (done.sent, done.waiting, done.held, done.faults) == (1, 0, 0, ())
    assert len(box.list_receipts(town.device.signing.public)) == 1


def test_answers_by_stick_and_by_mail_wait_for_the_copy_too(world: World, tmp_path: Path) -> None:
    stick = folder(tmp_path, "stick")
    share(world, tmp_path)
    key = str(world.desk.intake.import_paths([world.town().send(world.mail)])[0].submission)
    assert world.desk.outgoing.pending() == []
    assert world.desk.outgoing.held() == 1
    assert world.desk.outgoing.write(stick, world.desk.outgoing.of(key)) == []
    done = rounds.make(world.desk)
    assert (done.published, done.held) == (1, 0)
    assert len(world.desk.outgoing.write(stick)) == 1


def test_a_desk_alone_holds_nothing_back(world: World, tmp_path: Path) -> None:
    world.desk.intake.import_paths([world.town().send(world.mail)])
    share(world, tmp_path)
    places.choose_desks_place(world.desk.home, None)
    assert (world.desk.outgoing.held(), len(world.desk.outgoing.pending())) == (0, 1)


def test_a_copy_cut_off_on_one_day_and_whole_on_another_is_not_waited_for(
    world: World, tmp_path: Path
) -> None:
    box = FolderDropBox(folder(tmp_path, "officers"))
    data = world.town().pack().data
    digest = box.put_bundle(data)
    early = tmp_path / "officers" / "inbox" / "m" / "2026" / "02" / "28"
    early.mkdir(parents=True)
    (early / f"{digest}.hrcb").write_bytes(data[:100])
    done = world.desk.sync.run([box])
    assert (len(done.imported), done.unfinished) == (1, 0)


def test_a_place_is_tried_by_a_file_that_is_put_and_read(world: World, tmp_path: Path) -> None:
    _box, desks = share(world, tmp_path)
    opened = world.desk.open_places().desks
    assert opened is not None
    for _time in range(2):
        try_place(opened, world.desk.staff)
    assert len(list(desks.rglob("*.*"))) + len(list((desks / "trial").iterdir())) == 1
    desks.rename(tmp_path / "gone")
    with pytest.raises(Fault) as caught:
        try_place(opened, world.desk.staff)
    assert caught.value.code is Code.PLACE_MISSING


def test_towns_may_use_any_drop_box_of_the_kit_and_find_their_answer_there(tmp_path: Path) -> None:
    one, two = folder(tmp_path, "one"), folder(tmp_path, "two")
    world = World.make(tmp_path)
    specs = (DropBoxSpec("folder", str(one)), DropBoxSpec("folder", str(two)))
    campaign.publish_next(world.home, world.campaign.root_key, world.clock(), drop_boxes=specs)
    world.desk.renew()
    town = world.town()
    FolderDropBox(two).put_bundle(town.pack().data)
    one.rename(tmp_path / "unplugged")
    done = rounds.make(world.desk)
    assert (done.new, done.sent, [fault.code for fault in done.faults]) == (1, 1, [Code.PLACE_MISSING])
    assert len(FolderDropBox(two).list_receipts(town.device.signing.public)) == 1
    (tmp_path / "unplugged").rename(one)
    done = rounds.make(world.desk)
    assert (done.new, done.sent, done.faults) == (0, 1, ())
    assert len(FolderDropBox(one).list_receipts(town.device.signing.public)) == 1
    assert rounds.make(world.desk).sent == 0
    world.desk.close()


def test_an_address_that_is_none_does_not_keep_the_other_place_from_its_turn(
    world: World, tmp_path: Path
) -> None:
    box, _desks = share(world, tmp_path)
    box.put_bundle(world.town().pack().data)
    places.choose_desks_place(
        world.desk.home, DropBoxSpec("webdav", "http://cloud.example/box", CLOUD.options)
    )
    done = rounds.make(world.desk)
    assert (done.new, done.sent, done.held) == (1, 0, 1)
    assert [fault.code for fault in done.faults] == [Code.BOX_NOT_PRIVATE]
