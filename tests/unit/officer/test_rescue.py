"""Answers kept beside a damaged store: encrypted, for their own profile alone, and put back once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.officer.rescue import answers_of
from hrcapp.officer.workspace import Workspace
from tests.officer_stage import Stage
from tests.profile_stage import NAME, OTHER_PIN, PIN, Laptop, town_in

SIGNATORY = "/data/statement/signatories[{}]/sig_name"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    made = Stage(tmp_path / "home")
    made.take_kit()
    return made


def test_answers_come_back_and_can_be_undone(stage: Stage) -> None:
    space, draft = stage.workspace, stage.town("Sample")
    editor = space.drafts.open(draft)
    editor.set(NAME, "Sample village")
    editor.add(SIGNATORY.format(2).partition("[")[0])
    editor.set(SIGNATORY.format(2), "Second Name")
    path = space.rescue.keep(draft, answers_of(editor.session))
    assert b"village" not in path.read_bytes()
    assert space.rescue.waiting() == (path,)

    found = space.rescue.put_back(space.drafts)
    assert (found.forms, found.waiting) == (1, ())
    after = space.drafts.open(draft)
    assert after.session.value(NAME) == "Sample village"
    assert after.session.value(SIGNATORY.format(2)) == "Second Name"
    assert space.rescue.waiting() == ()
    while after.can_undo()[0] and after.session.value(NAME) != "Sample":
        after.undo()
    assert after.session.value(NAME) == "Sample"
    stage.close()


def test_a_form_that_is_not_here_and_a_spoilt_file_wait(stage: Stage) -> None:
    space = stage.workspace
    unknown = space.rescue.keep("00000000-0000-4000-8000-000000000000", {NAME: "Sample"})
    spoilt = space.rescue.keep("00000000-0000-4000-8000-000000000001", {NAME: "Sample"})
    spoilt.write_bytes(spoilt.read_bytes()[:-1] + b"x")
    found = space.rescue.put_back(space.drafts)
    assert found.forms == 0
    assert set(found.waiting) == {unknown, spoilt}
    stage.close()


def test_a_signed_form_stays_as_it_was_signed(stage: Stage) -> None:
    space, draft = stage.workspace, stage.signed("Sample")
    answers = answers_of(space.drafts.open(draft).session)
    space.rescue.keep(draft, {**answers, NAME: "Sample village"})
    space.rescue.put_back(space.drafts)
    assert space.drafts.open(draft).session.value(NAME) == "Sample"
    stage.close()


def test_another_town_can_not_read_them_and_forgetting_takes_them_along(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "home")
    one, other = laptop.town("Sample Town"), laptop.town("Sample Other", OTHER_PIN)
    space = laptop.profiles.open(one, PIN)
    [card] = space.drafts.cards()
    path = space.rescue.keep(card.draft, {NAME: "Sample village"})
    neighbour = laptop.profiles.open(other, OTHER_PIN)
    path.with_name(path.name.replace(one, other)).write_bytes(path.read_bytes())
    for stranger in (neighbour, laptop.default):
        assert stranger.rescue.put_back(stranger.drafts).forms == 0
    assert town_in(neighbour) == "Sample Other"
    laptop.profiles.lock(neighbour)
    laptop.profiles.lock(space)
    _put_back(laptop, one)
    space = laptop.profiles.open(one, PIN)
    path = space.rescue.keep(card.draft, {NAME: "Sample city"})
    laptop.profiles.forget_open(space, confirmed=True)
    assert not path.exists()
    laptop.close()


def _put_back(laptop: Laptop, town: str) -> None:
    space: Workspace = laptop.profiles.open(town, PIN)
    assert space.rescue.put_back(space.drafts).forms == 1
    assert town_in(space) == "Sample village"
    laptop.profiles.lock(space)
