"""`hrcapp desk translations`, and an acceptance that waits for a second reader, on a desk of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import Signer
from hrcapp.exchange.names import RECEIPTS_ROLE
from hrcapp.secretariat import campaign
from tests.unit.secretariat.desk_world import World

ESSAY = "This is a sample text, long enough to stand for an answer that somebody has thought about."
FORM = {
    "scope": "full_form",
    "vision_essential": ESSAY,
    "vision_framework": ESSAY,
    "vision_themes": "proximity care",
    "motivation_codes": "learning",
    "motivation_text": ESSAY,
    "focus_areas": "migration housing",
    "focus_priority": "migration",
    "init_title": "Sample initiative",
    "init_kind": "policy",
    "init_summary": ESSAY,
}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A data folder with one form that waits."""
    folder = tmp_path / "world"
    folder.mkdir()
    made = World.make(folder)
    one = made.desk.intake.take_in("a.hrcb", made.town().pack(**FORM).data)
    assert one.submission is not None
    made.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(made.home.path))
    return made


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_texts_go_out_and_come_back(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    command = ["desk", "translations"]
    assert main([*command, "export", "--lang", "fr", "--format", kind, "--out", str(tmp_path / "out")]) == 0
    path = Path(told(capsys))
    text = path.read_text(encoding="utf-8")
    done = text.replace("</source>", "</source><target>Texte traduit.</target>")
    path.write_text(done.replace('msgstr ""\n\n', 'msgstr "Texte traduit."\n\n'), encoding="utf-8")
    assert main([*command, "import", str(path), "--dry-run", "--json"]) == 0
    before = json.loads(told(capsys))
    assert (before["language"], before["kept"], len(before["changes"])) == ("fr", 0, 5)
    assert main([*command, "import", str(path), "--checked"]) == 0
    assert main([*command, "status", "--json"]) == 0
    out = told(capsys)
    status = json.loads(out[out.index("{") :])
    assert status["fr"] == {"total": 5, "missing": 0, "draft": 0, "checked": 5}
    assert main([*command, "export", "--lang", "fr", "--out", str(tmp_path / "again")]) == 0
    assert not list((tmp_path / "again").iterdir())


def test_what_does_not_fit_is_said_and_counts_as_a_fault(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desk", "translations", "export", "--lang", "fr", "--out", str(tmp_path)]) == 0
    [path] = tmp_path.glob("*.xlf")
    capsys.readouterr()
    assert main(["desk", "translations", "import", str(path)]) == 1
    assert "empty" in told(capsys)
    bad = tmp_path / "bad.xlf"
    bad.write_bytes(b"<html/>")
    assert main(["desk", "translations", "import", str(bad)]) == 1


def test_an_acceptance_waits_for_a_second_reader(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Signer("colleague", SigningKey.generate().public, (RECEIPTS_ROLE,))
    campaign.publish_next(
        world.home,
        world.campaign.root_key,
        world.clock(),
        signers=(*world.kit.content.signers, other),
        second_reader=True,
    )
    out = tmp_path / "answers"
    assert main(["desk", "accept", "HRC-2026-0001", "--receipts", str(out)]) == 0
    assert not out.exists()
    capsys.readouterr()
    assert main(["desk", "list", "--json"]) == 0
    assert [row["state"] for row in json.loads(told(capsys))] == ["proposed"]
    assert main(["desk", "accept", "HRC-2026-0001"]) == 1
