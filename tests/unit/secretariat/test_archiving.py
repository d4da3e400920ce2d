"""Archived copies of what was received: asked of real services, kept beside what came, never in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import archiving
from hrcapp.secretariat.archiving import Archive, Run
from hrcapp.secretariat.desk import Desk
from hrcapp.statement import Reason, SignatureKind, Trust, render, verify
from hrcapp.submission.facts import pledge_facts
from hrcapp.submission.statement import statement_data
from tests.unit.secretariat.desk_world import START, Town, World
from tests.unit.statement.fixtures import names_that_collide
from tests.unit.statement.pki import Pki, running
from tests.unit.statement.samples import NOW, paint_over, updated


@pytest.fixture
def pki() -> Iterator[Pki]:
    with running() as made:
        yield made


def take(world: World, town: Town, pdf: bytes | None = None, *, accept: bool = True) -> str:
    """The key of a version that came, and was accepted."""
    taken = world.desk.intake.take_in(f"{town.name}.hrcb", town.pack(pdf=pdf).data)
    assert taken.submission is not None
    if accept:
        world.desk.review.accept(taken.submission)
    return taken.submission


def by_certificate(town: Town, pki: Pki) -> bytes:
    """A statement of that town, signed with a certificate."""
    session, instance = town.instance()
    data = statement_data(
        session,
        pledge_facts(instance),
        instance_xml=instance,
        document_id=town.submission,
        day=date(2026, 3, 1),
        kind=SignatureKind.CERTIFICATE,
        practice=False,
    )
    return pki.signed(render(data, instance_xml=instance, now=START))


def ready(world: World, pki: Pki) -> World:
    world.clock.now = NOW + timedelta(days=1)
    world.desk.archiving.choose_service(pki.address)
    world.desk.issuers.add(pki.root_der)
    return world


def kept(world: World, key: str) -> Archive:
    found = world.desk.archiving.of(key)
    assert found is not None
    return found


def test_nobody_is_asked_before_a_person_named_a_service(world: World) -> None:
    key = take(world, world.town())
    assert world.desk.archiving.service == ""
    for call in (lambda: world.desk.archiving.archive(key), world.desk.archiving.run):
        with pytest.raises(Fault) as told:
            call()
        assert told.value.code is Code.TIMESTAMP_SERVICE_MISSING
    for wrong in ("timestamps", "file:///etc/passwd", "https://", "https://name:secret@tsa.example"):
        with pytest.raises(Fault) as told:
            world.desk.archiving.choose_service(wrong)
        assert told.value.code is Code.TIMESTAMP_ADDRESS
    world.desk.archiving.choose_service(" https://tsa.example/ts ")
    assert world.desk.archiving.service == "https://tsa.example/ts"
    world.desk.archiving.choose_service("")
    assert world.desk.archiving.service == ""


def test_the_copy_says_the_same_and_what_came_stays(world: World, pki: Pki) -> None:
    town = ready(world, pki).town()
    key = take(world, town, by_certificate(town, pki))
    came = world.desk.review.statement(key)
    prepared = world.desk.archiving.prepare(key)
    assert prepared is not None
    assert archiving.hosts([prepared], pki.address) == (pki.host,)
    assert pki.asked == []
    made = world.desk.archiving.archive(key)
    assert made == kept(world, key)
    assert (made.authority, made.answers, made.silent) == ("Sample Time Authority", 1, ())
    assert made.until == NOW + timedelta(days=3000)
    assert world.desk.review.statement(key) == came
    copy = world.desk.archiving.pdf(made)
    assert came is not None
    assert copy.startswith(came)
    before, after = verify(came), verify(copy, issuers=[pki.root_der])
    assert (after.verdict, after.archived, after.submission_xml) == ("intact", True, before.submission_xml)
    assert after.signatures[0].trust is Trust.ISSUER_TRUSTED
    detail = world.desk.review.detail(key, "en")
    assert [one.trust for one in detail.signatures] == [Trust.ISSUER_TRUSTED]


def test_archiving_again_asks_nobody_until_the_copy_ends_soon(world: World, pki: Pki) -> None:
    key = take(ready(world, pki), world.town())
    first = world.desk.archiving.archive(key)
    asked = len(pki.asked)
    assert world.desk.archiving.archive(key) is None
    assert world.desk.archiving.due() == []
    assert len(pki.asked) == asked
    world.clock.now = NOW + timedelta(days=2900)
    pki.tsa_days = 6000
    assert [item.key for item in world.desk.archiving.due()] == [key]
    second = world.desk.archiving.archive(key)
    assert first is not None
    assert second is not None
    assert second.until > first.until
    copy = world.desk.archiving.pdf(second)
    assert copy.startswith(world.desk.archiving.pdf(first))
    assert [one.signatures for one in verify(copy).timestamps] == [1, 1]


def test_all_accepted_ones_and_only_those(world: World, pki: Pki) -> None:
    ready(world, pki)
    keys = [take(world, world.town(f"Sample Town {number}")) for number in range(2)]
    waits = take(world, world.town("Sample Town that waits"), accept=False)
    seen: list[tuple[int, int]] = []
    result = world.desk.archiving.run(progress=lambda done, total: seen.append((done, total)))
    assert (result, seen) == (Run(made=2), [(1, 2), (2, 2)])
    assert all(world.desk.archiving.of(key) for key in keys)
    assert world.desk.archiving.of(waits) is None
    assert world.desk.archiving.run() == Run()


def test_a_run_that_was_stopped_goes_on_from_there(world: World, pki: Pki) -> None:
    ready(world, pki)
    keys = [take(world, world.town(f"Sample Town {number}")) for number in range(3)]
    calls: list[int] = []
    first = world.desk.archiving.run(
        cancelled=lambda: len(calls) > 0, progress=lambda done, _total: calls.append(done)
    )
    assert (first.made, world.desk.archiving.of(keys[2])) == (1, None)
    world.desk.close()
    world.desk = Desk.open(world.home, clock=world.clock)
    assert world.desk.archiving.run().made == 2
    assert all(world.desk.archiving.of(key) for key in keys)


def test_a_service_that_fails_ends_the_run_and_costs_nothing(world: World, pki: Pki) -> None:
    key = take(ready(world, pki), world.town())
    pki.tsa = 503
    with pytest.raises(Fault) as told:
        world.desk.archiving.run()
    assert told.value.code is Code.TIMESTAMP_REFUSED
    assert world.desk.archiving.of(key) is None
    assert [item.key for item in world.desk.archiving.due()] == [key]
    pki.tsa = None
    assert world.desk.archiving.run().made == 1


def test_a_statement_changed_later_keeps_its_verdict(world: World, pki: Pki) -> None:
    town = ready(world, pki).town()
    session, instance = town.instance()
    key = take(world, town, updated(town.statement(session, instance), paint_over))
    made = world.desk.archiving.archive(key)
    assert made is not None
    assert verify(world.desk.archiving.pdf(made)).verdict == "changed"


def test_a_timestamp_heals_nothing(world: World, pki: Pki) -> None:
    town = ready(world, pki).town()
    session, instance = town.instance()
    key = take(world, town, town.statement(session, instance) + b"\n% a line too much\n")
    made = world.desk.archiving.archive(key)
    assert made is not None
    found = verify(world.desk.archiving.pdf(made))
    assert (found.verdict, found.reason) == ("changed", Reason.DATA_AFTER_END)


def test_unsigned_and_broken_statements_are_refused(world: World, pki: Pki) -> None:
    ready(world, pki)
    town, other = world.town("Sample Town A"), world.town("Sample Town B")
    session, instance = town.instance()
    spoilt = bytearray(town.statement(session, instance))
    spoilt[10_000] ^= 1
    broken = take(world, town, bytes(spoilt))
    nothing = take(world, other, b"no PDF at all")
    for key in (broken, nothing):
        with pytest.raises(Fault) as told:
            world.desk.archiving.archive(key)
        assert told.value.code is Code.STATEMENT_BROKEN
    assert world.desk.archiving.due() == []
    assert pki.asked == []


def test_a_copy_that_would_hide_something_is_not_kept_and_stops_no_other(world: World, pki: Pki) -> None:
    """An update writes the ambiguous object anew: the copy would look sound, where what came does not."""
    town = ready(world, pki).town("Sample Town A")
    session, instance = town.instance()
    twice = updated(town.statement(session, instance), names_that_collide).replace(b"/N_61mes", b"/N#61mes")
    refused, good = take(world, town, twice), take(world, world.town("Sample Town B"))
    result = world.desk.archiving.run()
    assert [(item.key, fault.code) for item, fault in result.refused] == [(refused, Code.ARCHIVE_DIFFERS)]
    assert (result.made, world.desk.archiving.of(refused)) == (1, None)
    assert world.desk.archiving.of(good) is not None
