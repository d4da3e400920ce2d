"""Reminders: a term of office that ends, a year that has gone by; what was done, whatever the number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from desk_world import World
from followup_world import packed, signed_up

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.followup.reminders import anniversary
from hrcapp.secretariat.followup.said import TERM, YEARLY

__all__ = ["signed_up"]


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
