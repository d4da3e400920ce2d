"""The watched folder: only what is complete, nothing touched, nothing twice, also after a restart."""

from __future__ import annotations

import os
from pathlib import Path

import odk_world as odk
import pytest

from hrcapp.secretariat.watching import Ready, WatchedFolder
from hrcapp.store import Home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "arriving"
    made.mkdir()
    return made


@pytest.fixture
def watched(tmp_path: Path, folder: Path) -> WatchedFolder:
    made = WatchedFolder(Home.open(tmp_path / "home"))
    made.choose(folder)
    return made


def names(ready: Ready) -> list[str]:
    return [path.name for path in ready.files]


def test_nothing_is_watched_until_a_folder_is_chosen(tmp_path: Path) -> None:
    watched = WatchedFolder(Home.open(tmp_path / "home"))
    assert watched.folder is None
    assert watched.look() == Ready(there=False)


def test_a_file_is_ready_once_two_looks_found_it_the_same(watched: WatchedFolder, folder: Path) -> None:
    path = folder / "one.hrcb"
    path.write_bytes(b"half")
    assert names(watched.look()) == []
    path.write_bytes(b"half and half")
    assert names(watched.look()) == [], "it grew between the looks"
    assert names(watched.look()) == ["one.hrcb"]
    assert path.read_bytes() == b"half and half"


def test_what_was_taken_is_not_offered_again_after_a_restart(watched: WatchedFolder, folder: Path) -> None:
    (folder / "one.hrcb").write_bytes(b"one")
    watched.look()
    watched.took(watched.look())
    later = WatchedFolder(watched.home)
    assert later.folder == folder
    later.look()
    assert names(later.look()) == []
    (folder / "one.hrcb").write_bytes(b"another")
    later.look()
    assert names(later.look()) == ["one.hrcb"], "the same name with other contents is another file"


def test_what_was_not_taken_is_offered_again(watched: WatchedFolder, folder: Path) -> None:
    (folder / "one.hrcb").write_bytes(b"one")
    watched.look()
    assert names(watched.look()) == names(watched.look()) == ["one.hrcb"]


def test_a_submission_waits_for_the_files_beside_it(watched: WatchedFolder, folder: Path) -> None:
    mandate = {"/data/statement/signatories[1]/sig_mandate": "council_resolution"}
    session = odk.answers(**mandate, **{"/data/statement/signatories[1]/sig_resolution_file": "act.pdf"})
    path = odk.instance_folder(folder / "one", odk.xml(session))
    watched.look()
    (path.parent / "act.pdf").write_bytes(odk.PLAN)
    assert names(watched.look()) == []
    ready = watched.look()
    assert names(ready) == ["submission.xml"], "its media come along with it"
    watched.took(ready)
    assert names(watched.look()) == []


def test_a_folder_that_is_away_is_said_and_looked_for_again(watched: WatchedFolder, folder: Path) -> None:
    os.rename(folder, folder.with_name("away"))
    assert not watched.look().there
    os.rename(folder.with_name("away"), folder)
    assert watched.look().there


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": [1, "x"]}', "{"])
def test_a_damaged_list_counts_as_empty(watched: WatchedFolder, folder: Path, text: str) -> None:
    (watched.home.path / "watched.json").write_text(text)
    (folder / "one.hrcb").write_bytes(b"one")
    watched.look()
    assert names(watched.look()) == ["one.hrcb"]
