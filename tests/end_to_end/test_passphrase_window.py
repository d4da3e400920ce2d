"""A passphrase in the place of the kept key: set, asked, forgotten, taken away; by keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home, needs_passphrase
from tests.end_to_end.person import Person, close
from tests.exchange_world import World
from tests.officer_stage import Stage
from tests.sample import pledge_form

Start = Callable[..., Person]
FIRST, SECOND = "sample words for a stick", "other sample words"
NAME = "/data/key_info/name_official"


def set_passphrase(person: Person, passphrase: str) -> None:
    """On the page that asks for it."""
    person.write("passphrase", passphrase)
    person.write("again", passphrase)
    person.push("change-passphrase")


def to_settings(person: Person) -> None:
    desk = person.run.flow.officer
    assert desk is not None
    desk.go_settings()
    person.wait_for("settings")


def open_with(person: Person, passphrase: str) -> None:
    person.wait_for("folder-passphrase")
    assert person.focus() == "folder-passphrase"
    person.type(passphrase)
    person.push("open-data")
    person.settle()


def test_set_asked_forgotten_and_taken_away(start: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    draft, code = stage.town("Sample"), stage.workspace.vault.new_recovery_code()
    stage.close()
    key = tmp_path / "home" / "keys" / "store.key"

    person = start(tmp_path / "home")
    person.wait_for("home")
    to_settings(person)
    person.push("set-passphrase")
    person.wait_for("set-passphrase")
    set_passphrase(person, FIRST)
    person.wait_for("settings")
    assert person.reads("It is asked at every start")
    assert not key.exists()
    close(person.run)

    again = start(tmp_path / "home")
    open_with(again, "not the right one")
    assert again.page == "folder-passphrase"
    assert again.reads("That passphrase is not right")
    again.push("passphrase-forgotten")
    again.wait_for("unlock")
    again.push("unlock-back")
    again.wait_for("folder-passphrase")
    again.push("passphrase-forgotten")
    again.wait_for("unlock")
    again.write("recovery-code", code)
    again.push("unlock")
    again.wait_for("forgotten-passphrase")
    assert not key.exists()
    set_passphrase(again, SECOND)
    again.wait_for("home")
    assert again.workspace.drafts.open(draft).session.value(NAME) == "Sample"
    close(again.run)

    third = start(tmp_path / "home", "ar")
    open_with(third, SECOND)
    third.wait_for("home")
    to_settings(third)
    third.push("take-away-passphrase")
    third.wait_for("take-away-passphrase")
    third.write("old-passphrase", FIRST)
    third.push("take-away-go")
    third.settle()
    assert needs_passphrase(Home.open(tmp_path / "home"))
    third.write("old-passphrase", SECOND)
    third.push("take-away-go")
    third.wait_for("settings")
    assert key.exists()
    close(third.run)
    Workspace.open(Home.open(tmp_path / "home")).close()


def test_wrong_tries_are_slowed_and_the_code_is_named(start: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    stage.workspace.vault.new_recovery_code()
    stage.close()
    person = start(tmp_path / "home")
    person.wait_for("home")
    to_settings(person)
    person.push("set-passphrase")
    person.wait_for("set-passphrase")
    set_passphrase(person, FIRST)
    person.wait_for("settings")
    close(person.run)

    again = start(tmp_path / "home")
    for _each in range(3):
        open_with(again, "not the right one")
    open_with(again, FIRST)
    assert again.page == "folder-passphrase"
    assert again.reads("or open the data with the printed recovery code")


def test_a_program_on_a_stick_offers_it_at_the_first_start(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "STICK" / "hrcapp-1"
    program.mkdir(parents=True)
    (program / "portable").touch()
    kit = tmp_path / "sample.hrckit"
    kit.write_bytes(World().kit_bytes(forms={"pledge.xml": pledge_form()}))
    with monkeypatch.context() as frozen:
        frozen.setattr(sys, "frozen", True, raising=False)
        frozen.setattr(sys, "executable", str(program / "hrcapp"))
        person = start(tmp_path / "STICK" / "hrcapp-data")
        person.wait_for("welcome")
        person.push("begin-kit")
        person.answer_dialog(str(kit))
        person.wait_for("kit")
        person.push("take-kit")
        person.wait_for("recovery")
        person.push("make-code")
        person.settle()
        person.push("code-kept")
        person.wait_for("set-passphrase")
        set_passphrase(person, FIRST)
        person.wait_for("home")
        close(person.run)
    assert not list((tmp_path / "STICK").rglob("*.key"))
