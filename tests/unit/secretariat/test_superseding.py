"""A decision after the answer has left: it stands everywhere, and the town's app goes by the newer answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import Town, World

from hrcapp.exchange.receipt import Receipt, open_receipt
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.fold import fold
from hrcapp.store import blobs

REASON = "A sample of another town was meant."


@pytest.fixture
def town(world: World) -> Town:
    return world.town()


@pytest.fixture
def key(world: World, town: Town, tmp_path: Path) -> str:
    """A version that was accepted, and whose answer has left."""
    taken = world.desk.intake.take_in("a.hrcb", town.pack().data)
    assert taken.submission is not None
    world.desk.review.accept(taken.submission)
    assert world.desk.superseding.possible(taken.submission) == (), "it can still be taken back"
    hand_out(world, tmp_path)
    return taken.submission


def hand_out(world: World, folder: Path) -> None:
    world.clock.later(hours=1)
    world.desk.outgoing.write(folder)


def answer(world: World, town: Town, key: str) -> Receipt:
    """The answer that stands, as the town reads it."""
    row = world.desk.store.row("SELECT decision_receipt FROM version WHERE key = ?", (key,))
    assert row is not None
    return open_receipt(blobs.get(world.desk.store, row["decision_receipt"]), town.device.identity, town.kit)


def test_what_was_accepted_by_mistake_is_rejected(world: World, town: Town, key: str, tmp_path: Path) -> None:
    desk, first = world.desk, answer(world, town, key)
    assert desk.superseding.possible(key) == (ReviewState.RETURNED, ReviewState.REJECTED)
    desk.superseding.decide(key, ReviewState.REJECTED, REASON)
    assert desk.review.item(key).state is ReviewState.REJECTED
    second = answer(world, town, key)
    assert (second.kind, second.content_hash) == ("rejected", first.content_hash)
    assert second.at > first.at
    assert second.message == f"This answer replaces our answer of 1 March 2026. The reason: {REASON}"
    assert desk.figures.as_of(world.clock.now.date()).counts.pledges == 0
    assert desk.withdrawal.of(key).possible, "the new answer has not left"  # type: ignore[union-attr]
    out = tmp_path / "second"
    out.mkdir()
    hand_out(world, out)
    assert len(list(out.rglob("*.hrcr"))) == 1
    assert [state for state, _at in desk.superseding.replaced(key)] == [ReviewState.ACCEPTED]
    assert desk.superseding.possible(key) == (ReviewState.ACCEPTED, ReviewState.RETURNED)
    desk.superseding.decide(key, ReviewState.ACCEPTED, REASON)
    assert desk.review.item(key).state is ReviewState.ACCEPTED


def test_whoever_hears_of_the_events_in_any_order_sees_the_same(world: World, key: str) -> None:
    world.desk.superseding.decide(key, ReviewState.RETURNED, REASON)
    events = world.desk.log.events()
    for order in (events, events[::-1]):
        version = fold(order).versions[key]
        assert (version.decision, len(version.decided_by)) == (ReviewState.RETURNED, 1)
    kinds = [one.event.kind for one in world.desk.log.about(key)]
    assert kinds == ["import", "accept", "handed", "return"], "what was decided before stays in the log"


def test_the_reason_of_a_return_is_its_comment(world: World, town: Town, key: str) -> None:
    world.desk.superseding.decide(key, ReviewState.RETURNED, f" {REASON} ")
    assert [(one.path, one.text) for one in answer(world, town, key).comments] == [("", REASON)]


@pytest.mark.parametrize(
    ("decision", "reason", "code"),
    [
        (ReviewState.REJECTED, " ", Code.REASON_REQUIRED),
        (ReviewState.ACCEPTED, REASON, Code.ALREADY_DECIDED),
    ],
)
def test_not_without_a_reason_nor_the_same_again(
    world: World, key: str, decision: ReviewState, reason: str, code: Code
) -> None:
    with pytest.raises(Fault) as raised:
        world.desk.superseding.decide(key, decision, reason)
    assert raised.value.code is code
    assert world.desk.review.item(key).state is ReviewState.ACCEPTED
