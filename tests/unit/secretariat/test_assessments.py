"""Assessments at the desk: who sent them, what they say, what has changed, and what may leave."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.assessments import Filter, Results, State
from hrcapp.secretariat.assessments.counts import counts
from hrcapp.secretariat.assessments.files import FileKind, write
from hrcapp.secretariat.followup.pairing import Why
from hrcapp.secretariat.redacting import Span
from hrcapp.secretariat.shipped_forms import shipped_forms
from tests.unit.secretariat.assessment_world import accepted, assessment
from tests.unit.secretariat.desk_world import START, Town, World
from tests.unit.secretariat.followup_world import packed

OFFICE, COMPLAINTS = "/data/structures/office", "/data/structures/complaints"
REMARKS = "/data/next_steps/remarks"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World.make(tmp_path, forms=shipped_forms(assessment=True))
    yield made
    made.desk.close()


def later(town: Town) -> Town:
    """The same device with another form."""
    return Town(town.kit, town.name, town.country, device=town.device)


def both(world: World, name: str, pledge: dict[str, str], **answers: str) -> str:
    """A town with a pledge and an assessment; its number."""
    town = world.town(name)
    key = accepted(world, packed(town, **pledge))
    accepted(world, assessment(later(town), **answers))
    return world.desk.review.item(key).party or ""


def results(world: World, days: int = 0) -> Results:
    return world.desk.assessments.as_of(START.date() + timedelta(days=days))


def test_without_any_there_is_nothing(world: World) -> None:
    assert results(world).parties == ()
    assert counts(results(world), world.desk.assessments.parts(results(world), "en")) == []


def test_only_accepted_ones_count(world: World) -> None:
    taken = world.desk.intake.take_in("a.hrcb", assessment(world.town("Sample Mirror")))
    assert taken.submission is not None
    assert results(world).parties == ()
    world.desk.review.accept(taken.submission)
    [one] = results(world).parties
    assert (one.name_in("en"), one.latest.arrived, one.latest.may_publish) == (
        "Sample Mirror",
        START.date(),
        True,
    )
    world.desk.registrar.set_standing(one.party, PartyStanding.WITHDRAWN)
    assert results(world).parties == ()


def test_parts_are_those_of_the_form_without_matters_of_record(world: World) -> None:
    accepted(world, assessment(world.town("Sample Mirror")))
    found = world.desk.assessments.parts(results(world), "en")
    assert [part.label for part in found] == [
        "About this assessment",
        "Foundations",
        "Structures",
        "Tools",
        "Next steps",
    ]
    asked = {asked.path.rpartition("/")[2] for part in found for asked in part.questions}
    assert {"office", "basis_text", "body_kind", "help"} <= asked
    assert not {"country", "name_official", "lg_level", "publish_answers", "purpose"} & asked


def test_versions_are_compared_and_a_day_counts_what_was_there_then(world: World) -> None:
    town = world.town("Sample Mirror")
    accepted(world, assessment(town, structures__office="planned", next_steps__remarks="A sample remark."))
    world.clock.later(days=40)
    accepted(world, assessment(town, 2, structures__budget="no", tools__tools="training impact"))
    [then] = results(world).parties
    assert (len(then.sent), then.changed(), then.earlier) == (1, None, None)
    [now] = results(world, 40).parties
    assert [sent.revision for sent in now.sent] == [2, 1]
    assert now.changed() == 3, "office, budget, tools"
    assert now.counted(State.THERE) >= 2
    found = world.desk.assessments.page(now.latest, now.earlier, "en")
    lines = {line.path: line for lines in found.parts.values() for line in lines}
    assert (lines[OFFICE].shown, lines[OFFICE].state, lines[OFFICE].before) == (
        "Yes",
        State.THERE,
        "It is planned",
    )
    assert (lines[REMARKS].shown, lines[REMARKS].before) == ("", "A sample remark.")
    assert lines["/data/foundations/basis"].before is None
    assert lines["/data/structures/budget"].state is State.ABSENT
    assert "/data/about/country" not in lines


def test_answers_lead_to_the_parties(world: World) -> None:
    accepted(world, assessment(world.town("Sample Alpha")))
    accepted(world, assessment(world.town("Sample Beta"), structures__office="planned"))
    accepted(world, assessment(world.town("Sample Gamma", country="KE"), structures__office="planned"))
    found = results(world)
    parts = world.desk.assessments.parts(found, "en")
    office = [one for one in counts(found, parts) if one.asked.path == OFFICE]
    assert [(one.label, len(one.parties), one.answered) for one in office] == [
        ("Yes", 1, 3),
        ("It is planned", 2, 3),
    ]
    [kenya] = found.narrowed(Filter(country="KE")).who(OFFICE, "planned")
    assert kenya.name_in("en") == "Sample Gamma"
    assert (found.values("country"), found.values("level")) == (("KE", "SN"), ("municipal",))
    assert found.narrowed(Filter(kind="civil_society")).parties == ()


def test_choices_that_depend_on_others_have_their_words(world: World) -> None:
    accepted(world, assessment(world.town("Sample Alpha")))
    parts = world.desk.assessments.parts(results(world), "fr")
    [issue] = [one for one in counts(results(world), parts) if one.asked.path.endswith("complaint_issue")]
    assert issue.code == "rent"
    assert issue.label not in ("rent", "")


def sheets(path: Path) -> dict[str, list[list[str]]]:
    def rows(file: Path) -> list[list[str]]:
        with file.open(encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text))

    return {file.stem: rows(file) for file in path.glob("*.csv")}


def test_only_what_was_agreed_to_leaves(world: World, tmp_path: Path) -> None:
    accepted(world, assessment(world.town("Sample Alpha"), foundations__basis_text="=1+2 of Mrs Sample"))
    accepted(world, assessment(world.town("Sample Silent"), next_steps__publish_answers="no"))
    found = results(world)
    assert [one.latest.may_publish for one in found.parties] == [True, False]
    seen: list[tuple[int, int]] = []
    saved = write(
        world.desk.assessments, found, FileKind.CSV, "en", tmp_path, lambda *told: seen.append(told)
    )
    assert (saved.parties, saved.withheld, seen) == (1, 1, [(0, 1)])
    told = sheets(saved.path)
    assert set(told) == {"assessments", "answers", "results"}
    assert "Sample Silent" not in json.dumps(told)
    assert [row[5] for row in told["answers"] if row[5].startswith("'")] == ["'=1+2 of Mrs Sample"]
    office = next(row for row in told["results"] if row[1] == OFFICE)
    assert office[3:] == ["yes", "Yes", "1", "1", found.parties[0].party]
    book = write(world.desk.assessments, found, FileKind.XLSX, "ar", tmp_path).path
    with zipfile.ZipFile(book) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Sample Silent" not in text
    assert b"Sample Alpha" in text


def test_nothing_is_written_where_nobody_agreed(world: World, tmp_path: Path) -> None:
    accepted(world, assessment(world.town("Sample Silent"), next_steps__publish_answers="no"))
    with pytest.raises(Fault) as raised:
        write(world.desk.assessments, results(world), FileKind.XLSX, "en", tmp_path)
    assert raised.value.code is Code.NOTHING_TO_PUBLISH


def test_withheld_words_stay_here(world: World, tmp_path: Path) -> None:
    text = "Mrs Sample is threatened."
    key = accepted(world, assessment(world.town("Sample Alpha"), next_steps__remarks=text))
    world.desk.protection.flag(key, "Sample reason")
    assert not results(world).parties[0].latest.may_publish
    world.desk.protection.confirm(key, [Span(REMARKS, 0, 10)])
    [one] = results(world).parties
    assert one.latest.may_publish
    told = sheets(write(world.desk.assessments, results(world), FileKind.CSV, "en", tmp_path).path)
    assert "Mrs Sample" not in json.dumps(told)
    assert "is threatened." in json.dumps(told)
    inside = world.desk.assessments.page(one.latest, None, "en")
    assert text in [line.shown for lines in inside.parts.values() for line in lines]


def test_a_later_no_takes_the_whole_party_out(world: World, tmp_path: Path) -> None:
    town = world.town("Sample Alpha")
    accepted(world, assessment(town))
    accepted(world, assessment(town, 2, next_steps__publish_answers="no"))
    assert results(world).publishable().parties == ()
    assert world.desk.assessments.shared() == {}


def test_one_town_has_what_another_plans(world: World) -> None:
    shared = {"publish_contact": "yes", "contact_name": "Sample Contact", "offers": "care"}
    alpha = both(world, "Sample Alpha", shared, next_steps__help="peers")
    beta = both(world, "Sample Beta", shared, structures__office="planned", structures__complaints="planned")
    silent = {"structures__office": "planned", "next_steps__publish_answers": "no"}
    both(world, "Sample Silent", shared, **silent)
    followup = world.desk.followup
    [pair] = followup.matching().suggested
    assert pair.key == (alpha, beta)
    [why] = [one for one in pair.reasons if one.why is Why.PRACTICE]
    assert (why.giver, why.points, len(why.codes)) == (alpha, 10, 2)
    said = followup.papers.wording("en").reason(pair, why)
    assert "Is there an office or a person in charge of human rights?" in said
    [group] = [followup.group(f"hrc_assessment:{OFFICE}/planned")]
    assert [one.reference for one in group.members] == [beta], "what is not published makes no list"
    assert followup.papers.wording("en").group(group.key).endswith("It is planned")


def test_tables_made_again_say_the_same(world: World) -> None:
    town = world.town("Sample Alpha")
    accepted(world, assessment(town))
    accepted(world, assessment(town, 2, structures__office="no"))
    before = results(world)
    world.desk.projection.rebuild()
    assert results(world) == before
    assert before.as_of == date(2026, 3, 1)
