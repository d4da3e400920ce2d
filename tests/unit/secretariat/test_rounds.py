"""Rounds of the exchange: what came of them is remembered; stopped or killed, the next goes on from there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from desk_world import World
from test_places import share

from hrcapp.exchange.transfer import Control
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import places, rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.rounds import KEPT
from hrcapp.secretariat.sync import Stage, Synced

T = TypeVar("T")


class Killed(BaseException):
    """In the place of a power cut."""


def killing(at: int) -> Callable[[Callable[[], T]], T]:
    """Lets `at` pieces of work pass to the store, then ends everything."""
    left = iter(range(at))

    def in_turn(work: Callable[[], T]) -> T:
        if next(left, None) is None:
            raise Killed
        return work()

    return in_turn


def test_a_desk_without_places_says_so(world: World) -> None:
    with pytest.raises(Fault) as caught:
        rounds.make(world.desk)
    assert caught.value.code is Code.DROP_BOX_MISSING
    assert world.desk.rounds.last() is None


def test_a_round_is_remembered_with_what_happened(world: World, tmp_path: Path) -> None:
    box, desks = share(world, tmp_path)
    box.put_bundle(world.town().pack().data)
    steps: list[tuple[Stage, int, int]] = []
    done = rounds.make(world.desk, by_itself=True, progress=lambda *step: steps.append(step))
    assert (done.new, done.published, done.sent, done.by_itself) == (1, 1, 1, True)
    assert steps == [(Stage.IMPORT, 1, 1), (Stage.SHARE, 1, 1), (Stage.ANSWER, 1, 1)]
    desks.rename(tmp_path / "gone")
    rounds.make(world.desk)
    (tmp_path / "gone").rename(desks)
    rounds.make(world.desk)
    last = world.desk.rounds.last()
    assert last is not None
    assert not last.eventful
    failed, first = world.desk.rounds.eventful()
    assert first == done
    assert [(fault.code, fault.params) for fault in failed.faults] == [
        (Code.PLACE_MISSING, {"path": str(desks)})
    ]


def test_only_the_latest_rounds_are_kept(world: World) -> None:
    with world.desk.store.transaction():
        for number in range(KEPT + 3):
            made = Synced(sent=number)
            world.desk.rounds.record(world.clock(), made, by_itself=True, whole=True, places="a")
    assert len(world.desk.rounds.eventful(KEPT * 2)) == KEPT
    assert world.desk.rounds.eventful(1)[0].sent == KEPT + 2


def test_all_days_are_looked_through_once_a_day(world: World, tmp_path: Path) -> None:
    share(world, tmp_path)
    desk = world.desk
    names = desk.open_places().names
    assert desk.rounds.since(names) is None
    rounds.make(desk)
    world.clock.now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    assert desk.rounds.since(names) == date(2026, 2, 27)
    assert desk.rounds.since("another place") is None
    world.clock.later(hours=2)
    assert desk.rounds.since(names) is None


def test_a_round_stopped_in_the_midst_promises_nothing(world: World, tmp_path: Path) -> None:
    box, _desks = share(world, tmp_path)
    town = world.town()
    for number in range(3):
        box.put_bundle(world.town(f"Town {number}").pack().data)
    box.put_bundle(town.pack().data)
    control = Control()

    def stop(stage: Stage, done: int, _total: int) -> None:
        if (stage, done) == (Stage.SHARE, 1):
            control.stop()

    done = rounds.make(world.desk, control=control, progress=stop)
    assert (done.new, done.published, done.sent, done.stopped) == (4, 1, 0, True)
    assert (done.waiting, done.held) == (3, 3)
    done = rounds.make(world.desk)
    assert (done.new, done.published, done.sent, done.stopped) == (0, 3, 4, False)


@pytest.mark.parametrize("at", [1, 3, 5, 8, 10, 12, 15])
def test_killed_at_any_instant_nothing_is_lost_and_nothing_doubled(
    world: World, tmp_path: Path, at: int
) -> None:
    box, desks = share(world, tmp_path)
    towns = [world.town(f"Town {number}") for number in range(2)]
    for town in towns:
        box.put_bundle(town.pack().data)
    with pytest.raises(Killed):
        rounds.make(world.desk, in_turn=killing(at))
    world.desk.close()
    world.desk = Desk.open(world.home, clock=world.clock)
    rounds.make(world.desk)
    assert len(world.desk.review.items()) == 2
    assert len(list(desks.glob("events/*/*/*.json"))) == len(list(desks.glob("bundles/*/*.hrcb"))) == 2
    for town in towns:
        assert len(box.list_receipts(town.device.signing.public)) == 1
    again = rounds.make(world.desk)
    assert (again.new, again.published, again.sent, again.waiting, again.held) == (0, 0, 0, 0, 0)


def test_nothing_happens_by_itself_before_it_was_switched_on(world: World) -> None:
    assert not places.is_automatic(world.home)
    places.set_automatic(world.home, True)
    assert places.is_automatic(world.home)
    places.set_automatic(world.home, False)
    assert not places.is_automatic(world.home)
