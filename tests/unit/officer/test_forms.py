"""A kit with several forms: each is offered with what it says of itself, and each draft keeps its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.status import Status
from hrcapp.officer.filled_forms import Begun
from hrcapp.officer.forms import offered, titles
from hrcapp.officer.incoming import bring_in
from hrcapp.submission import count_questions, form_description, form_title
from hrcapp.submission.blank import blank
from hrcapp.xforms import load
from hrcapp.xforms.compile import check_form, compile_form
from tests.exchange_world import NOW
from tests.filling import filled_in
from tests.officer_stage import Stage
from tests.sample import next_form, other_form, pledge_form

BOTH = {"pledge.xml": pledge_form(), "survey.xml": other_form()}
NAME = "/data/key_info/name_official"

DESCRIBED = """
| survey |
| | type | name | label | hint |
| | text | town | Official name | |
| | note | told | Country | |
| | begin_repeat | people | Country | |
| | text | person | Official name | |
| | end_repeat | | | |
| settings |
| | form_id | form_title | form_description | form_description::ar |
| | small | Pledge form | Country | للاختبار فقط. |
"""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    yield made
    made.close()


def test_each_form_of_the_kit_says_what_it_is(stage: Stage) -> None:
    stage.take_kit(forms=BOTH)
    pledge, survey = offered(stage.workspace)
    assert [pledge.title("en"), pledge.title("fr"), pledge.description("en")] == [
        "Pledge form",
        "Formulaire d’engagement",
        "",
    ]
    assert [survey.title("en"), survey.title("ar")] == ["Sample survey", "استبيان نموذجي"]
    assert survey.title("fr") == "Sample survey", "a language it has not is told in its first"
    assert survey.description("ar") == "للمدن الموقعة."
    assert pledge.questions == survey.questions > 20


def test_a_form_written_as_a_table_describes_itself_in_every_language(tmp_path: Path) -> None:
    path = tmp_path / "small.md"
    path.write_text(DESCRIBED, encoding="utf-8")
    form = load(compile_form(path))
    assert form_title(form, "fr").startswith("Formulaire ")
    assert [form_description(form, each) for each in ("en", "fr", "ar")] == [
        "Country",
        "Pays",
        "للاختبار فقط.",
    ]
    assert count_questions(form) == 2, "a note is none, and a repeat counts once"
    assert check_form(path) == []


def test_titles_are_told_only_where_there_are_several(stage: Stage) -> None:
    space = stage.workspace
    stage.take_kit()
    stage.town("Sample town")
    stage.town("Sample later", form=next_form())
    cards = space.drafts.cards()
    assert {titles(space, cards).of(one, "en") for one in cards} == {""}, "two versions are one form"
    stage.town("Sample city", form=other_form())
    cards = space.drafts.cards()
    told = {one.title: titles(space, cards).of(one, "en") for one in cards}
    assert told == {
        "Sample town": "Pledge form",
        "Sample later": "Pledge form",
        "Sample city": "Sample survey",
    }


def test_each_draft_keeps_its_form_through_packing_receipt_and_return(stage: Stage) -> None:
    stage.take_kit(forms=BOTH)
    space = stage.workspace
    for data, name in ((pledge_form(), "hrc_pledge"), (other_form(), "sample_survey")):
        draft = stage.signed(f"Sample {name}", form=data)
        opened = stage.world.open(space.outbox.data(draft))
        assert (opened.content.form_id, opened.content.form_digest) == (name, load(data).digest)
        space.answers.take_in(stage.receipt(draft))
        assert space.drafts.card(draft).status is Status.RECEIVED
        space.answers.take_in(stage.receipt(draft, "returned", reference=""))
        assert space.drafts.correct(draft) == 2
        assert space.drafts.card(draft).form_id == name


def test_a_newer_kit_without_a_form_leaves_its_drafts_alone(stage: Stage) -> None:
    stage.take_kit(forms=BOTH)
    draft = stage.town("Sample city", form=other_form())
    stage.take_kit(version=2)
    space = stage.workspace
    assert [one.title("en") for one in offered(space)] == ["Pledge form"]
    assert space.drafts.open(draft).session.definition.id == "sample_survey"


def test_a_filled_in_file_begins_the_form_that_it_belongs_to(stage: Stage, tmp_path: Path) -> None:
    stage.take_kit(forms=BOTH)
    for data in (other_form(), pledge_form()):
        path = tmp_path / "filled.pdf"
        sheet = blank(load(data), "en", now=NOW, fillable=True)
        path.write_bytes(filled_in({NAME: "Sample town"}, sheet))
        begun = bring_in(stage.workspace, path)
        assert isinstance(begun, Begun)
        assert stage.workspace.drafts.card(begun.draft).form == load(data).digest
