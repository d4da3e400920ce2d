"""Follow-up at a real desk: sign-ups, meetings, reminders, contacts; merges, standing, consent."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from desk_world import World
from followup_world import packed, signed_up

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.followup.groups import ASSESSMENT, WORKING_GROUPS
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.said import ABSENT, CAME
from hrcapp.secretariat.followup.tables import PROJECTED

__all__ = ["signed_up"]

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
