"""Packages of a program: the same bytes each time, and every file type of ours known to each system."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from hrcapp.exchange.names import FILE_TYPES
from tests.conftest import ROOT

FREEZE = ROOT / "packaging" / "freeze"
EPOCH = 1_700_000_000


@pytest.fixture
def freeze(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Loads a script of packaging/freeze as a module."""
    monkeypatch.syspath_prepend(FREEZE)
    return importlib.import_module


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder like the frozen program's: something to run, something beside it, a link."""
    folder = tmp_path / "dist" / "hrcapp"
    (folder / "_internal").mkdir(parents=True)
    (folder / "hrcapp").write_text("#!/bin/sh\necho sample\n")
    (folder / "hrcapp").chmod(0o755)
    (folder / "_internal" / "library.so.1").write_bytes(b"sample")
    (folder / "_internal" / "library.so").symlink_to("library.so.1")
    return folder


def test_an_archive_is_the_same_whenever_it_is_made(program: Path, tmp_path: Path, freeze: Any) -> None:
    pack = freeze("pack")
    pack.tarred(program, tmp_path / "one.tar.xz")
    for path in program.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    pack.tarred(program, tmp_path / "two.tar.xz")
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()
    with tarfile.open(tmp_path / "one.tar.xz") as archive:
        assert {one.name: oct(one.mode) for one in archive if one.isfile()} == {
            "hrcapp/hrcapp": "0o755",
            "hrcapp/_internal/library.so.1": "0o644",
        }
        assert archive.getmember("hrcapp/_internal/library.so").linkname == "library.so.1"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="no dpkg-deb on this system")
def test_the_debian_package_opens_our_files(program: Path, tmp_path: Path, freeze: Any) -> None:
    made = freeze("debian").debian(program, tmp_path, "1.2.3", EPOCH)
    first = made.read_bytes()
    assert freeze("debian").debian(program, tmp_path, "1.2.3", EPOCH).read_bytes() == first
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", made, root], check=True)
    assert (root / "usr/bin/hrcapp").readlink() == Path("/opt/hrcapp/hrcapp")
    entry = (root / "usr/share/applications/hrcapp.desktop").read_text("utf-8")
    types = ElementTree.parse(root / "usr/share/mime/packages/hrcapp.xml").getroot()  # noqa: S314  our own
    globs = {glob.get("pattern") for glob in types.iter() if glob.tag.endswith("glob")}
    for one in FILE_TYPES:
        assert f"{one.media_type};" in entry
        assert f"*{one.extension}" in globs
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", root / "usr/share/applications/hrcapp.desktop"], check=True)


def test_the_installer_of_windows_opens_our_files(tmp_path: Path, freeze: Any) -> None:
    freeze("windows").associations(tmp_path, "1.2.3")
    told = (tmp_path / "associations.iss").read_text("utf-8")
    assert '#define Version "1.2.3"' in told
    assert all(rf"Software\Classes\{one.extension}" in told for one in FILE_TYPES)


def test_icons_are_pictures_of_what_they_say(tmp_path: Path) -> None:
    from PIL import Image

    subprocess.run(
        [sys.executable, FREEZE / "icons.py", tmp_path],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    with Image.open(tmp_path / "hrcapp.ico") as icon, Image.open(tmp_path / "hrcapp.icns") as bundle:
        assert {(16, 16), (256, 256)} <= set(icon.info["sizes"])
        assert bundle.size >= (512, 512)


def test_a_build_cut_short_leaves_no_package(tmp_path: Path, freeze: Any) -> None:
    whole, target = freeze("whole").whole, tmp_path / "sample.deb"
    target.write_bytes(b"of the build before")

    def cut_short() -> None:
        with whole(target) as part:
            part.write_bytes(b"only the beginning")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert not list(tmp_path.glob("*sample*"))
    with whole(target) as part:
        part.write_bytes(b"all of it")
        assert not target.exists()
    assert target.read_bytes() == b"all of it"
    assert not part.exists()


def test_what_holds_nothing_is_no_package(tmp_path: Path, freeze: Any) -> None:
    (tmp_path / "hrcapp").mkdir()
    with pytest.raises(SystemExit):
        freeze("pack").tarred(tmp_path / "hrcapp", tmp_path / "one.tar.xz")
    assert not (tmp_path / "one.tar.xz").exists()


def test_a_portable_archive_leaves_room_beside_it(program: Path, tmp_path: Path, freeze: Any) -> None:
    """The folder in it bears the version, so that the next one is unpacked beside it."""
    freeze("pack").tarred(program, tmp_path / "one.tar.xz", "hrcapp-1.2.3")
    with tarfile.open(tmp_path / "one.tar.xz") as archive:
        assert {name.split("/")[0] for name in archive.getnames()} == {"hrcapp-1.2.3"}


def test_the_update_file_of_a_release_names_every_package(
    tmp_path: Path, freeze: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    names = (
        "hrcapp-0.1.0-linux-x86_64-portable.tar.xz",
        "hrcapp_0.1.0_amd64.deb",
        "hrcapp-0.1.0-windows-amd64-portable.zip",
        "hrcapp-0.1.0-windows-setup.exe",
        "hrcapp-0.1.0-macos-arm64.tar.xz",
    )
    for name in (*names, "SHA256SUMS", "hrcapp-0.1.0.cdx.json"):
        (tmp_path / name).write_bytes(name.encode())
    packages = json.loads(freeze("release").listing([tmp_path]))["packages"]
    assert {one["name"] for one in packages} == set(names)
    assert len({(one["system"], one["kind"]) for one in packages}) == len(names)


def test_versions_on_one_stick_share_their_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hrcapp.store.home import portable_path

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for version in ("1.2.3", "1.3.0"):
        folder = tmp_path / f"hrcapp-{version}"
        folder.mkdir()
        monkeypatch.setattr(sys, "executable", str(folder / "hrcapp"))
        assert portable_path() is None
        (folder / "portable").write_text("sample")
        assert portable_path() == tmp_path / "hrcapp-data"
