"""A laptop that towns share, under a passphrase: it is asked before the board."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.person import close
from tests.end_to_end.test_passphrase_window import FIRST, Start, open_with, set_passphrase, to_settings
from tests.workshop_stage import WorkshopStage


def test_a_shared_laptop_asks_before_its_board(start: Start, tmp_path: Path) -> None:
    stage = WorkshopStage(tmp_path / "home")
    stage.town("Sample Town")
    stage.vault.new_recovery_code()
    stage.home.change(workshop=None)
    person = start(tmp_path / "home")
    person.wait_for("home")
    to_settings(person)
    person.push("set-passphrase")
    person.wait_for("set-passphrase")
    set_passphrase(person, FIRST)
    person.wait_for("settings")
    stage.home.change(workshop=True)
    person.context.begin()
    person.wait_for("board")
    close(person.run)

    again = start(tmp_path / "home")
    open_with(again, FIRST)
    again.wait_for("board")
    assert again.run.flow.workshop is not None
    assert [one.title for one in again.run.flow.workshop.profiles.list()] == ["Sample Town"]
