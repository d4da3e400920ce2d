"""`hrcapp desk export` and the files of `hrcapp desk report`, on a desk of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from hrcapp.cli import main
from tests.unit.secretariat.desk_world import World


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one accepted form, which says that its contact person may be shared."""
    folder = tmp_path / "world"
    folder.mkdir()
    world = World.make(folder)
    town = world.town("Sample Town").pack(publish_contact="yes", contact_email="sample@example.org")
    one = world.desk.intake.take_in("a.hrcb", town.data)
    assert one.submission is not None
    world.desk.review.accept(one.submission)
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(world.home.path))
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("xlsx", "registry-en.xlsx"),
        ("csv", "registry-en-csv/parties.csv"),
        ("json", "registry-en.json"),
        ("datapackage", "registry-en-datapackage/datapackage.json"),
        ("sqlite", "registry-en.db"),
        ("odk", "odk/forms"),
        ("geojson", "participants.geojson"),
        ("pages", "pages/ar/index.html"),
    ],
)
def test_every_kind_is_written_into_the_folder(
    desk: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str
) -> None:
    out = desk / "out"
    assert main(["desk", "export", "--format", kind, "--lang", "en", "--out", str(out)]) == 0
    assert (out / name).exists()
    told = capsys.readouterr().out.strip()
    assert Path(told).parent == out


def test_a_plain_sqlite_file_has_contacts_only_when_asked(desk: Path) -> None:
    for extra, expected in ((), 0), (("--contacts",), 1):
        path = desk / f"contacts-{expected}.db"
        assert main(["desk", "export", "--sqlite", str(path), *extra]) == 0
        assert (b"sample@example.org" in path.read_bytes()) is bool(expected)
        database = sqlite3.connect(path)
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'contacts'"
        assert database.execute(query).fetchone() == (expected,)
        database.close()


def test_a_file_that_is_there_is_told_and_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / "mine.db"
    path.write_bytes(b"mine")
    assert main(["desk", "export", "--sqlite", str(path)]) == 1
    assert path.read_bytes() == b"mine"
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["--format", "xlsx"], ["--format", "pages", "--out", "x", "--contacts"]]
)
def test_half_a_command_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["desk", "export", *arguments])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_report_is_written_in_every_form(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = desk / "report"
    assert main(["desk", "report", "--as-of", "2026-12-10", "--lang", "fr", "--out", str(out)]) == 0
    names = {"report.json", *(f"report-fr.{kind}" for kind in ("pdf", "docx", "html", "xlsx"))}
    assert {path.name for path in out.iterdir()} == names
    assert {Path(line).name for line in capsys.readouterr().out.split()} == names
