"""The state is a pure fold of the set of events, whatever their order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hrcapp.exchange.events import Event, SignedEvent, sign
from hrcapp.exchange.keys import SigningKey
from hrcapp.model.status import PartyStanding, ReviewState
from hrcapp.secretariat import fold_parties
from hrcapp.secretariat.fold import DECISIONS, Kind, fold, heads, topic

START = datetime(2026, 3, 1, tzinfo=UTC)
KEYS = [SigningKey.generate() for _ in range(3)]
VERSION = "a" * 64


class Desk:
    """A desk that has seen some events and writes the next one."""

    def __init__(self, number: int, key: SigningKey) -> None:
        self.name = f"desk-{number}"
        self.key = key
        self.seq = 0
        self.seen: list[SignedEvent] = []

    def say(self, kind: str, subject: str, minutes: int = 0, **data: str | int) -> SignedEvent:
        about = [e for e in self.seen if e.event.subject == subject and topic(e.event.kind) == topic(kind)]
        self.seq += 1
        event = Event(
            self.name,
            self.seq,
            kind,
            subject,
            START + timedelta(minutes=minutes),
            tuple(sorted(e.digest for e in heads(about))),
            data,
        )
        signed = sign(event, self.key)
        self.seen.append(signed)
        return signed


def imported(desk: Desk, version: str = VERSION) -> SignedEvent:
    return desk.say(
        Kind.IMPORT,
        version,
        bundle="b" * 64,
        submission="s",
        revision=1,
        sender="x",
        reference="HRC-2026-0001",
    )


_OTHERS = (Kind.IMPORT, Kind.PARTY, Kind.MERGE, Kind.STANDING, Kind.CODING, Kind.APPROVE_SENDER)


@st.composite
def histories(draw: st.DrawFn) -> list[SignedEvent]:
    """What three desks write that hear of each other now and then."""
    desks = [Desk(number, key) for number, key in enumerate(KEYS)]
    versions = [VERSION, "c" * 64]
    for step in range(draw(st.integers(1, 14))):
        desk = draw(st.sampled_from(desks))
        kind = draw(st.sampled_from([*DECISIONS, *_OTHERS]))
        if kind == Kind.PARTY:
            desk.say(kind, "s", step, action="link", party=draw(st.sampled_from(["P-1", "P-2"])))
        elif kind == Kind.MERGE:
            one, into = draw(st.permutations(["P-1", "P-2", "P-3"]))[:2]
            desk.say(kind, one, step, into=draw(st.sampled_from([into, ""])))
        elif kind == Kind.STANDING:
            desk.say(kind, "P-1", step, standing=draw(st.sampled_from([*PartyStanding, "nonsense"])))
        elif kind == Kind.CODING:
            desk.say(kind, "F01", step, finding=draw(st.sampled_from(["d" * 64, "e" * 64])))
        elif kind == Kind.APPROVE_SENDER:
            desk.say(kind, "SHA256:x", step, **{"as": draw(st.sampled_from(["sender", "own"]))})
        elif kind == Kind.IMPORT:
            imported(desk, draw(st.sampled_from(versions)))
        else:
            desk.say(kind, draw(st.sampled_from(versions)), step, receipt="f" * 64)
        if draw(st.booleans()):
            other = draw(st.sampled_from(desks))
            other.seen += [event for event in desk.seen if event not in other.seen]
    return [event for desk in desks for event in desk.seen]


@settings(max_examples=60, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_give_the_same_state(events: list[SignedEvent], chance: Random) -> None:
    shuffled = events + events[: len(events) // 2]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(events)


@settings(max_examples=30, deadline=None)
@given(histories())
def test_any_part_of_the_set_folds_too(events: list[SignedEvent]) -> None:
    for cut in range(len(events)):
        assert set(fold(events[cut:]).versions) <= {VERSION, "c" * 64}


def test_a_decision_may_arrive_before_its_bundle() -> None:
    desk = Desk(1, KEYS[0])
    arrival, decision = imported(desk), desk.say(Kind.ACCEPT, VERSION, 1, receipt="f" * 64)
    assert fold([decision]).versions == {}
    assert fold([decision, arrival]).versions[VERSION].decision is ReviewState.ACCEPTED


def test_two_different_decisions_are_a_conflict_until_one_has_seen_both() -> None:
    one, other = Desk(1, KEYS[0]), Desk(2, KEYS[1])
    arrival = imported(one)
    other.seen.append(arrival)
    accepted = one.say(Kind.ACCEPT, VERSION, 1, receipt="1" * 64)
    rejected = other.say(Kind.REJECT, VERSION, 2, receipt="2" * 64)
    assert fold([arrival, accepted, rejected]).versions[VERSION].decision is ReviewState.CONFLICT
    one.seen.append(rejected)
    settled = one.say(Kind.ACCEPT, VERSION, 3, receipt="3" * 64)
    assert set(settled.event.heads) == {accepted.digest, rejected.digest}
    found = fold([settled, rejected, accepted, arrival]).versions[VERSION]
    assert found.decision is ReviewState.ACCEPTED
    assert found.decision_receipt == "3" * 64


def test_two_desks_that_decide_the_same_do_not_disagree() -> None:
    one, other = Desk(1, KEYS[0]), Desk(2, KEYS[1])
    arrival = imported(one)
    decisions = [desk.say(Kind.ACCEPT, VERSION, 1, receipt="1" * 64) for desk in (one, other)]
    assert fold([arrival, *decisions]).versions[VERSION].decision is ReviewState.ACCEPTED


def test_a_note_between_two_decisions_changes_nothing_about_them() -> None:
    desk = Desk(1, KEYS[0])
    imported(desk)
    desk.say(Kind.RETURN, VERSION, 1, receipt="1" * 64)
    desk.say(Kind.NOTE, VERSION, 2, text="4" * 64)
    desk.say(Kind.ACCEPT, VERSION, 3, receipt="2" * 64)
    found = fold(desk.seen).versions[VERSION]
    assert found.decision is ReviewState.ACCEPTED
    assert found.notes == ("4" * 64,)


def test_desks_that_disagree_about_a_party_agree_on_which_stands_meanwhile() -> None:
    one, other = Desk(1, KEYS[0]), Desk(2, KEYS[1])
    first = one.say(Kind.PARTY, "s", 1, action="create", party="P-1")
    second = other.say(Kind.PARTY, "s", 2, action="link", party="P-2")
    found = fold([second, first]).memberships["s"]
    assert (found.party, found.settled, found.founds) == ("P-1", False, True)


def test_a_number_used_twice_shows_that_a_copy_was_put_back() -> None:
    desk, copy = Desk(1, KEYS[0]), Desk(1, KEYS[0])
    imported(desk)
    copy.say(Kind.NOTE, VERSION, 5, text="4" * 64)
    assert fold(desk.seen + copy.seen).restored == (("desk-1", 1),)


def test_three_desks_converge_on_every_one_of_500_schedules() -> None:
    """Each delivery brings any part of what another desk knows, in any order; at the end all hear all."""
    conflicts = settled = 0
    for seed in range(500):
        chance = Random(seed)
        desks = [Desk(number, key) for number, key in enumerate(KEYS)]
        imported(desks[0])
        for step in range(1, chance.randrange(4, 12)):
            _something(chance, chance.choice(desks), step)
            teller, hearer = chance.sample(desks, 2)
            told = chance.sample(teller.seen, chance.randint(0, len(teller.seen)))
            hearer.seen += [event for event in told if event not in hearer.seen]
        everything = {event.digest: event for desk in desks for event in desk.seen}
        states = []
        for desk in desks:
            heard = [*desk.seen, *everything.values(), *chance.sample(list(everything.values()), 1)]
            chance.shuffle(heard)
            states.append(fold(heard))
        assert states[0] == states[1] == states[2]
        conflicts += states[0].versions[VERSION].decision is ReviewState.CONFLICT
        desks[0].seen = list(everything.values())
        desks[0].say(Kind.ACCEPT, VERSION, 60, receipt="9" * 64)
        settled += fold(desks[0].seen).versions[VERSION].decision is ReviewState.ACCEPTED
    assert conflicts > 50, "the schedules must bring desks to disagree"
    assert settled == 500, "one decision that has seen all others always settles it"


def _something(chance: Random, desk: Desk, minutes: int) -> None:
    kind = chance.choice([*DECISIONS, *DECISIONS, Kind.NOTE, Kind.PARTY, Kind.IMPORT])
    if kind == Kind.PARTY:
        desk.say(kind, "s", minutes, action="link", party=chance.choice(["P-1", "P-2"]))
    elif kind == Kind.IMPORT:
        imported(desk)
    else:
        desk.say(kind, VERSION, minutes, receipt="f" * 64, text="4" * 64)


def test_two_desks_that_merge_in_a_circle_agree_on_who_stands() -> None:
    one, other = Desk(1, KEYS[0]), Desk(2, KEYS[1])
    joined = one.say(Kind.PARTY, "s", action="create", party="P-2")
    merges = [one.say(Kind.MERGE, "P-1", 1, into="P-2"), other.say(Kind.MERGE, "P-2", 1, into="P-1")]
    found = fold([joined, *merges]).memberships["s"]
    assert (found.party, found.said, found.founds) == ("P-1", "P-2", False)
    apart = one.say(Kind.MERGE, "P-1", 2, into="")
    assert fold([joined, *merges, apart]).memberships["s"].party == "P-1"


def test_an_alias_that_one_desk_took_away_stays_away_until_it_is_given_again() -> None:
    one, other = Desk(1, KEYS[0]), Desk(2, KEYS[1])
    given_ = [
        one.say(Kind.ALIAS, "P-1", 1, action="add", alias="a" * 64),
        other.say(Kind.ALIAS, "P-1", 2, action="add", alias="b" * 64),
        other.say(Kind.ALIAS, "P-1", 3, action="remove", alias="a" * 64),
    ]
    assert fold_parties.aliases(given_) == ("b" * 64,)
    again = one.say(Kind.ALIAS, "P-1", 4, action="add", alias="a" * 64)
    assert set(fold_parties.aliases([again, *given_])) == {"a" * 64, "b" * 64}


def test_an_invitation_that_was_taken_back_is_none() -> None:
    desk = Desk(1, KEYS[0])
    events = [
        desk.say(Kind.REPLY, "i", 1, day="2026-03-01", answer="yes"),
        desk.say(Kind.INVITATION, "i", 2, day="2026-02-01", invitation="a" * 64),
    ]
    found = fold_parties.invitation("i", events)
    assert found is not None
    assert (found.day, found.replied, found.answer) == ("2026-02-01", "2026-03-01", "yes")
    assert fold_parties.invitation("i", events[:1]) is None
    removed = desk.say(Kind.INVITATION, "i", 3, day="", invitation="")
    assert fold_parties.invitation("i", [*events, removed]) is None
