"""The follow-up between desks: what one decides the others know, and what two decide at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from followup_world import accepted
from test_shared_log import Desks, tables, three

from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.said import ABSENT, ACCEPTED, ASIDE, CAME

__all__ = ["three"]

PLAN = Plan("Sample meeting", datetime(2026, 12, 10, 15, 0), 90, "UTC", agenda="A sample point")


def test_what_one_desk_decides_the_others_know(three: Desks) -> None:
    first, second, third = three.desks
    shared = {"publish_contact": "yes", "term_end": "2026-04-20"}
    one = accepted(three.world, "One Town", first, offers="food", needs="care", **shared)
    other = accepted(three.world, "Other Town", first, offers="care", needs="food", **shared)
    three.settle()
    identifier = second.followup.meetings.plan(PLAN)
    three.settle()
    third.followup.meetings.note_attendance(identifier, one, CAME)
    first.followup.meetings.note_attendance(identifier, other, ABSENT)
    second.followup.meetings.note_minutes(identifier, "A sample decision.")
    [pair] = third.followup.matching().suggested
    third.followup.pairs.decide(pair, ACCEPTED)
    first.followup.reminders.mark(first.followup.due(date(2026, 3, 1))[0])
    three.settle()
    assert tables(first) == tables(second) == tables(third)
    for desk in three.desks:
        meeting = desk.followup.meetings.get(identifier)
        assert meeting.plan == PLAN
        assert desk.followup.meetings.minutes(meeting) == "A sample decision."
        assert desk.followup.meetings.attendance(identifier) == {one: CAME, other: ABSENT}
        assert [found.key for found in desk.followup.matching().accepted] == [(one, other)]
        assert [found.done is not None for found in desk.followup.due(date(2026, 3, 1))] == [True, False]


def test_two_desks_change_a_meeting_at_once(three: Desks) -> None:
    first, second, _third = three.desks
    identifier = first.followup.meetings.plan(PLAN)
    three.settle()
    first.followup.meetings.change(identifier, replace(PLAN, minutes=60))
    three.world.clock.later(minutes=1)
    second.followup.meetings.call_off(identifier)
    before = [desk.followup.meetings.get(identifier).sequence for desk in (first, second)]
    three.settle()
    found = [desk.followup.meetings.get(identifier) for desk in three.desks]
    assert found[0] == found[1] == found[2]
    assert found[0].called_off, "the last word stands"
    assert found[0].sequence > max(before), "calendars take the file that comes of it"


def test_two_desks_decide_about_a_pair_at_once(three: Desks) -> None:
    first, second, _third = three.desks
    for name, offers, needs in (("One Town", "food", "care"), ("Other Town", "care", "food")):
        accepted(three.world, name, first, offers=offers, needs=needs, publish_contact="yes")
    three.settle()
    [pair] = first.followup.matching().suggested
    first.followup.pairs.decide(pair, ASIDE)
    three.world.clock.later(minutes=1)
    second.followup.pairs.decide(pair, ACCEPTED)
    three.settle()
    assert tables(first) == tables(second)
    assert [found.key for found in first.followup.matching().accepted] == [pair.key]
