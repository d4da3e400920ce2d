"""What a person decides about parties, and takes back."""

from __future__ import annotations

from datetime import date

import pytest
from desk_world import World

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.party_rows import Alias

TODAY = date(2026, 3, 1)


def party(world: World, name: str, **values: str) -> str:
    """A town that sent its form, accepted; its number."""
    one = world.desk.intake.take_in("a.hrcb", world.town(name, **values).pack().data)
    assert one.submission is not None, one.reason
    item = world.desk.review.item(one.submission)
    if item.party is None:
        world.desk.parties.create(item.submission)
    world.desk.review.accept(item.key)
    return world.desk.review.item(item.key).party or ""


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.raises(Fault, check=lambda fault: fault.code is code)


def test_further_names_are_searched_matched_and_taken_back(world: World) -> None:
    desk, one = world.desk, party(world, "Sample Town")
    desk.registrar.add_alias(one, "  بلدة   نموذجية ", "ar")
    assert desk.parties.get(one).given == (Alias("بلدة نموذجية", "ar"),)
    assert desk.parties.search("نموذ") == [one]
    again = desk.intake.take_in("b.hrcb", world.town("بلدة نموذجية").pack().data)
    assert again.reference == one
    desk.registrar.remove_alias(one, Alias("بلدة نموذجية", "ar"))
    assert desk.parties.get(one).given == ()
    with refused(Code.NAME_UNUSABLE):
        desk.registrar.add_alias(one, "   ")


def test_merging_makes_one_and_can_be_undone(world: World) -> None:
    desk = world.desk
    kept, gone = party(world, "Sample Town"), party(world, "Ville de Sample", admin1="Other Region")
    desk.parties.name(gone, {"fr": "Ville d’exemple"})
    desk.registrar.add_alias(gone, "Old Sample")
    before = desk.parties.all()
    assert desk.figures.as_of(TODAY).counts.parties == 2
    desk.registrar.merge(gone, kept)
    [one] = desk.parties.all()
    assert (one.reference, one.merged, one.settled) == (kept, (gone,), True)
    assert one.facts.name == "Sample Town"
    assert {"Ville de Sample", "Old Sample"} <= set(one.aliases)
    assert one.name_in("fr") == "Ville d’exemple"
    assert desk.parties.get(gone).reference == kept
    assert desk.parties.search("old") == [kept]
    counts = desk.figures.as_of(TODAY).counts
    assert (counts.parties, counts.governments, counts.pledges) == (1, 1, 1)
    desk.registrar.undo_merge(gone)
    assert desk.parties.all() == before
    assert desk.parties.search("old") == [gone]
    assert desk.figures.as_of(TODAY).counts.parties == 2


def test_merging_twice_leads_to_the_last(world: World) -> None:
    desk = world.desk
    one, two, three = (party(world, f"Sample {name}") for name in ("Alpha", "Beta", "Gamma"))
    desk.registrar.merge(one, two)
    desk.registrar.merge(two, three)
    assert [found.reference for found in desk.parties.all()] == [three]
    with refused(Code.MERGE_SAME):
        desk.registrar.merge(one, three)
    desk.registrar.undo_merge(two)
    assert [found.reference for found in desk.parties.all()] == [two, three]
    assert desk.parties.get(one).reference == two


def test_splitting_off_a_form_and_taking_it_back(world: World) -> None:
    desk, one = world.desk, party(world, "Sample Town")
    key = desk.intake.take_in("b.hrcb", world.town("SAMPLE TOWN").pack().data).submission
    assert key is not None
    item = desk.review.item(key)
    assert item.party == one
    other = desk.registrar.split(item.submission)
    assert desk.review.item(key).party == other != one
    assert [found.reference for found in desk.parties.all()] == [one, other]
    with refused(Code.SPLIT_LAST):
        desk.registrar.split(item.submission)
    desk.parties.link(item.submission, one)
    assert desk.review.item(key).party == one
    assert [found.reference for found in desk.parties.all()] == [one]


def test_who_has_withdrawn_does_not_count_from_that_day(world: World) -> None:
    desk, one = world.desk, party(world, "Sample Town")
    party(world, "Other Place")
    world.clock.later(days=2)
    desk.registrar.set_standing(one, PartyStanding.WITHDRAWN, words="Letter of the mayor")
    found = desk.parties.get(one)
    assert found.standing is PartyStanding.WITHDRAWN
    assert found.since is not None
    assert desk.registrar.words(found.since.words) == "Letter of the mayor"
    assert desk.figures.as_of(TODAY).counts.governments == 2
    counts = desk.figures.as_of(date(2026, 3, 3)).counts
    assert (counts.governments, counts.pledges) == (1, 1)
    desk.registrar.set_standing(one, PartyStanding.ON_HOLD)
    assert desk.figures.as_of(date(2026, 3, 3)).counts.governments == 2
    with refused(Code.DAY_IN_FUTURE):
        desk.registrar.set_standing(one, PartyStanding.ACTIVE, date(2030, 1, 1))


def test_parents_waves_and_the_councils_decision(world: World) -> None:
    desk = world.desk
    city, borough, ward = (party(world, f"Sample {name}") for name in ("Alpha", "Beta", "Gamma"))
    desk.registrar.set_parent(borough, city)
    desk.registrar.set_parent(ward, borough)
    with refused(Code.PARENT_CIRCULAR):
        desk.registrar.set_parent(city, ward)
    with refused(Code.PARENT_CIRCULAR):
        desk.registrar.set_parent(city, city)
    desk.registrar.add_wave(borough, "2022")
    desk.registrar.add_wave(borough, "2026")
    desk.registrar.remove_wave(borough, "2022")
    desk.registrar.record_council(borough, date(2026, 2, 3), "Resolution 12/2026")
    found = desk.parties.get(borough)
    assert (found.parent, found.waves) == (city, ("2026",))
    assert found.council is not None
    assert (found.council.day, desk.registrar.words(found.council.words)) == (
        date(2026, 2, 3),
        "Resolution 12/2026",
    )
    desk.registrar.forget_council(borough)
    desk.registrar.set_parent(borough, "")
    found = desk.parties.get(borough)
    assert (found.council, found.parent) == (None, "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("samp", True),
        ("TOWN sam", True),
        ("HRC-2026-0001", True),
        ("2026 0001", True),
        ("região", True),
        ("senegal", True),
        ("السنغال", True),
        ("東", True),
        ("京", True),
        ("東京", True),
        ("京東", False),
        ("amp", False),
        ("", False),
        ('" OR *', False),
    ],
)
def test_search_finds_by_the_beginnings_of_words(world: World, typed: str, found: bool) -> None:
    one = party(world, "Sample Town", admin1="Região")
    world.desk.registrar.add_alias(one, "東京", "ja")
    assert world.desk.parties.search(typed) == ([one] if found else [])
