"""A portable program's next version beside it, and what no release of ours would hold."""

from __future__ import annotations

import lzma
import os
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp.exchange import second_copy, update_unpacking
from hrcapp.exchange.update import Kind
from hrcapp.exchange.update_check import Checked, check
from hrcapp.exchange.update_placing import place
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home, Role, vault_of
from tests.unit.exchange.update_stage import FAILS, KEY, SYSTEM, Member, archive, file, link, program, release

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the sample program is a script of the shell")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick from which a program runs, as its user sees it."""
    folder = tmp_path / "stick"
    (folder / "hrcapp-0.1.0").mkdir(parents=True)
    (folder / "hrcapp-0.1.0" / "hrcapp").write_bytes(b"the one that runs")
    return folder


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    (tmp_path / "mail").mkdir()
    return tmp_path / "mail"


def checked(path: Path, own: str = "0.1.0", kind: Kind = Kind.PORTABLE) -> Checked:
    return check(path, keys=[KEY.public], own=own, system=SYSTEM, kind=kind)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(found: Checked, stick: Path, home: Home | None = None) -> Code:
    before = names(stick)
    with pytest.raises(Fault) as caught:
        place(found, stick, home, now=NOW)
    assert names(stick) == before
    return caught.value.code


def test_the_new_version_stands_beside_the_old_one(stick: Path, mail: Path) -> None:
    made = place(checked(release(mail)), stick, None, now=NOW)
    assert made == stick / "hrcapp-0.2.0"
    assert names(stick) == ["hrcapp-0.1.0", "hrcapp-0.2.0"]
    assert (made / "_internal" / "library.so").read_bytes() == b"sample"
    assert os.access(made / "hrcapp", os.X_OK)
    assert not os.access(made / "portable", os.X_OK)
    assert (stick / "hrcapp-0.1.0" / "hrcapp").read_bytes() == b"the one that runs"


def test_a_second_copy_is_written_before(stick: Path, mail: Path, tmp_path: Path) -> None:
    home = Home.open(tmp_path / "data")
    home.claim(Role.OFFICER)
    vault = vault_of(home)
    assert refusal(checked(release(mail)), stick, home) is Code.RECOVERY_CODE_MISSING
    vault.new_recovery_code()
    place(checked(release(mail)), stick, home, now=NOW)
    assert [copy.made_at for copy in second_copy.copies(stick)] == [NOW]


def test_an_older_version_only_when_asked_for(stick: Path, mail: Path) -> None:
    found = checked(release(mail, "0.0.9"))
    assert refusal(found, stick) is Code.UPDATE_OLDER
    assert place(found, stick, None, now=NOW, older=True) == stick / "hrcapp-0.0.9"


def test_what_is_there_already_stays(stick: Path, mail: Path) -> None:
    (stick / "hrcapp-0.2.0").mkdir()
    assert refusal(checked(release(mail)), stick) is Code.UPDATE_ALREADY_THERE


def test_an_installed_program_is_left_to_the_system(stick: Path, mail: Path) -> None:
    found = checked(release(mail, kind=Kind.INSTALLER), kind=Kind.INSTALLER)
    assert refusal(found, stick) is Code.UPDATE_BY_INSTALLER


def test_a_version_that_fails_its_own_test_does_not_stay(stick: Path, mail: Path) -> None:
    path = release(mail, package=archive(program("0.2.0", FAILS)))
    assert refusal(checked(path), stick) is Code.UPDATE_FAILS_HERE
    without = release(mail, package=archive([file("hrcapp-0.2.0/portable")]))
    assert refusal(checked(without), stick) is Code.UPDATE_FAILS_HERE


def test_a_package_exchanged_after_it_was_checked_is_found(stick: Path, mail: Path) -> None:
    found = checked(release(mail))
    found.path.write_bytes(archive(program("0.2.0", b"#!/bin/sh\necho other\n")))
    assert refusal(found, stick) is Code.UPDATE_PACKAGE_ALTERED


R = "hrcapp-0.2.0"
HOSTILE: dict[str, list[Member]] = {
    "another folder": [file("elsewhere/hrcapp")],
    "a path that climbs": [file(f"{R}/../../climbed")],
    "an absolute path": [file("/tmp/climbed")],
    "a backslash": [file(f"{R}/..\\climbed")],
    "a name that is none": [file(f"{R}/_internal/./climbed")],
    "a deep path": [file(f"{R}/" + "a/" * 20 + "b")],
    "the same name twice": [file(f"{R}/hrcapp"), file(f"{R}/hrcapp")],
    "a link outside": [link(f"{R}/hrcapp", "../../etc/passwd")],
    "an absolute link": [link(f"{R}/hrcapp", "/etc/passwd")],
    "a link to a folder, and a file through it": [
        file(f"{R}/real/one"),
        link(f"{R}/way", "real"),
        file(f"{R}/way/two"),
    ],
    "a link to a link": [link(f"{R}/a", "b"), link(f"{R}/b", "a")],
    "a hard link": [file(f"{R}/one"), link(f"{R}/two", f"{R}/one", tarfile.LNKTYPE)],
    "a device": [link(f"{R}/null", "", tarfile.CHRTYPE)],
    "a pipe": [link(f"{R}/pipe", "", tarfile.FIFOTYPE)],
    "too many": [file(f"{R}/n{number}", b"") for number in range(update_unpacking.MAX_ENTRIES + 1)],
}


@pytest.mark.parametrize("members", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_no_release_holds_is_not_unpacked(
    stick: Path, mail: Path, tmp_path: Path, members: list[Member]
) -> None:
    path = release(mail, package=archive(members))
    assert refusal(checked(path), stick) is Code.UPDATE_PACKAGE_ALTERED
    assert not list(tmp_path.rglob("climbed"))


def test_bytes_that_are_no_archive_are_not_unpacked(stick: Path, mail: Path) -> None:
    good = archive(program("0.2.0"))
    for data in (b"sample", good[: len(good) // 2], good[:40] + bytes(40) + good[80:]):
        assert refusal(checked(release(mail, package=data)), stick) is Code.UPDATE_PACKAGE_ALTERED


def test_an_archive_that_grows_without_end_is_stopped(stick: Path, mail: Path) -> None:
    """A header that promises more than the bound: nothing of it is written."""
    entry, _data = file(f"{R}/large", b"")
    entry.size = update_unpacking.MAX_UNPACKED + 1
    header = entry.tobuf()
    path = release(mail, package=lzma.compress(header + bytes(2048)))
    assert refusal(checked(path), stick) is Code.UPDATE_PACKAGE_ALTERED
