"""Accepting several: only what nothing speaks against, one receipt each, asked again before each."""

from __future__ import annotations

import pytest
from desk_world import Town, World

from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.bulk_review import Why
from hrcapp.secretariat.drafts import ReviewDraft


@pytest.fixture
def workshop(world: World) -> DeviceKeys:
    """A device that a person has approved."""
    device = DeviceKeys.generate()
    world.desk.senders.approve(device.signing.public.fingerprint)
    return device


def send(world: World, town: Town, data: bytes | None = None) -> str:
    path = world.mail / f"{town.submission}.hrcb"
    path.write_bytes(data or town.pack().data)
    [one] = world.desk.intake.import_paths([path])
    assert one.submission is not None, one.reason
    return one.submission


def why(world: World) -> dict[str, tuple[Why, ...]]:
    return {one.item.name: one.why for one in world.desk.bulk_review.candidates()}


def test_what_is_in_order_qualifies_and_gets_a_receipt_each(world: World, workshop: DeviceKeys) -> None:
    keys = [send(world, Town(world.kit, name, device=workshop)) for name in ("Sample Oneville", "Twin Lakes")]
    assert why(world) == {"Sample Oneville": (), "Twin Lakes": ()}
    assert [world.desk.bulk_review.accept(key) for key in keys] == [None, None]
    assert {item.state for item in world.desk.review.items()} == {ReviewState.ACCEPTED}
    answers = [world.desk.outgoing.of(key) for key in keys]
    assert [[one.kind for one in each] for each in answers] == [["received", "accepted"]] * 2


def test_each_reason_keeps_one_apart(world: World, workshop: DeviceKeys) -> None:
    send(world, Town(world.kit, "New Device Town"))
    changed = Town(world.kit, "Changed Harbour", device=workshop)
    session, xml = changed.instance()
    send(world, changed, changed.pack(pdf=changed.statement(session, xml) + b"\n% more\n").data)
    begun = Town(world.kit, "Begun Mountain", device=workshop)
    world.desk.drafts.keep(send(world, begun), ReviewDraft(message="Sample words"))
    flagged = send(world, Town(world.kit, "Quiet Meadow", device=workshop))
    world.desk.protection.flag(flagged, "Sample reason")
    found = why(world)
    assert found == {
        "New Device Town": (Why.NEW_SENDER,),
        "Changed Harbour": (Why.STATEMENT,),
        "Begun Mountain": (Why.DRAFT,),
        "Quiet Meadow": (Why.PROTECTED,),
    }
    for item in world.desk.review.waiting():
        assert world.desk.bulk_review.accept(item.key) == found[item.name][0]
    assert world.desk.review.items(ReviewState.ACCEPTED) == []


def test_a_party_that_is_not_decided_asks_for_a_person(world: World, workshop: DeviceKeys) -> None:
    first = send(world, Town(world.kit, "Sample Town", device=workshop))
    world.desk.review.accept(first)
    send(world, Town(world.kit, "Sample Town", admin1="Another Region", device=workshop))
    assert why(world) == {"Sample Town": (Why.PARTY,)}


def test_what_was_decided_meanwhile_is_not_decided_again(world: World, workshop: DeviceKeys) -> None:
    key = send(world, Town(world.kit, "Sample Oneville", device=workshop))
    world.desk.review.reject(key, "Sample reason")
    assert world.desk.bulk_review.accept(key) is Why.DECIDED
    assert world.desk.review.item(key).state is ReviewState.REJECTED
