"""Deciding, and what the sender reads of it."""

from __future__ import annotations

import pytest
from desk_world import Town, World

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import Event, sign
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.receipt import Receipt, open_receipt
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.fold import Kind
from hrcapp.xforms import FormSession


def sent(world: World, town: Town, revision: int = 1, **answers: str) -> str:
    replaces = None if revision == 1 else "0" * 64
    one = world.desk.intake.take_in("a.hrcb", town.pack(revision, replaces, **answers).data)
    assert one.submission is not None, one.reason
    return one.submission


def answer(world: World, town: Town, key: str) -> Receipt:
    [*_, last] = world.desk.outgoing.of(key)
    return open_receipt(world.desk.outgoing.data(last), town.device.identity, world.kit)


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.RaisesExc(Fault, check=lambda fault: fault.code is code)


def test_accepting_answers_makes_the_party_and_approves_the_sender(world: World) -> None:
    town = world.town()
    key = sent(world, town)
    world.clock.later(days=1)
    world.desk.review.accept(key, "Welcome to the campaign.")
    item = world.desk.review.item(key)
    assert (item.state, item.party, item.new_sender) == (ReviewState.ACCEPTED, "HRC-2026-0001", False)
    receipt = answer(world, town, key)
    assert (receipt.kind, receipt.message) == ("accepted", "Welcome to the campaign.")
    assert receipt.at == world.clock.now
    assert receipt.short_code == world.desk.review.detail(key, "en").short_codes["accepted"]
    with refused(Code.ALREADY_DECIDED):
        world.desk.review.reject(key, "too late")


def test_a_return_needs_a_comment_and_carries_it_to_the_question(world: World) -> None:
    town = world.town()
    key = sent(world, town)
    for nothing in ({}, {"/data/key_info/population": "  "}):
        with refused(Code.COMMENT_REQUIRED):
            world.desk.review.return_(key, nothing)
    assert world.desk.review.item(key).state is ReviewState.TO_REVIEW
    path = "/data/key_info/population"
    world.desk.review.return_(key, {path: "Is this the whole town?", "": "Thank you."})
    receipt = answer(world, town, key)
    assert receipt.kind == "returned"
    assert {one.path: one.text for one in receipt.comments} == {
        path: "Is this the whole town?",
        "": "Thank you.",
    }
    [(_, comments)] = world.desk.review.detail(key, "en").words
    assert comments[path] == "Is this the whole town?"
    later = sent(world, town, 2, population="50000")
    world.desk.review.accept(later)
    assert {i.revision: i.state for i in world.desk.review.items()} == {
        1: ReviewState.RETURNED,
        2: ReviewState.ACCEPTED,
    }


def test_a_rejection_needs_a_reason_that_the_sender_reads(world: World) -> None:
    town = world.town()
    key = sent(world, town)
    with refused(Code.REASON_REQUIRED):
        world.desk.review.reject(key, " ")
    world.desk.review.reject(key, "This is a trial.")
    assert answer(world, town, key).message == "This is a trial."
    assert world.desk.parties.all() == []


def test_answers_carry_the_words_of_the_form_in_the_readers_language(world: World) -> None:
    key = sent(world, world.town())
    detail = world.desk.review.detail(key, "fr")
    shown = {one.path.rpartition("/")[2]: one for one in detail.answers}
    session = FormSession.new(world.town().form, now=world.clock.now, language="fr")
    kind = session.node("/data/intro/party_type")
    assert shown["party_type"].label == kind.label
    assert shown["party_type"].shown == kind.choices[0].label
    assert shown["party_type"].value == "local_government"
    assert shown["contact_email"].personal
    assert not shown["population"].personal
    assert shown["name_official"].section


def test_the_reader_sees_what_is_known_of_the_signature(world: World) -> None:
    key = sent(world, world.town())
    detail = world.desk.review.detail(key, "en")
    [signature] = detail.signatures
    assert signature.intact
    assert world.desk.review.statement(key)
    with refused(Code.FILE_UNREADABLE):
        world.desk.review.attachment(key, "none.pdf")


def test_an_answer_is_in_the_language_of_whoever_sent_the_form(world: World) -> None:
    town = world.town()
    key = sent(world, town, statement_language="en", contact_language="fr")
    assert answer(world, town, key).language == "fr"


def test_two_desks_that_disagree_show_a_conflict_and_one_more_decision_settles_it(world: World) -> None:
    key = sent(world, world.town())
    world.desk.review.accept(key)
    # What a desk says that has not seen this decision, as it would come with the log of that desk.
    said = Event("another desk", 1, Kind.REJECT, key, world.clock.now, (), {"receipt": ""})
    other = sign(said, SigningKey.generate())
    world.desk.store.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)",
        (other.digest, said.desk, said.seq, said.kind, key, to_text(said.at), other.line),
    )
    world.desk.projection.rebuild()
    assert world.desk.review.item(key).state is ReviewState.CONFLICT
    world.desk.review.accept(key, "We have talked.")
    assert world.desk.review.item(key).state is ReviewState.ACCEPTED


def test_a_note_stays_at_the_desk(world: World) -> None:
    key = sent(world, world.town())
    world.desk.review.note(key, "Telephoned on Monday.")
    assert world.desk.review.detail(key, "en").notes == ("Telephoned on Monday.",)
    assert len(world.desk.outgoing.of(key)) == 1


def test_nothing_is_known_of_a_key_or_number_that_was_never_given(world: World) -> None:
    with refused(Code.REFERENCE_UNKNOWN):
        world.desk.review.detail("0" * 64, "en")
    with refused(Code.REFERENCE_UNKNOWN):
        world.desk.review.find("HRC-2026-0009")
    key = sent(world, world.town())
    assert world.desk.review.find("HRC-2026-0001").key == key


def test_the_last_answer_is_the_decision_even_within_one_second(world: World) -> None:
    key = sent(world, world.town())
    world.desk.review.accept(key)
    assert [one.kind for one in world.desk.outgoing.of(key)] == ["received", "accepted"]


def test_a_number_that_two_submissions_share_means_the_one_that_waits(world: World) -> None:
    first = sent(world, world.town("Sample Town"))
    world.desk.review.accept(first)
    world.clock.later(minutes=1)
    second = sent(world, world.town("Sample Town"))
    assert world.desk.review.find("HRC-2026-0001").key == second
    world.desk.review.reject(second, "Sent twice.")
    assert world.desk.review.find("HRC-2026-0001").state is not ReviewState.TO_REVIEW
