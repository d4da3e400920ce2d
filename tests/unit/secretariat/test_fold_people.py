"""Taking back, handing out, protection, consent and erasure as a pure fold, in whatever order."""

from __future__ import annotations

from itertools import permutations

import pytest
from test_fold import KEYS, VERSION, Desk, imported

from hrcapp.model.status import ReviewState
from hrcapp.secretariat import fold_protection
from hrcapp.secretariat.fold import Kind, fold
from hrcapp.secretariat.fold_protection import Guard


@pytest.fixture
def desks() -> tuple[Desk, Desk]:
    """Two that have both heard that a version was accepted."""
    one, two = Desk(0, KEYS[0]), Desk(1, KEYS[1])
    imported(one)
    one.say(Kind.ACCEPT, VERSION, 1, receipt="r" * 64)
    two.seen = list(one.seen)
    return one, two


def states(*events: object) -> set[ReviewState | None]:
    return {fold(order).versions[VERSION].decision for order in permutations(events)}  # type: ignore[arg-type]


def test_taken_back_and_decided_anew(desks: tuple[Desk, Desk]) -> None:
    one, _two = desks
    accepted = one.seen[-1].digest
    one.say(Kind.WITHDRAW, VERSION, 2, decision=accepted)
    assert states(*one.seen) == {None}
    one.say(Kind.REJECT, VERSION, 3, receipt="q" * 64)
    assert states(*one.seen) == {ReviewState.REJECTED}
    assert fold(one.seen).versions[VERSION].decision_receipt == "q" * 64


def test_handing_out_says_what_the_decision_says(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    accepted = one.seen[-1].digest
    handed = [desk.say(Kind.HANDED, VERSION, 2, decision=accepted, way="file") for desk in (one, two)]
    assert states(*one.seen, handed[1]) == {ReviewState.ACCEPTED}
    assert fold(one.seen).versions[VERSION].decision_receipt == "r" * 64


def test_taken_back_here_and_handed_out_there_is_a_conflict_that_one_more_settles(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    accepted = one.seen[-1].digest
    one.say(Kind.WITHDRAW, VERSION, 2, decision=accepted)
    handed = two.say(Kind.HANDED, VERSION, 2, decision=accepted, way="file")
    assert states(*one.seen, handed) == {ReviewState.CONFLICT}
    assert fold([*one.seen, handed]).versions[VERSION].decision_receipt == ""
    one.seen.append(handed)
    one.say(Kind.RETURN, VERSION, 3, receipt="q" * 64)
    assert fold(one.seen).versions[VERSION].decision is ReviewState.RETURNED


def test_what_names_no_decision_changes_nothing(desks: tuple[Desk, Desk]) -> None:
    one, _two = desks
    for kind in (Kind.WITHDRAW, Kind.HANDED):
        one.say(kind, VERSION, 2, decision="0" * 64)
    assert fold(one.seen).versions[VERSION].decision is ReviewState.ACCEPTED


def test_of_two_words_about_a_person_the_stricter_stands(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    one.say(Kind.PROTECT, VERSION, 2, action="set", words="w" * 64)
    two.say(Kind.REDACTION, VERSION, 3, redaction="d" * 64)
    every = {event.digest: event for event in (*one.seen, *two.seen)}
    for order in permutations(every.values()):
        found = fold_protection.protection(order)
        assert found is not None
        assert found.guard is Guard.BLOCKED
    one.seen = list(every.values())
    one.say(Kind.REDACTION, VERSION, 4, redaction="e" * 64)
    found = fold_protection.protection(one.seen)
    assert found is not None
    assert (found.guard, found.redactions) == (Guard.REDACTED, ("e" * 64,))


def test_redactions_of_two_desks_hold_together(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    one.say(Kind.REDACTION, VERSION, 2, redaction="d" * 64)
    two.say(Kind.REDACTION, VERSION, 2, redaction="e" * 64)
    found = fold_protection.protection([*two.seen, *one.seen])
    assert found is not None
    assert set(found.redactions) == {"d" * 64, "e" * 64}


def test_nobody_has_said_anything(desks: tuple[Desk, Desk]) -> None:
    assert fold_protection.protection(desks[0].seen) is None
    assert fold_protection.consents(desks[0].seen) == ()
    assert fold_protection.erased(desks[0].seen) == ()


def test_the_last_word_about_each_consent(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    one.say(Kind.CONSENT, "s", 2, item="publish_answers", given="no", words="w" * 64)
    two.say(Kind.CONSENT, "s", 3, item="publish_answers", given="yes", words="v" * 64)
    two.say(Kind.CONSENT, "s", 1, item="publish_contact", given="no", words="u" * 64)
    every = {event.digest: event for event in (*one.seen, *two.seen)}
    for order in permutations(every.values()):
        said = {found.item: found.given for found in fold_protection.consents(order)}
        assert said == {"publish_answers": True, "publish_contact": False}
