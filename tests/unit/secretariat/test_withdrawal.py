"""Taking a decision back: until its answer leaves, and what two desks see of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import World

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import rounds
from tests.two_desks import Colleague, join


def arrived(world: World, name: str = "Sample Town") -> str:
    taken = world.desk.intake.take_in("a.hrcb", world.town(name).pack().data)
    assert taken.submission is not None
    return taken.submission


def kinds(folder: Path) -> list[str]:
    return sorted(path.name.rsplit("-", 1)[1].removesuffix(".hrcr") for path in folder.iterdir())


def test_a_decision_taken_back_never_leaves(world: World, tmp_path: Path) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.reject(key, "A slip of the hand.")
    undo = desk.withdrawal.of(key)
    assert undo is not None
    assert undo.possible
    assert undo.decision is ReviewState.REJECTED
    waiting = desk.outgoing.of(key)
    desk.withdrawal.withdraw(key, "Wrong button.")
    assert desk.review.item(key).state is ReviewState.TO_REVIEW
    assert desk.withdrawal.of(key) is None
    (tmp_path / "out").mkdir()
    desk.outgoing.write(tmp_path / "out", waiting)  # even where it had been listed before
    assert kinds(tmp_path / "out") == ["received"]


def test_it_can_be_decided_anew_and_only_that_answer_leaves(world: World, tmp_path: Path) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    desk.withdrawal.withdraw(key)
    world.clock.later(minutes=1)
    desk.review.return_(key, {"": "Please look again."})
    assert desk.review.item(key).state is ReviewState.RETURNED
    (tmp_path / "out").mkdir()
    desk.outgoing.write(tmp_path / "out")
    assert kinds(tmp_path / "out") == ["received", "returned"]


def test_a_withdrawn_acceptance_is_not_counted(world: World) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    day = world.clock.now.date()
    assert desk.figures.as_of(day).counts.parties == 1
    desk.withdrawal.withdraw(key)
    assert desk.figures.as_of(day).counts.parties == 0


def test_what_has_left_cannot_be_called_back(world: World, tmp_path: Path) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    (tmp_path / "out").mkdir()
    world.clock.later(minutes=3)
    desk.outgoing.write(tmp_path / "out")
    undo = desk.withdrawal.of(key)
    assert undo is not None
    assert not undo.possible
    assert undo.left == world.clock.now
    assert undo.way == "file"
    with pytest.raises(Fault) as raised:
        desk.withdrawal.withdraw(key)
    assert raised.value.code is Code.WITHDRAWAL_LATE
    assert desk.review.item(key).state is ReviewState.ACCEPTED


def test_bringing_a_file_again_does_not_make_a_given_answer_ungiven(world: World, tmp_path: Path) -> None:
    desk, town = world.desk, world.town()
    data = town.pack().data
    key = desk.intake.take_in("a.hrcb", data).submission
    assert key is not None
    desk.review.accept(key)
    (tmp_path / "out").mkdir()
    desk.outgoing.write(tmp_path / "out")
    desk.intake.take_in("again.hrcb", data)  # now its answers wait once more
    undo = desk.withdrawal.of(key)
    assert undo is not None
    assert not undo.possible


@pytest.fixture
def other(world: World, tmp_path: Path) -> Colleague:
    (tmp_path / "shared").mkdir()
    spec = DropBoxSpec("folder", str(tmp_path / "shared"))
    made = join(tmp_path / "other", world.home, world.campaign, world.clock, spec)
    world.desk.renew()
    return made


def test_one_desk_hands_out_while_another_takes_back(world: World, other: Colleague, tmp_path: Path) -> None:
    """Neither is lost: both desks show a conflict, and one more decision settles it."""
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    rounds.make(desk)
    other.round()
    other.desk.withdrawal.withdraw(key, "The other desk saw a mistake.")
    (tmp_path / "out").mkdir()
    desk.outgoing.write(tmp_path / "out")  # it has not heard of that
    assert kinds(tmp_path / "out") == ["accepted", "received"]
    for _ in range(2):
        rounds.make(desk)
        other.round()
    for one in (desk, other.desk):
        assert one.review.item(key).state is ReviewState.CONFLICT
        said = one.disputes.decisions(key)
        assert {each.state for each in said} == {ReviewState.ACCEPTED, ReviewState.TO_REVIEW}
        assert one.withdrawal.of(key) is None
    assert "The other desk saw a mistake." in [one.message for one in desk.disputes.decisions(key)]
    world.clock.later(minutes=1)
    desk.review.reject(key, "Settled by telephone.")
    rounds.make(desk)
    other.round()
    assert other.desk.review.item(key).state is ReviewState.REJECTED
    other.desk.close()


def test_a_withdrawal_that_is_heard_in_time_holds_at_every_desk(
    world: World, other: Colleague, tmp_path: Path
) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    rounds.make(desk)
    other.round()
    other.desk.withdrawal.withdraw(key)
    other.round()
    rounds.make(desk)
    assert desk.review.item(key).state is ReviewState.TO_REVIEW
    (tmp_path / "out").mkdir()
    desk.outgoing.write(tmp_path / "out")
    assert kinds(tmp_path / "out") == ["received"]
    other.desk.close()
