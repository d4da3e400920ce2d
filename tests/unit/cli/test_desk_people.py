"""`hrcapp desk audit`, `desk person` and `desk retention` on a folder of a secretariat."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.outreach import Invited
from hrcapp.store import Home
from tests.unit.secretariat.desk_world import World

Out = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    world = World.make(tmp_path)
    for name in ("One Town", "Two Town"):
        taken = world.desk.intake.take_in(f"{name}.hrcb", world.town(name).pack().data)
        assert taken.submission is not None
        world.desk.review.accept(taken.submission)
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    return tmp_path


def test_a_sound_desk(home: Path, capsys: Out) -> None:
    assert main(["desk", "audit", "--export", str(home / "audit.json")]) == 0
    assert "as it was written" in capsys.readouterr().out
    saved = json.loads((home / "audit.json").read_bytes())
    assert (saved["clean"], saved["faults"]) == (True, [])
    assert main(["desk", "audit", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"] == saved["lines"]


def test_a_fault_is_listed_and_ends_with_one(home: Path, capsys: Out) -> None:
    desk = Desk.open(Home.open())
    desk.store.execute("DELETE FROM event WHERE seq = 2")
    desk.close()
    assert main(["desk", "audit"]) == 1
    said = capsys.readouterr().out
    assert "missing" in said
    assert "2 faults" in said


def test_a_person_is_handed_out_and_erased(home: Path, capsys: Out) -> None:
    assert main(["desk", "person", "export", "sample person", "--out", str(home / "out")]) == 0
    [made] = (home / "out").iterdir()
    with zipfile.ZipFile(made) as archive:
        assert len(json.loads(archive.read("person.json"))["held"]) == 2
    capsys.readouterr()
    assert main(["desk", "person", "erase", "sample person"]) == 1  # nobody is there to be asked
    assert "--yes" in capsys.readouterr().out
    one = ["desk", "person", "erase", "sample person", "--reference", "HRC-2026-0001", "--yes"]
    assert main(one) == 0
    assert "Not erased" in capsys.readouterr().out
    assert main(one) == 1  # not there any more
    assert main(["desk", "person", "export", "sample person", "--out", str(home / "again")]) == 0
    assert main(["desk", "audit"]) == 0
    assert "erased" in capsys.readouterr().out


def test_times_are_chosen_seen_and_applied(home: Path, capsys: Out) -> None:
    assert main(["desk", "retention", "preview"]) == 0
    assert "Nothing is due" in capsys.readouterr().out
    assert main(["desk", "retention", "set", "accepted", "0"]) == 1
    assert main(["desk", "retention", "set", "accepted", "1"]) == 0
    capsys.readouterr()
    assert main(["desk", "retention", "preview", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert main(["desk", "retention", "apply"]) == 1
    assert main(["desk", "retention", "apply", "--yes"]) == 0
    capsys.readouterr()
    assert main(["desk", "retention", "preview", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_decision_is_taken_back_until_its_answer_has_left(home: Path, capsys: Out) -> None:
    assert main(["desk", "withdraw", "HRC-2026-0001", "--reason", "A slip."]) == 0
    assert main(["desk", "list", "--state", "to-review"]) == 0
    assert "One Town" in capsys.readouterr().out
    assert main(["desk", "withdraw", "HRC-2026-0001"]) == 1, "nothing is decided any more"
    assert main(["desk", "withdraw", "HRC-2026-0099"]) == 1
    assert main(["desk", "accept", "HRC-2026-0001", "--receipts", str(home / "out")]) == 0
    assert main(["desk", "withdraw", "HRC-2026-0001"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_what_was_set_aside_and_invitations_are_searched_too(home: Path, capsys: Out) -> None:
    desk = Desk.open(Home.open())
    desk.intake.take_in("letter.txt", "Dear Zo\u00eb Sample-Guest".encode())
    desk.intake.take_in("other.txt", b"Dear all")
    identifier = desk.outreach.add(Invited("Third Town", "FR", note="by Zo\u00eb Sample-Guest"))
    desk.close()
    person = "zo\u00eb sample"
    assert main(["desk", "person", "export", person, "--out", str(home / "out")]) == 0
    said = capsys.readouterr().out
    assert "letter.txt" in said
    assert "Third Town" in said
    assert "other.txt" not in said
    [made] = (home / "out").iterdir()
    with zipfile.ZipFile(made) as archive:
        also = json.loads(archive.read("person.json"))["also"]
        assert [one["where"] for one in also] == ["aside", "invitation"]
        assert archive.read(f"aside/{also[0]['key']}").startswith(b"Dear Zo")
    assert main(["desk", "person", "erase", "Zo\u00eb Sample-Guest", "--yes"]) == 0
    assert main(["desk", "person", "export", person, "--out", str(home / "again")]) == 1
    desk = Desk.open(Home.open())
    assert not any(b"Guest" in bytes(row["data"]) for row in desk.store.rows("SELECT data FROM blob"))
    [entry] = desk.outreach.all()
    assert (entry.id, entry.invited.name) == (identifier, "Third Town")
    assert entry.invited.note.startswith("by \u2588")
    assert [one.file for one in desk.intake.quarantine() if one.kept] == ["other.txt"]
    assert desk.audit.run().clean
    desk.close()
