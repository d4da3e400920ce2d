"""`hrcapp desk assessments` on a folder of a secretariat."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hrcapp.cli import main
from hrcapp.secretariat.shipped_forms import shipped_forms
from tests.unit.secretariat.assessment_world import accepted, assessment
from tests.unit.secretariat.desk_world import World

ALPHA = "HRC-2026-0001"
OFFICE = "/data/structures/office"


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    world = World.make(tmp_path, forms=shipped_forms(assessment=True))
    town = world.town("Sample Alpha")
    accepted(world, assessment(town))
    accepted(world, assessment(town, 2, structures__office="planned"))
    accepted(world, assessment(world.town("Sample Silent", country="KE"), next_steps__publish_answers="no"))
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    return tmp_path / "out"


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["desk", "assessments", "--json", "--lang", "en", *words]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_who_sent_one_and_what_they_say(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys)
    assert [(one["name"], one["may_publish"], one["changed"]) for one in found["parties"]] == [
        ("Sample Alpha", True, 1),
        ("Sample Silent", False, None),
    ]
    assert [one["revision"] for one in found["parties"][0]["versions"]] == [2, 1]
    office = [one for one in found["answers"] if one["question"] == OFFICE]
    assert [(one["code"], one["parties"], one["answered"]) for one in office] == [
        ("yes", ["HRC-2026-0002"], 2),
        ("planned", [ALPHA], 2),
    ]
    assert [one["name"] for one in told(capsys, "--country", "KE")["parties"]] == ["Sample Silent"]
    assert told(capsys, "--as-of", "2026-02-01")["parties"] == []


def test_one_of_them(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "--party", ALPHA)
    [line] = [one for one in found["parts"]["Structures"] if one["question"] == OFFICE]
    assert (line["answer"], line["state"], line["before"]) == ("It is planned", "planned", "Yes")
    assert main(["desk", "assessments", "--party", "HRC-2026-0099"]) == 1


def test_files_hold_what_was_agreed_to(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desk", "assessments", "--lang", "en", "--out", str(out), "--format", "csv"]) == 0
    assert "Left out, because their answers may not be published: 1." in capsys.readouterr().out
    [answers] = out.rglob("answers.csv")
    assert "Sample Silent" not in answers.read_text(encoding="utf-8-sig")
    assert main(["desk", "assessments", "--out", str(out), "--country", "KE"]) == 1
