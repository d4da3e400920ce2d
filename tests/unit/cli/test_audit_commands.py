"""`hrcapp audit`: shown, exported, verified; on a laptop's folder, on a desk's, and on files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.officer.workspace import Workspace, profile_path
from hrcapp.store import Home
from tests.officer_stage import Stage
from tests.unit.secretariat.desk_world import World

Out = pytest.CaptureFixture[str]


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    stage.signed("Sample Bay")
    stage.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "home"))
    return tmp_path


def exported(folder: Path, out: Out) -> Path:
    assert main(["audit", "export", "--out", str(folder)]) == 0
    return Path(out.readouterr().out.splitlines()[0])


def test_a_laptop_shows_exports_and_verifies_its_record(laptop: Path, capsys: Out) -> None:
    assert main(["audit", "verify"]) == 0
    assert "is whole" in capsys.readouterr().out
    assert main(["audit", "show"]) == 0
    assert "A statement was signed" in capsys.readouterr().out
    path = exported(laptop / "out", capsys)
    assert path.with_name(f"{path.name}.sig").exists()
    assert main(["audit", "verify", str(path), "--here"]) == 0
    told = capsys.readouterr().out
    assert told.count("is whole") == 2
    assert "signed by SHA256:" in told
    assert main(["audit", "show", "--json"]) == 0
    deeds = [one["deed"] for one in json.loads(capsys.readouterr().out)]
    assert (deeds[0], deeds[-1]) == ("begun", "audit-exported")


def test_an_end_that_was_cut_off_shows_against_an_earlier_export(laptop: Path, capsys: Out) -> None:
    path = exported(laptop / "out", capsys)
    space = Workspace.open(Home.open(laptop / "home"))
    count = space.audit.head().count
    space.store.execute("DROP TRIGGER audit_is_kept")
    space.store.execute("DELETE FROM audit WHERE n >= ?", (count - 1,))
    space.store.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit'", (count - 2,))
    space.close()
    assert main(["audit", "verify", "--json"]) == 0, "nothing in the folder itself can show it"
    capsys.readouterr()
    assert main(["audit", "verify", str(path), "--here", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["whole"] is False
    assert [(one["problem"], one["number"], one["count"]) for one in said["against"]] == [
        ("cut", count - 1, 1)
    ]


def test_a_changed_file_is_told_with_its_place(laptop: Path, capsys: Out) -> None:
    path = exported(laptop / "out", capsys)
    path.write_bytes(path.read_bytes().replace(b"form-signed", b"form-passed-on"))
    assert main(["audit", "verify", str(path)]) == 1
    told = capsys.readouterr().out
    assert "was changed" in told
    assert "not signed by the computer" in told


def test_a_desk_gives_its_own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    world = World.make(tmp_path)
    taken = world.desk.intake.take_in("One Town.hrcb", world.town("One Town").pack().data)
    assert taken.submission is not None
    world.desk.review.accept(taken.submission)
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    assert main(["audit", "verify"]) == 0
    assert main(["audit", "show"]) == 0
    assert "accept" in capsys.readouterr().out
    path = exported(tmp_path / "out", capsys)
    assert main(["audit", "verify", str(path)]) == 0
    assert "as it was written" in capsys.readouterr().out
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    assert main(["audit", "verify", str(path)]) == 1
    assert "missing" in capsys.readouterr().out
    path.write_bytes(b"".join([lines[0], lines[1].replace(b'"seq":2', b'"seq":3'), *lines[2:]]))
    assert main(["audit", "verify", str(path)]) == 1


def test_nothing_is_begun_by_looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "none"))
    assert main(["audit", "verify"]) == 1
    assert capsys.readouterr().err
    assert Home.open(tmp_path / "none").role is None
    assert not profile_path(Home.open(tmp_path / "none")).exists()
