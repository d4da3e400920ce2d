"""A folder as a drop box: hashes are trusted, presence is not."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from exchange_world import World, told

from hrcapp.exchange.dropbox import DropBox, FolderDropBox
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.names import MAX_BYTES
from hrcapp.model.faults import Code


@pytest.fixture
def box(tmp_path: Path) -> DropBox:
    return FolderDropBox(tmp_path)


def test_a_bundle_goes_in_and_comes_out(box: DropBox, tmp_path: Path, world: World) -> None:
    data = world.sealed().data
    digest = box.put_bundle(data)
    [item] = box.list_bundles()
    assert (item.sha256, item.size) == (digest, len(data))
    assert box.get(item) == data
    assert (tmp_path / "inbox" / f"{digest}.hrcb").read_bytes() == data


def test_receipts_lie_apart_for_each_device(box: DropBox) -> None:
    one, two = SigningKey.generate().public, SigningKey.generate().public
    box.put_receipt(one, b"for one")
    box.put_receipt(one, b"for one, later")
    box.put_receipt(two, b"for two")
    assert {box.get(item) for item in box.list_receipts(one)} == {b"for one", b"for one, later"}
    assert [box.get(item) for item in box.list_receipts(two)] == [b"for two"]
    assert box.list_bundles() == []


def test_an_empty_box_lists_nothing(box: DropBox) -> None:
    assert box.list_bundles() == []
    assert box.list_receipts(SigningKey.generate().public) == []


def test_putting_twice_leaves_one(box: DropBox) -> None:
    assert box.put_bundle(b"x") == box.put_bundle(b"x")
    assert len(box.list_bundles()) == 1


@pytest.mark.parametrize("left", [b"", b"a bund", b"a bundle and more", b"A BUNDLE"])
def test_a_wrong_copy_is_not_read_and_is_put_again(box: DropBox, tmp_path: Path, left: bytes) -> None:
    digest = box.put_bundle(b"a bundle")
    (tmp_path / "inbox" / f"{digest}.hrcb").write_bytes(left)
    assert box.get(box.list_bundles()[0]) is None
    box.put_bundle(b"a bundle")
    assert box.get(box.list_bundles()[0]) == b"a bundle"


def test_a_copy_that_is_gone_is_not_an_error(box: DropBox, tmp_path: Path) -> None:
    digest = box.put_bundle(b"x")
    item = box.list_bundles()[0]
    (tmp_path / "inbox" / f"{digest}.hrcb").unlink()
    assert box.get(item) is None


def test_other_files_are_not_listed(box: DropBox, tmp_path: Path) -> None:
    box.put_bundle(b"x")
    inbox = tmp_path / "inbox"
    (inbox / "desktop.ini").write_bytes(b"")
    (inbox / f"{'0' * 64}.hrcr").write_bytes(b"")
    (inbox / f"{'0' * 64}.hrcb.part").write_bytes(b"")
    (inbox / f"{'f' * 64}.hrcb").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(inbox / f"{'e' * 64}.hrcb")
    assert [item.sha256 for item in box.list_bundles()] == [hashlib.sha256(b"x").hexdigest()]


def test_a_huge_file_is_not_read(box: DropBox, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    with (tmp_path / "inbox" / f"{'0' * 64}.hrcb").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert box.get(box.list_bundles()[0]) is None


def test_an_unplugged_box_is_told_and_not_made_anew(tmp_path: Path) -> None:
    gone = FolderDropBox(tmp_path / "gone")
    assert told(lambda: gone.put_bundle(b"x")) is Code.PLACE_MISSING
    assert told(gone.list_bundles) is Code.PLACE_MISSING
    assert not (tmp_path / "gone").exists()
