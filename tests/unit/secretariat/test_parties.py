"""The registry: what the desk joins by itself, and what a person decides."""

from __future__ import annotations

import pytest
from desk_world import Town, World

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.suggesting import Reason


def sent(world: World, town: Town, **answers: str) -> str:
    one = world.desk.intake.take_in("a.hrcb", town.pack(**answers).data)
    assert one.submission is not None, one.reason
    return one.submission


def test_the_same_town_from_another_device_is_joined_by_itself(world: World) -> None:
    world.desk.review.accept(sent(world, world.town("Sample Town")))
    key = sent(world, world.town("SAMPLE TOWN"))
    item = world.desk.review.item(key)
    assert (item.party, item.reference) == ("HRC-2026-0001", "HRC-2026-0001")
    [party] = world.desk.parties.all()
    assert party.aliases == ("Sample Town", "SAMPLE TOWN")


def test_towns_of_one_name_wait_for_a_person(world: World) -> None:
    world.desk.review.accept(sent(world, world.town("Sample Town")))
    key = sent(world, world.town("Sample Town", admin1="Other Region"))
    proposal = world.desk.review.detail(key, "en").proposal
    assert proposal.automatic is None
    assert [(one.reference, one.reasons) for one in proposal.near] == [
        ("HRC-2026-0001", (Reason.SAME_NAME, Reason.SAME_COUNTRY, Reason.OTHER_DIVISION))
    ]
    with pytest.raises(Fault) as caught:
        world.desk.review.accept(key)
    assert caught.value.code is Code.PARTY_UNDECIDED
    item = world.desk.review.item(key)
    assert world.desk.parties.create(item.submission) == "HRC-2026-0002"
    world.desk.review.accept(key)
    assert [party.reference for party in world.desk.parties.all()] == ["HRC-2026-0001", "HRC-2026-0002"]


def test_what_a_person_links_is_learnt(world: World) -> None:
    world.desk.review.accept(sent(world, world.town("Sample Town")))
    key = sent(world, world.town("Ville de Sample Town"))
    world.desk.parties.link(world.desk.review.item(key).submission, "HRC-2026-0001")
    world.desk.review.accept(key)
    again = sent(world, world.town("ville de sample town"))
    assert world.desk.review.item(again).party == "HRC-2026-0001"
    assert "Ville de Sample Town" in world.desk.parties.get("HRC-2026-0001").aliases


def test_a_city_and_its_region_are_two_parties(world: World) -> None:
    world.desk.review.accept(sent(world, world.town("Sample Town")))
    key = sent(world, world.town("Sample Town", lg_type="region"))
    assert world.desk.review.item(key).party is None


def test_linking_to_a_number_that_nobody_has_is_refused(world: World) -> None:
    key = sent(world, world.town())
    with pytest.raises(Fault) as caught:
        world.desk.parties.link(world.desk.review.item(key).submission, "HRC-2026-0077")
    assert caught.value.code is Code.PARTY_UNKNOWN
    with pytest.raises(Fault):
        world.desk.parties.get("HRC-2026-0077")


def test_names_in_print_come_from_the_registry(world: World) -> None:
    world.desk.review.accept(sent(world, world.town("Sample Town"), name_english="Sample City"))
    world.desk.parties.name("HRC-2026-0001", {"fr": "Ville témoin", "ar": "مدينة نموذجية"})
    party = world.desk.parties.get("HRC-2026-0001")
    assert party.name_in("fr") == "Ville témoin"
    assert party.name_in("ar") == "مدينة نموذجية"
    assert party.name_in("en") == "Sample City"
    assert party.name_in("es") == "Sample Town"


def test_history_tells_what_happened_newest_first(world: World) -> None:
    key = sent(world, world.town())
    world.clock.later(hours=1)
    world.desk.review.accept(key)
    found = [entry.what for entry in world.desk.parties.history("HRC-2026-0001")]
    assert found == ["accept", "party", "import"]


def test_a_new_year_begins_its_own_numbers(world: World) -> None:
    sent(world, world.town("One Town"))
    world.clock.later(days=365)
    key = sent(world, world.town("Two Town"))
    assert world.desk.review.item(key).reference == "HRC-2027-0001"


def test_the_next_number_is_above_every_one_given_whatever_their_length(world: World) -> None:
    given = ("HRC-2026-9999", "HRC-2026-100000", "HRC-2026-200000x", "HRC-2025-700000", "HRC-2026-12345")
    after = ("HRC-2026-10000", "HRC-2026-100001", "HRC-2026-100002", "HRC-2026-100003", "HRC-2026-100004")
    for number, (reference, following) in enumerate(zip(given, after, strict=True)):
        town = world.town(f"Sample town {number}")
        assert world.desk.intake.take_in(f"{number}.hrcb", town.pack().data).outcome is Outcome.IMPORTED
        world.desk.parties.create(town.submission, reference)
        assert world.desk.parties.next_reference() == following
