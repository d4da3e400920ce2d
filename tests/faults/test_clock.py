"""A computer whose clock is wrong, or jumps: what it says is recorded and never believed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp.model.status import Outcome
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.officer_stage import Stage
from tests.sample import Clock
from tests.unit.secretariat.desk_world import Clock as DeskClock
from tests.unit.secretariat.desk_world import World

CLOCKS = {
    "1970": datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC),
    "2040": datetime(2040, 2, 29, 12, 0, tzinfo=UTC),
}
NAME = "/data/key_info/name_official"


@pytest.mark.parametrize("year", CLOCKS)
def test_a_town_fills_in_signs_and_packs_with_a_wrong_clock(year: str, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home", clock=Clock(CLOCKS[year]))
    stage.take_kit()
    (tmp_path / "stick").mkdir()
    draft = stage.handed_over("Sample", tmp_path / "stick")
    assert stage.workspace.outbox.history(draft)[0].at.year == int(year)
    stage.close()


def test_a_clock_that_jumps_back_loses_no_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home", clock=Clock(CLOCKS["2040"]))
    draft = stage.town("Sample")
    editor = stage.workspace.drafts.open(draft)
    for number, now in enumerate([*CLOCKS.values(), datetime(2026, 11, 24, tzinfo=UTC)] * 3):
        stage.clock.now = now
        editor.set(NAME, f"Sample {number}")
        editor.save()
    stage.close()
    again = Workspace.open(Home.open(tmp_path / "home"))
    editor = again.drafts.open(draft)
    assert editor.session.value(NAME) == "Sample 8"
    editor.undo()
    assert editor.session.value(NAME) != "Sample 8"
    again.close()


@pytest.mark.parametrize("year", CLOCKS)
def test_a_desk_with_a_wrong_clock_imports_and_answers(year: str, tmp_path: Path) -> None:
    world = World.make(tmp_path)
    town = world.town("Sample Town")
    town.send(world.mail)
    world.desk.close()
    world.desk = type(world.desk).open(world.home, clock=DeskClock(CLOCKS[year]))
    [one] = world.desk.intake.import_paths([world.mail])
    assert one.outcome is Outcome.IMPORTED
    [item] = world.desk.review.waiting()
    world.desk.review.accept(item.key, "Sample: thank you.")
    assert len(world.desk.outgoing.pending()) == 2
    world.desk.close()
