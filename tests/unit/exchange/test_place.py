"""Putting a file into a place: it is there whole, or a fault says why not and nothing half-written stays."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchange_world import told

from hrcapp.exchange import place
from hrcapp.model.faults import Code, Fault


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A small file system in memory with these mount options; needs the right to mount."""
    folder = tmp_path / "stick"
    folder.mkdir()

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if (
            os.name != "posix"
            or os.geteuid() != 0
            or subprocess.run(command, capture_output=True, check=False).returncode
        ):
            pytest.skip("mounting a small file system needs root and a kernel that lets it")
        return folder

    yield mount
    if os.path.ismount(folder):
        subprocess.run(["umount", str(folder)], check=True)


def test_a_file_is_put_whole_and_under_its_name(tmp_path: Path) -> None:
    data = os.urandom(300_000)
    assert place.put(tmp_path, "a.hrcb", data) == tmp_path / "a.hrcb"
    assert (tmp_path / "a.hrcb").read_bytes() == data
    assert os.listdir(tmp_path) == ["a.hrcb"]


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    place.put(tmp_path, "a.hrcb", b"one")
    before = (tmp_path / "a.hrcb").stat().st_mtime_ns
    assert place.put(tmp_path, "a.hrcb", b"one") == tmp_path / "a.hrcb"
    assert (tmp_path / "a.hrcb").stat().st_mtime_ns == before


def test_a_different_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.hrcb").write_bytes(b"theirs")
    assert place.put(tmp_path, "a.hrcb", b"ours").name == "a (2).hrcb"
    assert place.put(tmp_path, "a.hrcb", b"more").name == "a (3).hrcb"
    assert place.put(tmp_path, "a.hrcb", b"ours").name == "a (2).hrcb"
    assert (tmp_path / "a.hrcb").read_bytes() == b"theirs"


def test_a_cut_off_copy_is_not_taken_for_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.hrcb").write_bytes(b"our")
    assert place.put(tmp_path, "a.hrcb", b"ours").name == "a (2).hrcb"


def test_a_folder_of_that_name_stands_aside(tmp_path: Path) -> None:
    (tmp_path / "a.hrcb").mkdir()
    assert place.put(tmp_path, "a.hrcb", b"x").name == "a (2).hrcb"


def test_a_name_is_not_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="name"):
        place.put(tmp_path, "../a.hrcb", b"x")


def test_a_missing_place_is_told(tmp_path: Path) -> None:
    assert told(lambda: place.put(tmp_path / "gone", "a", b"x")) is Code.PLACE_MISSING
    (tmp_path / "file").write_bytes(b"")
    assert told(lambda: place.put(tmp_path / "file", "a", b"x")) is Code.PLACE_MISSING


def test_a_full_place_is_told_before_writing(mounted: Callable[[str], Path]) -> None:
    stick = mounted("size=1m")
    with pytest.raises(Fault) as caught:
        place.put(stick, "a.hrcb", bytes(2 * 1024 * 1024))
    assert caught.value.code is Code.PLACE_FULL
    assert (caught.value.params["needed"], caught.value.params["free"]) == ("2.2 MB", "1.0 MB")
    assert os.listdir(stick) == []


def test_a_place_without_inodes_left_is_full_and_stays_clean(mounted: Callable[[str], Path]) -> None:
    stick = mounted("size=1m,nr_inodes=2")
    place.put(stick, "a.hrcb", b"x")
    assert told(lambda: place.put(stick, "b.hrcb", b"y")) is Code.PLACE_FULL
    assert os.listdir(stick) == ["a.hrcb"]


def test_a_read_only_place_is_told(mounted: Callable[[str], Path]) -> None:
    stick = mounted("size=1m,ro")
    assert told(lambda: place.put(stick, "a.hrcb", b"x")) is Code.PLACE_READ_ONLY


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert told(lambda: place.put(tmp_path, "a.hrcb", b"x")) is Code.PLACE_READ_ONLY


@pytest.mark.parametrize("stored", [b"", b"the fil", b"the file?", b"the filE"])
def test_a_copy_that_a_stick_did_not_keep_is_told_and_removed(tmp_path: Path, stored: bytes) -> None:
    copy = tmp_path / "a.hrcb"
    copy.write_bytes(stored)
    assert told(lambda: place.check_copy(copy, b"the file")) is Code.READ_BACK_DIFFERS
    assert not copy.exists()


def test_taking_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(100))
    assert place.take(tmp_path / "a", limit=10) == bytes(11)
    assert place.take(tmp_path / "a") == bytes(100)
    assert told(lambda: place.take(tmp_path / "b")) is Code.FILE_UNREADABLE
    assert told(lambda: place.take(tmp_path)) is Code.FILE_UNREADABLE
