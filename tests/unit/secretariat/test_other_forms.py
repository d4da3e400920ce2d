"""A form of the kit that is no pledge: reviewed, exported in tables of its own, never counted."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hrcapp.exchange import bundle
from hrcapp.model.faults import Code
from hrcapp.model.party import Scope
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.export import Choice, Format
from hrcapp.secretariat.shipped_forms import shipped_forms
from hrcapp.submission import FormIdentity, Version, content_of
from hrcapp.submission.facts import pledge_facts
from hrcapp.xforms import FormFiles, load
from tests.small_forms import TOWNS, write_survey
from tests.unit.secretariat.assessment_world import accepted, assessment, sealed
from tests.unit.secretariat.desk_world import START, Town, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World.make(tmp_path, forms=shipped_forms(assessment=True))
    yield made
    made.desk.close()


def test_the_campaigns_own_form_stays_the_first(world: World) -> None:
    first, second = (load(one).id for one in world.kit.content.forms.values())
    assert (first, second) == ("hrc_pledge", "hrc_assessment")


def test_an_assessment_is_reviewed_and_counts_nowhere(world: World) -> None:
    key = accepted(world, assessment(world.town("Sample Mirror")))
    item = world.desk.review.item(key)
    assert (item.name, item.scope, item.verdict) == ("Sample Mirror", Scope.OTHER_FORM, "none")
    assert item.state is ReviewState.ACCEPTED
    counts = world.desk.figures.as_of(START.date()).counts
    assert (counts.parties, counts.pledges, counts.forms, counts.countries) == (0, 0, 0, 0)
    shown = {one.path: one.shown for one in world.desk.review.detail(key, "en").answers}
    assert shown["/data/structures/complaint_issue"] == "Costs of housing"


def test_it_joins_the_town_that_has_pledged(world: World) -> None:
    town = world.town("Sample Town")
    pledge = accepted(world, town.pack().data)
    key = accepted(world, assessment(Town(world.kit, town.name, device=town.device)))
    assert world.desk.review.item(key).party == world.desk.review.item(pledge).party
    counts = world.desk.figures.as_of(START.date()).counts
    assert (counts.parties, counts.pledges) == (1, 1)


def test_its_answers_have_tables_of_their_own(world: World, tmp_path: Path) -> None:
    accepted(world, world.town("Sample Town").pack().data)
    accepted(world, assessment(world.town("Sample Town")))
    out = world.desk.exports.write(Choice(Format.CSV, "en", START.date()), tmp_path)
    with next(out.rglob("hrc_assessment.csv")).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert "3" in rows[1]
    with next(out.rglob("answers.csv")).open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2, "the pledge alone"
    assert next(out.rglob("hrc_assessment_steps.csv"))


@pytest.mark.parametrize("format_", list(Format))
def test_a_town_with_an_assessment_alone_breaks_no_export(
    world: World, tmp_path: Path, format_: Format
) -> None:
    accepted(world, assessment(world.town("Sample Mirror")))
    out = world.desk.exports.write(Choice(format_, "en", START.date()), tmp_path)
    if format_ is Format.SQLITE:
        with closing(sqlite3.connect(out)) as store:
            assert store.execute("PRAGMA foreign_key_check").fetchall() == []
            assert store.execute("SELECT count(*) FROM hrc_assessment").fetchone() == (1,)
            assert store.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_a_form_that_names_no_town_is_told_apart_by_a_person(tmp_path: Path) -> None:
    from hrcapp.xforms.compile import compile_form

    survey = compile_form(write_survey(tmp_path))
    files = {"visits.xml": {"towns.csv": TOWNS.encode()}}
    world = World.make(tmp_path, forms={**shipped_forms(), "visits.xml": survey}, files=files)
    form = load(survey, FormFiles.given(files["visits.xml"]))
    data = sealed(world.town(), form, {"/data/who": "Sample person", "/data/town": "south"})
    one = world.desk.intake.take_in("a.hrcb", data)
    assert one.outcome is Outcome.IMPORTED, one.reason
    shown = {each.path: each.shown for each in world.desk.review.detail(one.submission or "", "en").answers}
    assert shown["/data/town"] == "Sample South", "the labels of a list come from the kit’s file"
    world.desk.close()


def test_a_pledge_without_its_first_question_is_still_refused(world: World) -> None:
    town = world.town()
    form = town.form
    bare = (
        f'<data id="{form.id}" version="{form.version}"><meta><instanceID>uuid:x</instanceID></meta></data>'
    )
    version = Version(
        town.submission, 1, FormIdentity(form.id, form.version, form.digest), bare.encode(), signs=False
    )
    content = content_of(version, town.kit, town.device, 1)
    one = world.desk.intake.take_in("a.hrcb", bundle.seal(content, town.device, town.kit, now=START).data)
    assert one.reason is not None
    assert one.reason.code is Code.INSTANCE_UNREADABLE


def test_only_whose_it_is_and_the_consent_are_read_of_another_form() -> None:
    facts = pledge_facts(
        b"<data><name_official>Sample  Town</name_official><publish_answers>yes</publish_answers>"
        b"<sdgs>5</sdgs><sig_name>Sample Person</sig_name></data>"
    )
    assert (facts.scope, facts.party.name, facts.codes, facts.signatories) == (
        Scope.OTHER_FORM,
        "Sample Town",
        {},
        (),
    )
    assert facts.consents["publish_answers"]
    assert not facts.consents["publish_contact"]
