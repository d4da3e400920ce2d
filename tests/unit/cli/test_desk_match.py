"""`hrcapp desk match` on a folder of a secretariat."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcapp.cli import main
from tests.unit.secretariat.desk_world import World

NAMES = """name,country,kind,level,admin1
Sample Town,SN,local_government,municipal,Sample Region
Ville de Sample Town,SN,,,
Sample Tawn,,,,
Entirely other,SN,,,
,SN,,,
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    world = World.make(tmp_path)
    one = world.desk.intake.take_in("a.hrcb", world.town().pack().data)
    assert one.submission is not None
    world.desk.review.accept(one.submission)
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    return tmp_path


def test_each_row_in_order(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = home / "names.csv"
    names.write_text(NAMES, encoding="utf-8")
    assert main(["desk", "match", str(names), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in found] == [
        "Sample Town",
        "Ville de Sample Town",
        "Sample Tawn",
        "Entirely other",
        "",
    ]
    assert [one["automatic"] for one in found] == ["HRC-2026-0001", None, None, None, None]
    assert [bool(one["suggestions"]) for one in found] == [True, True, True, False, False]
    first = found[1]["suggestions"][0]
    assert first["reference"] == "HRC-2026-0001"
    assert first["reasons"][:2] == ["same-but-kind", "same-country"]
    assert 90 < first["score"] <= 100


def test_in_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = home / "names.csv"
    names.write_text("name\nSample Town\n", encoding="utf-8")
    assert main(["desk", "match", str(names)]) == 0
    assert "HRC-2026-0001" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["town\nSample Town\n", "", "\0"])
def test_a_file_without_names_ends_with_1(
    home: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = home / "names.csv"
    names.write_text(content, encoding="utf-8")
    assert main(["desk", "match", str(names), "--json"]) == 1
    assert "Traceback" not in capsys.readouterr().err
