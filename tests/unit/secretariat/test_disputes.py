"""Two desks that have said different things: both are shown with names and words, and settled by one more."""

from __future__ import annotations

import pytest
from test_shared_log import Desks, take_in, three

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState

__all__ = ["three"]


def test_both_decisions_are_shown_with_their_desks_and_words(three: Desks) -> None:
    first, second, third = three.desks
    key = take_in(first, three.world.town("One Town").pack().data)
    three.settle()
    first.review.accept(key, "Welcome.")
    three.world.clock.later(minutes=5)
    second.review.return_(key, {"": "Please look again."}, "Not yet.")
    three.settle()
    for desk in three.desks:
        assert [(one.desk, one.state, one.message) for one in desk.disputes.decisions(key)] == [
            ("secretariat", ReviewState.ACCEPTED, "Welcome."),
            ("colleague 0", ReviewState.RETURNED, "Not yet."),
        ]
        [arrived] = [one for one in desk.inbox.files() if one.item and one.item.key == key]
        assert arrived.decisions[1].comments == {"": "Please look again."}
        assert [item.key for item in desk.review.waiting()] == [key]
    third.review.accept(key, "Welcome after all.")
    three.settle()
    assert [one.desk for one in first.disputes.decisions(key)] == ["colleague 1"]
    assert first.inbox.files()[0].decisions == ()


@pytest.mark.parametrize("chosen", ["HRC-2026-0001", "HRC-2026-B0001"])
def test_two_parties_for_one_submission_are_settled_by_a_person(three: Desks, chosen: str) -> None:
    first, second, third = three.desks
    key = take_in(first, three.world.town("One Town").pack().data)
    submission = first.review.item(key).submission
    three.settle()
    first.parties.create(submission)
    three.world.clock.later(minutes=5)
    second.parties.create(submission, second.parties.next_reference())
    three.settle()
    [party] = third.parties.all()
    assert not party.settled
    [dispute] = third.disputes.about(party.reference)
    assert dispute.submission == submission
    assert not dispute.is_second_founder
    assert [(one.desk, one.party) for one in dispute.claims] == [
        ("secretariat", "HRC-2026-0001"),
        ("colleague 0", "HRC-2026-B0001"),
    ]
    third.disputes.settle(submission, chosen)
    three.settle()
    for desk in three.desks:
        [party] = desk.parties.all()
        assert (party.reference, party.settled) == (chosen, True)
        assert desk.disputes.about(chosen) == ()


@pytest.mark.parametrize("together", [True, False])
def test_two_founders_of_one_party_are_told_apart_or_joined(three: Desks, together: bool) -> None:
    first, second, third = three.desks
    submissions = []
    for desk in (first, second):
        key = take_in(desk, three.world.town("One Town").pack().data)
        submissions.append(desk.review.item(key).submission)
        desk.parties.create(submissions[-1], "2022-22")
        three.world.clock.later(minutes=5)
    three.settle()
    [dispute] = third.disputes.about("2022-22")
    assert dispute.is_second_founder
    assert dispute.submission == submissions[1]
    if together:
        third.disputes.settle(dispute.submission, "2022-22")
    else:
        third.disputes.apart(dispute.submission)
    three.settle()
    for desk in three.desks:
        assert all(party.settled for party in desk.parties.all())
        assert len(desk.parties.all()) == (1 if together else 2)


def test_a_party_that_nobody_named_settles_nothing(three: Desks) -> None:
    first = three.desks[0]
    key = take_in(first, three.world.town("One Town").pack().data)
    with pytest.raises(Fault) as caught:
        first.disputes.settle(first.review.item(key).submission, "HRC-2026-0099")
    assert caught.value.code is Code.PARTY_UNKNOWN
