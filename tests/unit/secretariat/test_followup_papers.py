"""Files of the follow-up: a letter to each in its language, calendar files, folders whole or not at all."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from desk_world import World
from followup_world import accepted
from test_followup_calendar import parsed, text

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.said import ACCEPTED

PLAN = Plan(
    "Sample meeting",
    datetime(2026, 12, 10, 15, 0),
    90,
    "Africa/Tunis",
    link="https://meet.sample.example/room",
    agenda="Welcome\nA sample point",
)


@pytest.fixture
def towns(world: World) -> list[str]:
    """Two that can learn from each other, one that may not be shared."""
    shared = {"publish_contact": "yes", "contact_name": "Sample Contact", "term_end": "2026-04-20"}
    return [
        accepted(
            world,
            "Sample Alpha",
            offers="migration",
            needs="care",
            contact_email="alpha@sample.example",
            **shared,
        ),
        accepted(
            world,
            "Sample Beta",
            offers="care",
            needs="migration",
            contact_email="beta@sample.example",
            contact_language="fr",
            **shared,
        ),
        accepted(world, "Sample Gamma", offers="care", contact_email="gamma@sample.example"),
    ]


def words(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_invitations_one_for_each_and_a_calendar_file(world: World, towns: list[str], tmp_path: Path) -> None:
    followup = world.desk.followup
    meeting = followup.meetings.get(followup.meetings.plan(PLAN))
    told: list[tuple[int, int]] = []
    saved = followup.papers.invitations(
        meeting, followup.group("").members, "en", tmp_path, lambda done, total: told.append((done, total))
    )
    assert sorted(path.name for path in saved.path.iterdir()) == sorted(
        ["meeting.ics", *(f"{one}.pdf" for one in towns)]
    )
    assert told == [(0, 3), (1, 3), (2, 3)]
    letter = words(saved.path / f"{towns[0]}.pdf")
    for said in ("Sample Alpha", "10 December 2026 15:00 (Africa/Tunis)", PLAN.link, "A sample point"):
        assert said in letter
    assert "10 décembre 2026" in words(saved.path / f"{towns[1]}.pdf")
    assert not any("Beta" in words(path) for path in saved.path.glob(f"{towns[0]}.pdf"))
    [event] = parsed((saved.path / "meeting.ics").read_bytes())
    assert event["ORGANIZER"] == "mailto:desk@example.org"
    assert "sample.example" not in "".join(
        value for name, value in event.items() if name not in ("URL", "LOCATION")
    )


def test_one_that_is_called_off_says_so(world: World, towns: list[str], tmp_path: Path) -> None:
    meetings, papers = world.desk.followup.meetings, world.desk.followup.papers
    identifier = meetings.plan(PLAN)
    first = parsed(papers.meeting_calendar(meetings.get(identifier), "en"))
    meetings.call_off(identifier)
    saved = papers.invitations(
        meetings.get(identifier), world.desk.followup.group("").members, "en", tmp_path
    )
    [event] = parsed((saved.path / "meeting.ics").read_bytes())
    assert (event["STATUS"], event["UID"]) == ("CANCELLED", first[0]["UID"])
    assert int(event["SEQUENCE"]) > int(first[0]["SEQUENCE"])
    letter = words(saved.path / f"{towns[0]}.pdf")
    assert "Called off" in letter
    assert "A sample point" not in letter


def test_introductions_tell_each_of_the_other(world: World, towns: list[str], tmp_path: Path) -> None:
    followup = world.desk.followup
    [pair] = followup.matching().suggested
    followup.pairs.decide(pair, ACCEPTED)
    saved = followup.papers.introductions(followup.matching().accepted, tmp_path)
    to, about = towns[0], towns[1]
    letter = words(saved.path / f"{to}-about-{about}.pdf")
    assert "beta@sample.example" in letter
    assert "alpha@sample.example" not in letter
    assert "alpha@sample.example" in words(saved.path / f"{about}-about-{to}.pdf")
    assert len(list(saved.path.iterdir())) == 2


def test_no_letter_where_a_consent_was_taken_back(world: World, towns: list[str], tmp_path: Path) -> None:
    followup = world.desk.followup
    [pair] = followup.matching().suggested
    followup.pairs.decide(pair, ACCEPTED)
    submission = world.desk.parties.get(towns[1]).submissions[0]
    world.desk.consents.record(submission, "publish_contact", False, "A sample request.")
    found = followup.matching()
    assert (found.accepted, found.paused) == ((), 1)
    with pytest.raises(Fault) as caught:
        followup.papers.introductions(found.accepted, tmp_path)
    assert caught.value.code is Code.NOBODY_TO_WRITE
    assert list(tmp_path.glob("introductions*")) == []


def test_reminders_as_letters_and_days(world: World, towns: list[str], tmp_path: Path) -> None:
    followup = world.desk.followup
    due = followup.due(date(2026, 3, 1))
    saved = followup.papers.reminders(due, "en", tmp_path)
    assert "20 April 2026" in words(saved.path / f"{towns[0]}-term.pdf")
    events = parsed((saved.path / "reminders.ics").read_bytes())
    assert [event["DTSTART"] for event in events] == ["20260420", "20260420"]
    assert text(events[0]["SUMMARY"]).startswith("Sample Alpha: ")
    again = parsed(followup.papers.reminder_calendar(due, "fr"))
    assert [event["UID"] for event in again] == [event["UID"] for event in events]


class Stopped(Exception):
    """What a person's stop raises."""


def test_stopped_or_written_twice(world: World, towns: list[str], tmp_path: Path) -> None:
    followup = world.desk.followup
    meeting = followup.meetings.get(followup.meetings.plan(PLAN))
    people = followup.group("").members

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Stopped

    before = set(tmp_path.iterdir())
    with pytest.raises(Stopped):
        followup.papers.invitations(meeting, people, "en", tmp_path, stop)
    assert set(tmp_path.iterdir()) == before
    first = followup.papers.invitations(meeting, people, "en", tmp_path)
    second = followup.papers.invitations(meeting, people, "en", tmp_path)
    assert first.path != second.path
    for path in first.path.iterdir():
        assert path.read_bytes() == (second.path / path.name).read_bytes()


def test_words_that_could_be_something_else(world: World, towns: list[str], tmp_path: Path) -> None:
    meetings, papers = world.desk.followup.meetings, world.desk.followup.papers
    hostile = replace(
        PLAN, title="X\r\nATTENDEE:mailto:x@sample.example", agenda="END:VEVENT\nBEGIN:VALARM", link=""
    )
    [event] = parsed(papers.meeting_calendar(meetings.get(meetings.plan(hostile)), "en"))
    assert text(event["SUMMARY"]) == "X\nATTENDEE:mailto:x@sample.example"
    assert text(event["DESCRIPTION"]) == hostile.agenda
