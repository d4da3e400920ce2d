"""Whom the campaign invited: taking a list in, answers, who it became, and the funnel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from desk_world import World

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import outreach_table
from hrcapp.secretariat.dashboard import Step
from hrcapp.secretariat.fold_parties import LATER, NO, YES
from hrcapp.secretariat.outreach import Invited, inviters

LIST = """Name;Pays;Region;Invited by;Date;Replied on;Colour
Sample Town;Sénégal;Sample Region;Sample section;2026-01-15;2026-02-01;red
Sample Port;TN;;Sample section;16/01/2026;;
;FR;;;;;
Sample Isle;Atlantis;;;;;
sample  TOWN;SN;sample region;;;;
"""


def taken(world: World) -> list[str]:
    table = outreach_table.table(LIST.encode(), "list.csv")
    found = outreach_table.rows(table, table.guess())
    done = world.desk.outreach.take_in(
        [row.invited for row in found.rows], [row.replied for row in found.rows]
    )
    assert (done.new, done.known) == (3, 1)
    return [entry.id for entry in world.desk.outreach.all()]


def accepted(world: World, name: str) -> str:
    one = world.desk.intake.take_in("a.hrcb", world.town(name).pack().data)
    assert one.submission is not None
    world.desk.review.accept(one.submission)
    return world.desk.review.item(one.submission).party or ""


def test_columns_are_recognised_and_rows_read() -> None:
    table = outreach_table.table(LIST.encode(), "list.csv")
    columns = table.guess()
    assert columns == {"name": 0, "country": 1, "admin1": 2, "by": 3, "day": 4, "replied": 5}
    found = outreach_table.rows(table, columns)
    assert found.unnamed == (4,)
    assert found.countries == {"Atlantis": 1}
    assert found.rows[0].invited == Invited(
        "Sample Town", "SN", admin1="Sample Region", by="Sample section", day=date(2026, 1, 15)
    )
    assert found.rows[0].replied == date(2026, 2, 1)
    assert [row.number for row in found.rows] == [2, 3, 5, 6]
    assert found.rows[1].invited.day == date(2026, 1, 16)


def test_a_table_without_names_or_rows_is_refused() -> None:
    table = outreach_table.table(LIST.encode(), "list.csv")
    with pytest.raises(Fault) as caught:
        outreach_table.rows(table, {"country": 1})
    assert caught.value.code is Code.TABLE_NO_NAMES
    with pytest.raises(Fault) as caught:
        outreach_table.table(b"Name;Country\n", "list.csv")
    assert caught.value.code is Code.TABLE_EMPTY


def test_taking_the_same_list_in_again_changes_nothing(world: World) -> None:
    first = taken(world)
    before = world.desk.outreach.all()
    table = outreach_table.table(LIST.encode(), "list.csv")
    found = outreach_table.rows(table, table.guess())
    done = world.desk.outreach.take_in([row.invited for row in found.rows])
    assert (done.new, done.known) == (0, 4)
    assert world.desk.outreach.all() == before
    assert len(first) == 3


def test_answers_corrections_and_taking_back(world: World) -> None:
    outreach = world.desk.outreach
    isle, port, town = taken(world)
    assert outreach.get(town).replied == date(2026, 2, 1)
    outreach.reply(port, LATER, date(2026, 2, 20))
    assert (outreach.get(port).answer, outreach.get(port).replied) == (LATER, date(2026, 2, 20))
    outreach.reply(port, "")
    assert (outreach.get(port).answer, outreach.get(port).replied) == ("", None)
    with pytest.raises(Fault) as caught:
        outreach.reply(port, YES, date(2027, 1, 1))
    assert caught.value.code is Code.DAY_IN_FUTURE
    outreach.change(isle, replace(outreach.get(isle).invited, country="PT"))
    assert outreach.get(isle).invited.country == "PT"
    outreach.remove(isle)
    assert [entry.id for entry in outreach.all()] == [port, town]
    with pytest.raises(Fault) as caught:
        outreach.reply(isle, NO)
    assert caught.value.code is Code.INVITATION_UNKNOWN


def test_the_funnel_as_of_a_day(world: World) -> None:
    desk = world.desk
    _isle, port, town = taken(world)
    one = accepted(world, "Sample Town")
    assert desk.outreach.suggest(town)[0].reference == one
    desk.outreach.link(town, one)
    invited, replied = desk.outreach.begun(date(2026, 3, 1))
    assert (invited.key, invited.parties, invited.more) == (Step.INVITED, (one,), 2)
    assert (replied.key, replied.parties, replied.more) == (Step.REPLIED, (one,), 0)
    assert [step.count for step in desk.outreach.begun(date(2026, 2, 28))] == [0, 0]
    world.clock.later(days=3)
    desk.outreach.reply(port, NO)
    assert [step.count for step in desk.outreach.begun(date(2026, 3, 4))] == [3, 2]
    assert [step.key for step in desk.dashboards.as_of(date(2026, 3, 4)).funnel] == list(Step)


def test_the_funnel_of_each_inviter(world: World) -> None:
    _isle, _port, town = taken(world)
    world.desk.outreach.link(town, accepted(world, "Sample Town"))
    found = inviters(world.desk.outreach.all(), {"HRC-2026-0001"}, set())
    told = [(one.by, one.invited, one.replied, one.pledged, one.form) for one in found]
    assert told == [("Sample section", 2, 1, 1, 0), ("", 1, 0, 0, 0)]


def test_an_invited_party_that_is_equal_in_every_respect_is_linked(world: World) -> None:
    one = accepted(world, "Sample Town")
    known = {"country": "SN", "kind": "local_government", "level": "municipal", "admin1": "Sample Region"}
    same = world.desk.outreach.add(Invited("SAMPLE TOWN", **known))
    other = world.desk.outreach.add(Invited("Sample Town", **{**known, "admin1": ""}))
    assert world.desk.outreach.get(same).party == one
    assert world.desk.outreach.get(other).party == ""


def test_the_log_holds_no_names_of_those_invited(world: World) -> None:
    taken(world)
    lines = b"".join(signed.line for signed in world.desk.log.events())
    assert b"Sample" not in lines
