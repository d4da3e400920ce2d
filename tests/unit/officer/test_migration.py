"""A newer version of a form: a draft keeps its own until a person changes it, seeing what is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.officer import finishing, migration
from hrcapp.officer.migration_answers import Why
from hrcapp.xforms import parse_instance
from hrcapp.xforms.compile import compile_form
from tests.officer_stage import Stage
from tests.sample import next_form, pledge_form

OLD = """
| survey |
| | type | name | label |
| | text | who | Who? |
| | text | gone | A question that goes |
| | integer | count | How many? |
| | text | year | Which year? |
| | select_one kinds | kind | Which kind? |
| | select_multiple kinds | several | Which kinds? |
| | begin_repeat | visit | Visit |
| | text | place | Where? |
| | end_repeat | | |
| | text | moving | A question that moves |
| choices |
| | list_name | name | label |
| | kinds | talk | A talk |
| | kinds | walk | A walk |
| settings |
| | form_id | form_title | version |
| | sample_change | Sample change | 1 |
"""
NEW = """
| survey |
| | type | name | label |
| | text | who | Who? |
| | text | count | How many? |
| | integer | year | Which year? |
| | select_one kinds | kind | Which kind? |
| | select_multiple kinds | several | Which kinds? |
| | begin_repeat | visit | Visit |
| | text | place | Where? |
| | end_repeat | | |
| | begin_group | more | More |
| | text | moving | A question that moves |
| | text | fresh | A new question |
| | end_group | | |
| choices |
| | list_name | name | label |
| | kinds | talk | A talk |
| | kinds | feast | A feast |
| settings |
| | form_id | form_title | version |
| | sample_change | Sample change | 2 |
"""
ANSWERS = {
    "/data/who": "Sample person",
    "/data/gone": "Sample of what goes",
    "/data/count": "12",
    "/data/year": "twenty",
    "/data/kind": "walk",
    "/data/several": "talk walk",
    "/data/moving": "Sample of what moves",
}


def compiled(folder: Path, text: str) -> bytes:
    path = folder / "form.md"
    path.write_text(text, encoding="utf-8")
    return compile_form(path)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit(forms={"pledge.xml": pledge_form(), "small.xml": compiled(tmp_path, OLD)})
    yield made
    made.close()


def begun(stage: Stage) -> str:
    space = stage.workspace
    draft = space.drafts.create(space.kit.forms()[1], language="en", practice=False)
    editor = space.drafts.open(draft)
    for path, value in ANSWERS.items():
        editor.set(path, value)
    second, _changes = editor.add("/data/visit")
    editor.set(f"{second}/place", "Sample place")
    editor.save()
    return draft


def newer(stage: Stage, folder: Path) -> bytes:
    form = compiled(folder, NEW)
    stage.take_kit(version=2, forms={"pledge.xml": pledge_form(), "small.xml": form})
    return form


def test_a_draft_keeps_its_version_until_it_is_changed(stage: Stage, tmp_path: Path) -> None:
    draft, space = begun(stage), stage.workspace
    assert migration.newer_form(space, draft) is None
    form = newer(stage, tmp_path)
    assert migration.newer_form(space, draft) == form
    assert space.drafts.open(draft).session.definition.version == "1"
    assert migration.changed(space, draft) is None


def test_everything_that_does_not_carry_over_is_listed(stage: Stage, tmp_path: Path) -> None:
    draft, space = begun(stage), stage.workspace
    plan = migration.plan(space, draft, newer(stage, tmp_path))
    assert {one.path: (one.answer, one.why) for one in plan.losses} == {
        "/data/gone": ("Sample of what goes", Why.GONE),
        "/data/year": ("twenty", Why.KIND),
        "/data/kind": ("A walk", Why.CHOICE),
        "/data/several": ("A talk; A walk", Why.CHOICE),
    }
    assert plan.carried == 4
    assert plan.asked_anew == ("A new question",)
    assert space.drafts.open(draft).session.definition.version == "1", "a plan changes nothing"


def test_changing_carries_the_rest_over_and_can_be_taken_back(stage: Stage, tmp_path: Path) -> None:
    draft, space = begun(stage), stage.workspace
    before = space.drafts.open(draft).session.instance_xml()
    migration.change(space, migration.plan(space, draft, newer(stage, tmp_path)))
    session = space.drafts.open(draft).session
    assert session.definition.version == "2"
    found = {path: session.value(path) for path in session.nodes() if session.value(path) and "@" not in path}
    assert found == {
        "/data/who": "Sample person",
        "/data/count": "12",
        "/data/several": "talk",
        "/data/visit[2]/place": "Sample place",
        "/data/more/moving": "Sample of what moves",
        "/data/meta/instanceID": f"uuid:{draft}",
    }
    there = migration.changed(space, draft)
    assert there is not None
    assert there.version == "1"
    editor = space.drafts.open(draft)
    editor.set("/data/more/fresh", "Sample")
    editor.save()
    migration.go_back(space, draft)
    assert space.drafts.open(draft).session.instance_xml() == before
    assert migration.changed(space, draft) is None
    with pytest.raises(Fault) as fault:
        migration.go_back(space, draft)
    assert fault.value.code is Code.FORM_VERSION_FIXED


def test_what_was_typed_after_the_plan_is_never_lost(stage: Stage, tmp_path: Path) -> None:
    draft, space = begun(stage), stage.workspace
    plan = migration.plan(space, draft, newer(stage, tmp_path))
    editor = space.drafts.open(draft)
    editor.set("/data/who", "Another sample")
    editor.save()
    with pytest.raises(Fault) as fault:
        migration.change(space, plan)
    assert fault.value.code is Code.FORM_VERSION_FIXED
    assert space.drafts.open(draft).session.value("/data/who") == "Another sample"


def test_a_finished_form_keeps_its_version_and_its_revision_names_it(stage: Stage, tmp_path: Path) -> None:
    draft, space = begun(stage), stage.workspace
    editor = space.drafts.open(draft)
    editor.set("/data/year", "")
    editor.save()
    finishing.finish(space, draft, editor.session)
    form = newer(stage, tmp_path)
    assert migration.newer_form(space, draft) is None
    with pytest.raises(Fault) as fault:
        migration.plan(space, draft, form)
    assert fault.value.code is Code.FORM_VERSION_FIXED
    space.drafts.correct(draft)
    migration.change(space, migration.plan(space, draft, form))
    root = parse_instance(space.drafts.open(draft).session.instance_xml())
    assert (root.get("version"), root.findtext("meta/deprecatedID")) == ("2", f"uuid:{draft}")
    finishing.finish(space, draft, space.drafts.open(draft).session)
    assert migration.changed(space, draft) is None


def test_another_form_is_no_version(stage: Stage) -> None:
    with pytest.raises(Fault) as fault:
        migration.plan(stage.workspace, begun(stage), pledge_form())
    assert fault.value.code is Code.INSTANCE_OTHER_FORM


def test_a_pledge_goes_on_in_the_next_version_with_all_its_answers(stage: Stage) -> None:
    draft, space = stage.town("Sample town"), stage.workspace
    stage.take_kit(version=2, forms={"pledge.xml": next_form()})
    form = migration.newer_form(space, draft)
    assert form is not None
    plan = migration.plan(space, draft, form)
    assert plan.losses == ()
    migration.change(space, plan)
    assert space.drafts.card(draft).open == 0
    assert space.drafts.card(draft).title == "Sample town"
