"""Whom a desk trusts is its own list; "qualified" is only ever a person's note, with who and when."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.trust import Finding
from tests.unit.secretariat.desk_world import World
from tests.unit.statement.pki import Pki


def test_the_list_starts_empty_and_is_kept(world: World) -> None:
    root = Pki(port=1).root
    assert world.desk.issuers.all() == []
    [added] = world.desk.issuers.add(root.public_bytes(Encoding.PEM), "root.pem")
    assert added.name == "Sample Root"
    assert world.desk.issuers.add(root.public_bytes(Encoding.DER)) == []
    world.desk.close()
    world.desk = Desk.open(world.home, clock=world.clock)
    assert world.desk.issuers.all() == [added]
    assert world.desk.issuers.certificates() == (root.public_bytes(Encoding.DER),)
    world.desk.issuers.remove(added.sha256)
    assert world.desk.issuers.all() == []


def test_what_is_no_issuer_is_refused(world: World) -> None:
    for data, code in (
        (b"hello", Code.ISSUER_UNREADABLE),
        (Pki(port=1).signatory.public_bytes(Encoding.PEM), Code.ISSUER_NOT_ONE),
    ):
        with pytest.raises(Fault) as told:
            world.desk.issuers.add(data, "a.pem")
        assert told.value.code is code
    assert world.desk.issuers.all() == []


def test_a_validation_is_noted_with_who_and_when(world: World) -> None:
    taken = world.desk.intake.take_in("a.hrcb", world.town().pack().data)
    key = taken.submission or ""
    validations = world.desk.validations
    assert validations.of(key) == []
    for who, how in (("", "Sample report 1"), ("Sample Person", " ")):
        with pytest.raises(Fault) as told:
            validations.note(key, "Signature1", Finding.QUALIFIED, who, how)
        assert told.value.code is Code.REASON_REQUIRED
    validations.note(key, "Signature1", Finding.ADVANCED, "Sample Person", "Sample report 1")
    world.clock.later(hours=1)
    validations.note(key, "Signature1", Finding.QUALIFIED, "Sample Person", "Sample report 2")
    first, second = validations.of(key)
    assert (first.finding, second.finding, second.how) == (
        Finding.ADVANCED,
        Finding.QUALIFIED,
        "Sample report 2",
    )
    assert (second.at, second.desk) == (world.clock.now, world.desk.log.desk)
    lines = [one for one in world.desk.log.about(key) if one.event.kind == Kind.VALIDATION]
    assert all(b"Sample" not in one.line for one in lines)
    world.desk.projection.rebuild()
    assert validations.of(key) == [first, second]
