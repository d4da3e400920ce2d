"""The known places of the makers' libraries."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from hrcapp.statement.card_drivers import MAKERS, installed


def test_every_known_file_is_a_library_of_its_system() -> None:
    for maker in MAKERS:
        assert maker.linux or maker.windows or maker.mac, maker.name
        assert all(".so" in PurePosixPath(one).name for one in maker.linux), maker.name
        assert all(PureWindowsPath(one).suffix == ".dll" for one in maker.windows), maker.name
        assert all(PurePosixPath(one).suffix in (".dylib", ".so") for one in maker.mac), maker.name


def test_what_is_installed_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Programs"))
    assert installed("win32") == ()
    library = tmp_path / "System32" / "beidpkcs11.dll"
    library.parent.mkdir()
    library.write_bytes(b"")
    (library.parent / "eTPKCS11.dll").symlink_to(library)
    assert installed("win32") == (library.parent / "eTPKCS11.dll",)
