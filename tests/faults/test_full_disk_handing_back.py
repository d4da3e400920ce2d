"""A full disk when a shared laptop is handed back: words that wait keep the form open, nothing else does."""

from __future__ import annotations

from collections.abc import Callable

from tests.end_to_end.person import Person
from tests.faults.conftest import SmallDisk
from tests.profile_stage import town_in
from tests.workshop_stage import PIN, WorkshopStage

KEY = "/data/key_info"
NAME = f"{KEY}/name_official"
LONG = "Sample village " + " ".join(["بلدية"] * 30)


def test_words_that_wait_keep_it_open_and_nothing_else_does(
    disk: SmallDisk, start: Callable[..., Person]
) -> None:
    stage = WorkshopStage(disk.folder / "home")
    town = stage.town("Sample Town")
    draft = stage.form(town)

    person = start(disk.folder / "home")
    person.wait_for("board")
    workshop = person.run.flow.workshop
    assert workshop is not None
    workshop.enter(town, stage.profiles.open(town.id, PIN))
    person.wait_for("home")
    desk = workshop.town
    assert desk is not None
    desk.with_form(draft, lambda _form: desk.go_section(KEY))
    person.wait_for_section(KEY)
    assert desk.form is not None

    disk.fill()
    desk.form.set(NAME, LONG)
    workshop.hand_back()
    person.wait(lambda: not desk.leaving and not person.context.tasks.busy)
    assert person.page == "section"
    assert person.reads("The disk is full")
    disk.empty()
    desk.flush()
    person.settle()
    disk.fill()
    workshop.hand_back()
    person.wait_for("board")
    assert workshop.town is None
    assert person.reads("The disk is full")

    disk.empty()
    space = workshop.profiles.open(town.id, PIN)
    assert town_in(space) == LONG
    workshop.profiles.lock(space)
