"""The drop box both ways, and receipts on a stick."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import World

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.exchange.receipt import open_receipt
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome


def test_what_officers_put_is_taken_in_and_answered_beside_it(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "shared folder"
    folder.mkdir()
    box = FolderDropBox(folder)
    town = world.town()
    box.put_bundle(town.pack().data)
    done = world.desk.sync.run([box])
    assert [one.outcome for one in done.imported] == [Outcome.IMPORTED]
    assert (done.sent, done.unfinished) == (1, 0)
    [item] = box.list_receipts(town.device.signing.public)
    data = box.get(item)
    assert data is not None
    assert open_receipt(data, town.device.identity, world.kit).reference == "HRC-2026-0001"
    again = world.desk.sync.run([box])
    assert (again.imported, again.sent) == ((), 0)
    assert done.imported[0].submission is not None
    world.desk.review.accept(done.imported[0].submission)
    assert world.desk.sync.run([box]).sent == 1
    assert world.desk.outgoing.pending() == [], "what came by the drop box is answered there"


def test_a_copy_that_is_not_whole_yet_is_left_for_the_next_time(world: World, tmp_path: Path) -> None:
    box = FolderDropBox(tmp_path)
    digest = box.put_bundle(world.town().pack().data)
    path = tmp_path / "inbox" / f"{digest}.hrcb"
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    assert world.desk.sync.run([box]).unfinished == 1
    assert world.desk.intake.quarantine() == []
    path.write_bytes(whole)
    assert [one.outcome for one in world.desk.sync.run([box]).imported] == [Outcome.IMPORTED]


def test_a_missing_drop_box_is_said_and_loses_nothing(world: World, tmp_path: Path) -> None:
    done = world.desk.sync.run([FolderDropBox(tmp_path / "unplugged")])
    assert [fault.code for fault in done.faults] == [Code.PLACE_MISSING]


def test_receipts_go_onto_the_stick_that_brought_the_files(world: World, tmp_path: Path) -> None:
    world.desk.intake.import_paths([world.town().send(world.mail)])
    with pytest.raises(Fault):
        world.desk.outgoing.write(tmp_path / "no stick")
    assert len(world.desk.outgoing.pending()) == 1
    [path] = world.desk.outgoing.write(world.mail)
    assert path.name == "HRC-2026-0001-1-received.hrcr"
    assert world.desk.outgoing.pending() == []


def test_the_desk_finds_the_drop_box_of_its_kit_or_its_own(tmp_path: Path) -> None:
    world = World.make(tmp_path, drop_box=str(tmp_path))
    with world.desk.open_places() as places:
        assert [box.name for box in places.boxes] == [str(tmp_path)]
    world.desk.close()
