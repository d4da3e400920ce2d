"""The audit finds whatever is changed, taken away or put in; what is as it should be it leaves alone."""

from __future__ import annotations

import pytest
from desk_world import World

from hrcapp.exchange import events
from hrcapp.exchange.keys import SigningKey
from hrcapp.secretariat.audit import Problem


@pytest.fixture
def full(world: World) -> World:
    desk = world.desk
    for name in ("One Town", "Two Town"):
        taken = desk.intake.take_in(f"{name}.hrcb", world.town(name).pack().data)
        assert taken.submission is not None
        desk.review.accept(taken.submission, "Thank you.")
        desk.review.note(taken.submission, "A note.")
        world.clock.later(minutes=1)
    return world


def problems(world: World) -> set[Problem]:
    return {one.problem for one in world.desk.audit.run().faults}


def test_a_sound_desk_is_clean(full: World) -> None:
    told: list[tuple[int, int]] = []
    found = full.desk.audit.run(lambda done, total: told.append((done, total)))
    assert found.clean
    assert found.lines == sum(found.desks.values()) == len(full.desk.log.events())
    assert found.receipts == 4
    assert found.unchained == 0
    assert told[-1] == (found.lines, found.lines)


def test_every_line_names_the_one_before(full: World) -> None:
    lines = sorted((signed.event for signed in full.desk.log.events()), key=lambda event: event.seq)
    digests = {signed.event.seq: signed.digest for signed in full.desk.log.events()}
    assert lines[0].before == ""
    assert all(event.before == digests[event.seq - 1] for event in lines[1:])


def test_a_changed_byte_of_a_line(full: World) -> None:
    row = full.desk.store.rows("SELECT digest, line FROM event WHERE kind = 'note'")[0]
    changed = bytes(row["line"]).replace(b'"kind":"note"', b'"kind":"nose"')
    full.desk.store.execute("UPDATE event SET line = ? WHERE digest = ?", (changed, row["digest"]))
    assert problems(full) == {Problem.UNREADABLE}


def test_a_line_under_another_name(full: World) -> None:
    full.desk.store.execute("UPDATE event SET subject = 'other' WHERE kind = 'note'")
    assert problems(full) == {Problem.CHANGED}


def test_a_line_taken_out_of_the_midst(full: World) -> None:
    full.desk.store.execute("DELETE FROM event WHERE seq = 3")
    assert problems(full) == {Problem.GAP, Problem.CHAIN}


def test_a_line_exchanged_for_another_of_the_same_number(full: World) -> None:
    """Its signature holds, since the desk itself wrote it: only the chain tells."""
    desk = full.desk
    [old] = [one for one in desk.log.events() if one.event.seq == 4]
    other = events.sign(
        events.Event(**{**vars(old.event), "data": {**old.event.data, "way": "mail"}}), desk._staff
    )
    desk.store.execute(
        "UPDATE event SET digest = ?, line = ? WHERE digest = ?", (other.digest, other.line, old.digest)
    )
    assert Problem.CHAIN in problems(full)


def test_a_line_of_a_stranger(full: World) -> None:
    stranger = SigningKey.generate()
    event = events.Event(stranger.public.fingerprint, 1, "wave", "P", full.clock.now, (), {})
    full.desk.log.take(events.sign(event, stranger))
    assert problems(full) == {Problem.UNKNOWN_DESK}


def test_kept_bytes_that_are_gone_or_changed(full: World) -> None:
    desk = full.desk
    rows = desk.store.rows("SELECT bundle, receipt FROM version ORDER BY name")
    desk.store.execute("DELETE FROM blob WHERE sha256 = ?", (rows[0]["bundle"],))
    desk.store.execute("UPDATE blob SET data = X'00' WHERE sha256 = ?", (rows[1]["receipt"],))
    assert problems(full) == {Problem.MISSING, Problem.DAMAGED}


def test_a_receipt_that_is_none(full: World) -> None:
    from hrcapp.store import blobs

    desk = full.desk
    key = desk.review.items()[0].key
    desk.log.append("return", key, {"receipt": blobs.put(desk.store, b"no receipt")})  # type: ignore[arg-type]
    assert problems(full) == {Problem.RECEIPT}


def test_older_lines_are_judged_by_their_numbers(full: World) -> None:
    """Lines from before lines were chained: sound before the first chained one, a fault after it."""
    desk = full.desk
    last = max(one.event.seq for one in desk.log.events())
    old = events.Event(desk.log.desk, last + 1, "wave", "P", full.clock.now, (), {})
    desk.log.take(events.sign(old, desk._staff))
    assert problems(full) == {Problem.UNCHAINED}
    desk.store.execute("DELETE FROM event")
    for seq in (1, 2):
        event = events.Event(desk.log.desk, seq, "wave", "P", full.clock.now, (), {"action": "add"})
        desk.log.take(events.sign(event, desk._staff))
    found = desk.audit.run()
    assert found.clean
    assert found.unchained == 1


def test_a_number_used_twice_is_shown_and_no_fault(full: World) -> None:
    desk = full.desk
    last = max(desk.log.events(), key=lambda one: one.event.seq)
    twin = events.Event(**{**vars(last.event), "subject": "P", "kind": "wave", "data": {"action": "add"}})
    desk.log.take(events.sign(twin, desk._staff))
    found = desk.audit.run()
    assert found.clean
    assert found.restored == [(desk.log.desk, last.event.seq)]
