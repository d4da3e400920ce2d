"""A shared laptop whose keys are spoilt gives way to the second copy: every town is back under its PIN."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hrcapp.exchange import second_copy
from tests.end_to_end.person import Person
from tests.workshop_stage import PASSPHRASE, PIN, WorkshopStage

Start = Callable[..., Person]
NAME = "/data/key_info/name_official"


def test_every_town_comes_back_and_what_was_there_is_kept(start: Start, tmp_path: Path) -> None:
    stage = WorkshopStage(tmp_path / "home")
    towns = [stage.town(title) for title in ("Sample First", "Sample Second")]
    drafts = [stage.form(town) for town in towns]
    code, stick = stage.vault.new_recovery_code(), tmp_path / "STICK"
    stick.mkdir()
    copy = second_copy.write(stage.home, stage.vault, stick, now=datetime.now(UTC))
    probe = stage.home.path / "keys" / "probe.wrapped"
    probe.write_bytes(bytes(len(probe.read_bytes())))
    spoilt = {path.name: path.read_bytes() for path in (stage.home.path / "profiles").glob("*.db")}

    person = start(tmp_path / "home")
    person.wait_for("unlock")
    person.push("restore-instead")
    person.answer_dialog(str(copy.path))
    person.wait_for("restore")
    person.write("recovery-code", code)
    person.push("restore")
    person.wait_for("board")
    assert person.reads("Everything in the copy of")
    workshop = person.run.flow.workshop
    assert workshop is not None
    profiles = workshop.profiles
    assert [one.title for one in profiles.list()] == ["Sample First", "Sample Second"]
    for town, draft in zip(towns, drafts, strict=True):
        space = profiles.open(town.id, PIN)
        assert space.drafts.open(draft).session.value(NAME) == town.title
        profiles.lock(space)
    administrator = profiles.administration.check(PASSPHRASE)
    profiles.lock(profiles.open_as_administrator(towns[0].id, administrator))
    kept = {path.name: path.read_bytes() for path in (tmp_path / "home").glob("set-aside/*/profiles/*.db")}
    assert kept == spoilt


def test_a_damaged_town_that_is_opened_leads_to_it(start: Start, tmp_path: Path) -> None:
    stage = WorkshopStage(tmp_path / "home")
    town = stage.town("Sample Town")
    draft, code, stick = stage.form(town), stage.vault.new_recovery_code(), tmp_path / "STICK"
    stick.mkdir()
    copy = second_copy.write(stage.home, stage.vault, stick, now=datetime.now(UTC))
    store = stage.home.path / "profiles" / f"{town.id}.db"
    data = store.read_bytes()
    store.write_bytes(data[:4096] + bytes(len(data) - 4096))

    person = start(tmp_path / "home")
    person.wait_for("board")
    assert person.run.flow.workshop is not None
    board = person.run.flow.workshop.board
    assert board is not None
    board.go_open(town.id)
    person.wait_for("open-town")
    person.write("pin", PIN)
    person.push("open-go")
    person.wait(lambda: person.reads("is damaged"))
    person.push("restore-now")
    person.answer_dialog(str(copy.path))
    person.wait_for("restore")
    person.write("recovery-code", code)
    person.push("restore")
    person.wait_for("board")
    space = person.run.flow.workshop.profiles.open(town.id, PIN)
    assert space.drafts.open(draft).session.value(NAME) == "Sample Town"
    space.close()
