"""`hrcapp copy`: made, listed, and restored into another folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.officer.folder_passphrase import FolderPassphrase
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.officer_stage import Stage


def test_made_listed_and_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(tmp_path / "home")
    draft = stage.town("Sample")
    code = tmp_path / "code.txt"
    code.write_text(stage.workspace.vault.new_recovery_code(), "utf-8")
    stage.close()
    stick = tmp_path / "stick"
    stick.mkdir()

    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "home"))
    assert main(["copy", "make", str(stick)]) == 0
    [file] = stick.glob("*.hrccopy")
    assert main(["copy", "list", str(stick)]) == 0
    assert file.name in capsys.readouterr().out

    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "new"))
    assert main(["copy", "restore", str(file), "--code-file", str(code)]) == 0
    assert str(tmp_path / "new") in capsys.readouterr().out
    space = Workspace.open(Home.open(tmp_path / "new"))
    assert [card.draft for card in space.drafts.cards()] == [draft]
    space.close()
    assert main(["copy", "restore", str(file), "--code-file", str(code)]) == 1, "that folder is in use now"


def test_a_folder_under_a_passphrase_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home.open(tmp_path / "home")
    space = Workspace.open(home)
    space.vault.new_recovery_code()
    FolderPassphrase(home, space.clock, cost=4).set(space.vault, "sample words for a stick")
    space.close()
    stick, file = tmp_path / "stick", tmp_path / "passphrase.txt"
    stick.mkdir()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "home"))
    for written, done in (("not the right one\n", 1), ("sample words for a stick\n", 0)):
        file.write_text(written, "utf-8")
        monkeypatch.setenv("HRCAPP_PASSPHRASE_FILE", str(file))
        assert main(["copy", "make", str(stick)]) == done
        assert len(list(stick.glob("*.hrccopy"))) == 1 - done
    assert "not right" in capsys.readouterr().err
