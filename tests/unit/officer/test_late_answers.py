"""Receipts for towns whose form is closed: kept wherever they are opened, and taken in with that form."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.model.faults import Code
from hrcapp.officer.late_answers import LateAnswers
from hrcapp.officer.profiles_index import ProfileEntry
from tests.officer_stage import answer_to
from tests.profile_stage import told
from tests.workshop_stage import PIN, WorkshopStage


@pytest.fixture
def stage(tmp_path: Path) -> WorkshopStage:
    return WorkshopStage(tmp_path / "home")


def answered(stage: WorkshopStage, title: str, folder: Path) -> tuple[ProfileEntry, str, bytes]:
    """A town whose form was packed and handed back, its draft, and the receipt that comes later."""
    town = stage.town(title)
    draft = stage.form(town, signed=True)
    space = stage.profiles.open(town.id, PIN)
    space.outbox.save_to(draft, folder)
    data = answer_to(space, stage.world, draft, "received")
    stage.profiles.lock(space)
    return town, draft, data


def test_another_town_keeps_it_and_its_own_takes_it_in(stage: WorkshopStage, tmp_path: Path) -> None:
    first, draft, data = answered(stage, "Sample First", tmp_path)
    second = stage.town("Sample Second")
    space = stage.profiles.open(second.id, PIN)
    assert told(space.answers.take_in, data, "x.hrcr") is Code.RECEIPT_FOR_ANOTHER_TOWN
    assert told(space.answers.take_in, data, "x.hrcr") is Code.RECEIPT_FOR_ANOTHER_TOWN
    stage.profiles.lock(space)
    [kept] = (stage.home.path / "late").iterdir()
    assert kept.read_bytes() == data
    space = stage.profiles.open(first.id, PIN)
    assert [one.kind for one in space.answers.of(draft)] == ["received"]
    assert not kept.exists()
    stage.profiles.lock(space)


def test_while_none_is_open(stage: WorkshopStage, tmp_path: Path) -> None:
    town, draft, data = answered(stage, "Sample First", tmp_path)
    late = LateAnswers.of(stage.home, stage.vault)
    assert late.keep(data, "x.hrcr")
    assert told(late.keep, data[:-9] + bytes(9), "x.hrcr") is Code.RECEIPT_UNREADABLE
    space = stage.profiles.open_as_administrator(town.id, stage.administrator)
    assert [one.kind for one in space.answers.of(draft)] == ["received"]
    stage.profiles.lock(space)


def test_a_laptop_of_one_keeps_none(stage: WorkshopStage, tmp_path: Path) -> None:
    _town, _draft, data = answered(stage, "Sample First", tmp_path)
    stage.home.change(workshop=None)
    second = stage.town("Sample Second")
    space = stage.profiles.open(second.id, PIN)
    assert told(space.answers.take_in, data, "x.hrcr") is Code.RECEIPT_UNKNOWN_SUBMISSION
    assert not (stage.home.path / "late").exists()
    stage.profiles.lock(space)
