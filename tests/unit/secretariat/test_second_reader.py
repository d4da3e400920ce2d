"""A kit may ask for a second reader: one desk proposes, another one accepts; then an answer leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_world import World
from test_shared_log import Desks, FolderShelf, second_home, take_in

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import Signer
from hrcapp.exchange.names import RECEIPTS_ROLE
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import audit_words, campaign, custody, kit_changes
from hrcapp.secretariat.desk import Desk


def publish(world: World, *staff: SigningKey, second_reader: bool = True) -> None:
    signers = [Signer(f"colleague {n}", key.public, (RECEIPTS_ROLE,)) for n, key in enumerate(staff)]
    campaign.publish_next(
        world.home,
        world.campaign.root_key,
        world.clock(),
        signers=(*world.campaign.kit.content.signers, *signers),
        second_reader=second_reader,
    )


@pytest.fixture
def three(tmp_path: Path, world: World) -> Iterator[Desks]:
    """Three desks whose kit asks for a second reader."""
    keys = [SigningKey.generate() for _ in range(2)]
    publish(world, *keys)
    kits = [custody.kit_bytes(world.home, version) for version in (1, 2)]
    homes = [
        world.home,
        *(second_home(tmp_path / f"desk {n}", world, key, kits) for n, key in enumerate(keys)),
    ]
    world.desk.close()
    desks = [Desk.open(home, clock=world.clock) for home in homes]
    world.desk = desks[0]
    made = Desks(world, desks, homes, FolderShelf(tmp_path / "place"), tmp_path / "place")
    yield made
    for desk in made.desks:
        if desk is not world.desk:
            desk.close()


@pytest.fixture
def arrived(three: Desks) -> str:
    key = take_in(three.desks[0], three.world.town().pack().data)
    three.settle()
    return key


def answers(desk: Desk, key: str) -> list[str]:
    return [answer.kind for answer in desk.outgoing.of(key)]


def test_an_answer_leaves_only_after_the_second_reader(three: Desks, arrived: str) -> None:
    first, second, third = three.desks
    assert first.review.accept(arrived, "Welcome.") is ReviewState.PROPOSED
    assert first.review.item(arrived).state is ReviewState.PROPOSED
    assert answers(first, arrived) == ["received"]
    with pytest.raises(Fault) as twice:
        first.review.accept(arrived)
    assert twice.value.code is Code.SECOND_READER_OTHER
    three.settle()
    for desk in three.desks:
        assert [item.key for item in desk.review.waiting()] == [arrived]
        [proposal] = desk.second_reader.proposals(arrived)
        assert (proposal.desk, proposal.message) == (first.log.desk, "Welcome.")
        assert desk.figures.as_of(three.world.clock.now.date()).counts.parties == 0
    assert second.review.accept(arrived) is ReviewState.ACCEPTED
    three.settle()
    for desk in three.desks:
        assert desk.review.item(arrived).state is ReviewState.ACCEPTED
        assert answers(desk, arrived) == ["received", "accepted"]
    assert third.figures.as_of(three.world.clock.now.date()).counts.parties == 1


@pytest.mark.parametrize("state", [ReviewState.RETURNED, ReviewState.REJECTED])
def test_the_second_reader_may_differ(three: Desks, arrived: str, state: ReviewState) -> None:
    first, second, _third = three.desks
    first.review.accept(arrived)
    three.settle()
    if state is ReviewState.RETURNED:
        second.review.return_(arrived, {"": "Please look again."})
    else:
        second.review.reject(arrived, "Not from a town.")
    three.settle()
    for desk in three.desks:
        assert desk.review.item(arrived).state is state
        assert answers(desk, arrived) == ["received", state]


def test_two_desks_that_propose_before_they_hear_of_each_other_agree(three: Desks, arrived: str) -> None:
    first, second, _third = three.desks
    for desk in (first, second):
        assert desk.review.accept(arrived) is ReviewState.PROPOSED
    three.settle()
    assert first.review.item(arrived).state is ReviewState.PROPOSED
    assert first.review.accept(arrived) is ReviewState.ACCEPTED
    three.settle()
    assert answers(second, arrived) == ["received", "accepted"]


def test_a_proposal_can_be_taken_back_by_its_own_desk(three: Desks, arrived: str) -> None:
    first, second, _third = three.desks
    first.review.accept(arrived)
    three.settle()
    second.second_reader.take_back(arrived)
    assert second.review.item(arrived).state is ReviewState.PROPOSED
    first.second_reader.take_back(arrived)
    three.settle()
    for desk in three.desks:
        assert desk.review.item(arrived).state is ReviewState.TO_REVIEW
    assert second.review.accept(arrived) is ReviewState.PROPOSED


def test_what_is_known_of_proposals_can_be_made_again(three: Desks, arrived: str) -> None:
    first, second, _third = three.desks
    first.review.accept(arrived, "Welcome.")
    three.settle()
    before = second.store.rows("SELECT * FROM proposal")
    second.projection.rebuild()
    assert second.store.rows("SELECT * FROM proposal") == before
    assert [one.message for one in second.second_reader.proposals(arrived)] == ["Welcome."]


def test_a_kit_that_asks_for_nobody_is_as_before(world: World) -> None:
    key = take_in(world.desk, world.town().pack().data)
    assert not world.desk.second_reader.asked
    assert world.desk.review.accept(key) is ReviewState.ACCEPTED


def test_a_kit_cannot_ask_for_a_second_reader_whom_it_does_not_name(world: World) -> None:
    with pytest.raises(Fault) as refused:
        publish(world)
    assert refused.value.code is Code.SECOND_READER_ALONE


def test_the_rule_is_said_before_the_kit_is_signed(world: World) -> None:
    publish(world, SigningKey.generate())
    newest, first = custody.kits(world.home)
    assert newest.content.second_reader
    assert not first.content.second_reader
    told = {change.what for change in kit_changes.changes(first.content, newest.content, "en")}
    assert "Second reader" in told


def test_the_audit_names_who_accepted_alone_and_which_kit_asked(world: World) -> None:
    """A desk that had not heard of the rule: its acceptance counts, and whoever looks is told."""
    before = take_in(world.desk, world.town("Before").pack().data)
    world.desk.review.accept(before)
    world.clock.later(minutes=1)
    publish(world, SigningKey.generate())
    alone = take_in(world.desk, world.town("Alone").pack().data)
    world.desk.review.accept(alone)
    world.desk.renew()
    found = world.desk.audit.run()
    [one] = found.alone
    assert (one.desk, one.kit) == (world.desk.log.desk, 2)
    [accepted] = [event for event in world.desk.log.about(alone) if event.event.kind == "accept"]
    assert (one.seq, one.digest) == (accepted.event.seq, accepted.digest)
    assert found.clean, "it is no fault of the log"
    [note] = audit_words.notes(found, lambda _desk: "Sample desk")
    assert note == (
        f"Sample desk accepted 1 form alone, though kit 2 asks for a second reader: line {one.seq}."
    )


def test_the_audit_is_silent_where_two_have_read(three: Desks, arrived: str) -> None:
    first, second, _third = three.desks
    first.review.accept(arrived)
    three.world.clock.later(minutes=1)
    three.settle()
    second.review.accept(arrived)
    three.settle()
    assert [desk.audit.run().alone for desk in three.desks] == [[], [], []]
