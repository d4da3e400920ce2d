"""The files that a kit's forms bring: used in filling, kept with the draft, exchanged with a new version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.officer import migration, open_form
from hrcapp.officer.drafts import Drafts
from tests.officer_stage import Stage
from tests.sample import pledge_form
from tests.small_forms import TOWNS, write_survey

WEST = "name,label\nsouth,Sample South\nwest,Sample West\n"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    yield made
    made.close()


def take(stage: Stage, folder: Path, version: str, towns: str) -> bytes:
    """A kit with the survey and its list; the survey's XML."""
    path = write_survey(folder, version)
    (folder / "visits-media" / "towns.csv").write_text(towns, encoding="utf-8")
    form = open_form.look(path)
    forms = {"pledge.xml": pledge_form(), "visits.xml": form.data}
    stage.take_kit(version=int(version), forms=forms, files={"visits.xml": form.files})
    return form.data


def towns(stage: Stage, draft: str) -> list[str]:
    space = stage.workspace
    session = Drafts(space.store, stage.clock).open(draft).session
    return [one.label for one in session.node("/data/town").choices]


def test_a_form_of_the_kit_is_begun_with_its_lists(stage: Stage, tmp_path: Path) -> None:
    form = take(stage, tmp_path, "1", TOWNS)
    draft = stage.workspace.drafts.create(form, language="en", practice=False)
    assert towns(stage, draft) == ["Sample North", "Sample South"]
    stage.take_kit(version=2)
    assert towns(stage, draft) == ["Sample North", "Sample South"], "also when the kit has it no more"


def test_another_version_brings_its_own_list_and_the_way_back_the_old_one(
    stage: Stage, tmp_path: Path
) -> None:
    space = stage.workspace
    draft = space.drafts.create(take(stage, tmp_path, "1", TOWNS), language="en", practice=False)
    editor = space.drafts.open(draft)
    editor.set("/data/town", "north")
    editor.save()
    newer = take(stage, tmp_path, "2", WEST)
    assert migration.newer_form(space, draft) == newer
    plan = migration.plan(space, draft, newer)
    assert [one.path for one in plan.losses] == ["/data/town"], "what the new list does not offer is told"
    migration.change(space, plan)
    assert towns(stage, draft) == ["Sample South", "Sample West"]
    third = take(stage, tmp_path, "3", TOWNS)
    migration.change(space, migration.plan(space, draft, third))
    migration.go_back(space, draft)
    assert towns(stage, draft) == ["Sample North", "Sample South"]
    assert space.drafts.open(draft).session.definition.version == "1"
    assert space.drafts.open(draft).session.value("/data/town") == "north"


def test_a_form_from_a_file_is_the_kits_only_with_the_kits_lists(stage: Stage, tmp_path: Path) -> None:
    take(stage, tmp_path, "1", TOWNS)
    space, path = stage.workspace, tmp_path / "visits.md"
    same = open_form.begin(space, open_form.look(path), language="en")
    assert not space.drafts.card(same).opened
    (tmp_path / "visits-media" / "towns.csv").write_text(WEST, encoding="utf-8")
    other = open_form.begin(space, open_form.look(path), language="en")
    assert space.drafts.card(other).opened
    assert not open_form.settle(space, other)
    assert towns(stage, other) == ["Sample South", "Sample West"]
