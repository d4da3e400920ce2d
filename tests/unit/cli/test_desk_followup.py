"""`hrcapp desk follow-up` on a folder of a secretariat."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hrcapp.cli import main
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.said import ACCEPTED
from tests.unit.secretariat.desk_world import World
from tests.unit.secretariat.followup_world import accepted

ALPHA, BETA = "HRC-2026-0001", "HRC-2026-0002"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    world = World.make(tmp_path)
    more = {"working_groups": "food", "term_end": "2026-04-20", "assessment": "wanted"}
    accepted(world, "Sample Alpha", offers="food", needs="care", publish_contact="yes", **more)
    accepted(world, "Sample Beta", offers="care", needs="food", publish_contact="yes")
    accepted(world, "Sample Gamma", offers="care", working_groups="food")
    followup = world.desk.followup
    followup.meetings.plan(Plan("Sample meeting", datetime(2026, 12, 10, 15, 0), 90, "Africa/Tunis"))
    followup.pairs.decide(followup.matching().suggested[0], ACCEPTED)
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    return tmp_path


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main(["desk", "follow-up", *words, "--json", "--lang", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


def test_lists(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [group] = listed(capsys, "groups")
    assert (group["code"], group["name"], group["sharing"], group["left_out"]) == ("food", "Food", 1, [])
    assert [(one["name"], one["shares_contact"]) for one in group["members"]] == [
        ("Sample Alpha", True),
        ("Sample Gamma", False),
    ]
    assert [one["code"] for one in listed(capsys, "assessments")] == ["wanted"]
    [meeting] = listed(capsys, "meetings")
    assert (meeting["begins"], meeting["called_off"]) == ("2026-12-10T14:00:00+00:00", False)
    [pair] = listed(capsys, "exchanges")
    assert (pair["state"], pair["parties"]) == ("accepted", [ALPHA, BETA])
    assert pair["score"] == sum(one["points"] for one in pair["reasons"])
    [reminder] = listed(capsys, "reminders", "--as-of", "2026-03-01")
    assert (reminder["kind"], reminder["due"], reminder["done"]) == ("term", "2026-04-20", None)


def test_files(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = home / "out"
    words = ["--lang", "en", "--out", str(out)]
    assert main(["desk", "follow-up", "groups", "--contacts", "food", *words]) == 0
    assert "Left out, because their contact may not be shared: 1." in capsys.readouterr().out
    assert main(["desk", "follow-up", "exchanges", *words]) == 0
    assert main(["desk", "follow-up", "reminders", "--as-of", "2026-03-01", *words]) == 0
    assert (out / "contacts-food.csv").is_file()
    assert (out / "introductions" / f"{ALPHA}-about-{BETA}.pdf").is_file()
    [calendar] = out.glob("reminders-*/reminders.ics")
    assert b"DTSTART;VALUE=DATE:20260420\r\n" in calendar.read_bytes()


def test_nobody_to_write_to(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--contacts", "housing", "--out", str(home / "out")]
    assert main(["desk", "follow-up", "groups", *words]) == 1
    assert "nothing was saved" in capsys.readouterr().err


def test_neighbours_are_listed_and_invited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World.make(tmp_path)
    accepted(world, "Girona", country="ES", admin1="Catalonia")
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    words = ["desk", "follow-up", "neighbours", ALPHA]
    assert main([*words, "--json", "--invite", "Salt"]) == 0
    near = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["by"]) for one in near if one["invited"]] == [("Salt", "Girona")]
    assert near[0]["km"] <= near[1]["km"]
    assert main([*words, "--invite", "Salt"]) == 0, "once is enough"
    assert main([*words, "--out", str(tmp_path / "letters")]) == 0
    assert len(list((tmp_path / "letters").rglob("*.pdf"))) == 1
    assert main([*words, "--invite", "Nowhere at all"]) == 1
    assert main(["desk", "follow-up", "neighbours", BETA]) == 1
    assert "Traceback" not in capsys.readouterr().err
