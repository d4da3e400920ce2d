"""Follow-up at a real desk: sign-ups, meetings, reminders, contacts; merges, standing, consent."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from desk_world import World
from followup_world import accepted, packed

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.followup.groups import ASSESSMENT, WORKING_GROUPS
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.reminders import anniversary
from hrcapp.secretariat.followup.said import ABSENT, CAME, TERM, YEARLY
from hrcapp.secretariat.followup.tables import PROJECTED

PLAN = Plan(
    "Sample meeting; the first, of many",
    datetime(2026, 12, 10, 15, 0),
    90,
    "Africa/Tunis",
    group="working_groups/migration",
    place="Sample hall",
    link="https://meet.sample.example/room",
    languages=("en", "fr"),
    agenda="Welcome\n\nA sample point",
)


@pytest.fixture
def signed_up(world: World) -> dict[str, str]:
    """Four towns: three for migration, of whom two share their contact person; one for housing."""
    shared = {"publish_contact": "yes", "contact_name": "Sample Contact"}
    return {
        "a": accepted(
            world, "Sample Alpha", working_groups="migration housing", assessment="wanted", **shared
        ),
        "b": accepted(world, "Sample Beta", working_groups="migration", term_end="2026-04-20", **shared),
        "c": accepted(world, "Sample Gamma", working_groups="migration"),
        "d": accepted(world, "Sample Delta", working_groups="housing", assessment="done"),
    }


def members(world: World, key: str) -> list[str]:
    return [one.reference for one in world.desk.followup.group(key).members]


def test_sign_ups_by_size_and_assessments(world: World, signed_up: dict[str, str]) -> None:
    found = world.desk.followup.groups(WORKING_GROUPS)
    assert [(one.code, len(one.members), len(one.sharing)) for one in found] == [
        ("migration", 3, 2),
        ("housing", 2, 1),
    ]
    assert {one.code for one in world.desk.followup.groups(ASSESSMENT)} == {"wanted", "done"}
    assert len(world.desk.followup.group("").members) == 4


def test_what_is_not_accepted_signs_nobody_up(world: World) -> None:
    world.desk.intake.take_in("a.hrcb", packed(world.town("Sample Town"), working_groups="migration"))
    assert world.desk.followup.groups(WORKING_GROUPS) == ()


def test_those_on_hold_or_withdrawn_are_left_out_and_said(world: World, signed_up: dict[str, str]) -> None:
    world.desk.registrar.set_standing(signed_up["b"], PartyStanding.WITHDRAWN)
    world.desk.registrar.set_standing(signed_up["c"], PartyStanding.ON_HOLD)
    found = world.desk.followup.group("working_groups/migration")
    assert [one.reference for one in found.members] == [signed_up["a"]]
    assert {one.reference for one in found.left_out} == {signed_up["b"], signed_up["c"]}


def test_sign_ups_go_with_a_merge_and_come_back(world: World, signed_up: dict[str, str]) -> None:
    world.desk.registrar.merge(signed_up["b"], signed_up["d"])
    assert members(world, "working_groups/migration") == [signed_up["a"], signed_up["c"], signed_up["d"]]
    merged = world.desk.followup.people().get(signed_up["d"])
    assert merged is not None
    assert set(merged.chose("working_groups")) == {"migration", "housing"}
    assert merged.term_end == date(2026, 4, 20)
    assert merged.shares_contact
    world.desk.registrar.undo_merge(signed_up["b"])
    assert members(world, "working_groups/migration") == [signed_up["a"], signed_up["b"], signed_up["c"]]


def test_only_contacts_of_those_who_agreed(world: World, signed_up: dict[str, str], tmp_path: Path) -> None:
    group = world.desk.followup.group("working_groups/migration")
    saved = world.desk.followup.papers.contact_list(group.members, "Migration", "en", tmp_path)
    assert (saved.parties, saved.withheld) == (2, 1)
    rows = list(csv.reader(io.StringIO(saved.path.read_bytes().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [signed_up["a"], signed_up["b"]]
    assert rows[1][3] == "Sample Contact"
    assert "Gamma" not in saved.path.read_text(encoding="utf-8")
    only = [one for one in group.members if not one.shares_contact]
    with pytest.raises(Fault) as caught:
        world.desk.followup.papers.contact_list(only, "Migration", "en", tmp_path)
    assert caught.value.code is Code.NOBODY_TO_WRITE


def test_a_consent_that_is_taken_back_counts_at_once(world: World, signed_up: dict[str, str]) -> None:
    alpha = world.desk.parties.get(signed_up["a"])
    world.desk.consents.record(alpha.submissions[0], "publish_contact", False, "A sample request.")
    group = world.desk.followup.group("working_groups/migration")
    assert [one.reference for one in group.sharing] == [signed_up["b"]]


def test_a_form_that_names_a_protected_person_shares_no_contact(
    world: World, signed_up: dict[str, str], tmp_path: Path
) -> None:
    followup = world.desk.followup
    before = followup.group("working_groups/migration").sharing
    world.desk.protection.flag(before[0].contact, "A sample reason.")
    group = followup.group("working_groups/migration")
    assert [one.reference for one in group.sharing] == [signed_up["b"]]
    saved = followup.papers.contact_list(before, "Seen before", "en", tmp_path)
    assert (saved.parties, saved.withheld) == (1, 1)


# -- meetings


def test_a_meeting_is_planned_changed_and_called_off(world: World, signed_up: dict[str, str]) -> None:
    meetings = world.desk.followup.meetings
    identifier = meetings.plan(PLAN)
    assert meetings.get(identifier).plan == PLAN
    assert PLAN.begins.isoformat() == "2026-12-10T14:00:00+00:00"
    meetings.change(identifier, replace(PLAN, place="Another sample hall"))
    meetings.call_off(identifier)
    found = meetings.get(identifier)
    assert (found.sequence, found.called_off, found.plan.place) == (2, True, "Another sample hall")
    meetings.remove(identifier)
    assert meetings.all() == []
    with pytest.raises(Fault) as caught:
        meetings.get(identifier)
    assert caught.value.code is Code.MEETING_UNKNOWN


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"zone": "Sample/Nowhere"},
        {"minutes": 0},
        {"link": "javascript:alert(1)"},
        {"link": "https://a.example/ b"},
        {"agenda": "x" * 10_001},
    ],
)
def test_what_cannot_be_a_meeting_is_refused(world: World, wrong: dict[str, object]) -> None:
    with pytest.raises(Fault) as caught:
        world.desk.followup.meetings.plan(replace(PLAN, **wrong))  # type: ignore[arg-type]
    assert caught.value.code is Code.MEETING_UNUSABLE
    assert caught.value.params["field"] == next(iter(wrong))
    assert world.desk.log.events() == []


def test_attendance_and_minutes(world: World, signed_up: dict[str, str]) -> None:
    meetings = world.desk.followup.meetings
    identifier = meetings.plan(PLAN)
    meetings.note_attendance(identifier, signed_up["a"], CAME)
    meetings.note_attendance(identifier, signed_up["b"], ABSENT)
    meetings.note_attendance(identifier, signed_up["c"], CAME)
    meetings.note_attendance(identifier, signed_up["c"], "")
    assert meetings.attendance(identifier) == {signed_up["a"]: CAME, signed_up["b"]: ABSENT}
    meetings.note_minutes(identifier, "A sample decision.\n")
    assert meetings.minutes(meetings.get(identifier)) == "A sample decision."
    meetings.note_minutes(identifier, "  ")
    assert meetings.minutes(meetings.get(identifier)) == ""


def test_attendance_follows_a_merge(world: World, signed_up: dict[str, str]) -> None:
    meetings = world.desk.followup.meetings
    identifier = meetings.plan(PLAN)
    meetings.note_attendance(identifier, signed_up["a"], CAME)
    meetings.note_attendance(identifier, signed_up["b"], ABSENT)
    world.desk.registrar.merge(signed_up["a"], signed_up["b"])
    assert meetings.attendance(identifier) == {signed_up["b"]: CAME}
    meetings.note_attendance(identifier, signed_up["b"], "")
    assert meetings.attendance(identifier) == {}


def test_no_words_in_the_log(world: World, signed_up: dict[str, str]) -> None:
    identifier = world.desk.followup.meetings.plan(PLAN)
    world.desk.followup.meetings.note_minutes(identifier, "A sample decision.")
    lines = b"".join(event.line for event in world.desk.log.events())
    for words in (b"Sample hall", b"Sample meeting", b"sample.example", b"sample decision"):
        assert words not in lines


# -- reminders


def due(world: World, day: date) -> list[tuple[str, str, date, bool]]:
    return [
        (one.kind, one.person.reference, one.due, one.done is not None)
        for one in world.desk.followup.due(day)
    ]


def test_a_term_that_ends_and_a_year_that_has_gone_by(world: World, signed_up: dict[str, str]) -> None:
    b = signed_up["b"]
    assert due(world, date(2026, 2, 18)) == []
    assert due(world, date(2026, 2, 19)) == [(TERM, b, date(2026, 4, 20), False)]
    later = due(world, date(2027, 1, 1))
    assert {one[:3] for one in later if one[0] == YEARLY} == {
        (YEARLY, reference, date(2027, 3, 1)) for reference in signed_up.values()
    }
    much_later = [one for one in due(world, date(2029, 6, 1)) if one[1] == b and one[0] == YEARLY]
    assert much_later == [(YEARLY, b, date(2029, 3, 1), False)]


def test_done_is_noted_and_taken_back_whatever_the_number(world: World, signed_up: dict[str, str]) -> None:
    followup, day = world.desk.followup, date(2026, 3, 1)
    [term] = followup.due(day)
    followup.reminders.mark(term)
    assert due(world, day) == [(TERM, signed_up["b"], date(2026, 4, 20), True)]
    world.desk.registrar.merge(signed_up["b"], signed_up["a"])
    assert due(world, day) == [(TERM, signed_up["a"], date(2026, 4, 20), True)]
    [term] = followup.due(day)
    followup.reminders.take_back(term)
    assert due(world, day) == [(TERM, signed_up["a"], date(2026, 4, 20), False)]
    with pytest.raises(Fault) as caught:
        followup.reminders.mark(term, world.clock.now.date() + timedelta(days=1))
    assert caught.value.code is Code.DAY_IN_FUTURE


def test_a_newer_form_moves_a_reminder_on(world: World) -> None:
    town = world.town("Sample Town")
    first = world.desk.intake.take_in("1.hrcb", packed(town, term_end="2026-04-20"))
    assert first.submission is not None
    world.desk.review.accept(first.submission)
    world.clock.later(days=50)
    second = world.desk.intake.take_in("2.hrcb", packed(town, 2, term_end="2030-04-20"))
    assert second.submission is not None
    world.desk.review.accept(second.submission)
    assert due(world, date(2027, 2, 1)) == []
    [(kind, _party, day, _done)] = due(world, date(2027, 3, 1))
    assert (kind, day) == (YEARLY, date(2027, 4, 20))


def test_the_twenty_ninth_of_february() -> None:
    assert anniversary(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)


# -- the tables


def test_the_tables_made_again_are_the_same(world: World, signed_up: dict[str, str]) -> None:
    followup = world.desk.followup
    identifier = followup.meetings.plan(PLAN)
    followup.meetings.change(identifier, replace(PLAN, minutes=60))
    followup.meetings.note_attendance(identifier, signed_up["a"], CAME)
    followup.meetings.note_minutes(identifier, "A sample decision.")
    followup.reminders.mark(followup.due(date(2026, 3, 1))[0])

    def tables() -> dict[str, list[dict[str, object]]]:
        return {
            name: sorted(world.desk.store.rows(f"SELECT * FROM {name}"), key=str)  # noqa: S608
            for name in PROJECTED
        }

    before = tables()
    assert [name for name in PROJECTED if not before[name]] == ["pair"]
    world.desk.projection.rebuild()
    assert tables() == before
