"""Every figure of the dashboard has its parties, and the figures are those of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from desk_world import World
from test_report import full_form

from hrcapp.demo.reconstruct import reconstruct
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.dashboard import Dashboard, Slice, Step, dashboard
from hrcapp.secretariat.figures import Counts, Member, Pledge, Snapshot
from hrcapp.secretariat.first_results import add_to
from hrcapp.secretariat.outreach import Invited
from hrcapp.secretariat.positions import Position, by_country

DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The 67 entries; a full form in March, a pledge in May, and one that nobody has looked at yet."""
    made = World.make(tmp_path_factory.mktemp("dashboard"))
    desk, device = made.desk, DeviceKeys.generate()
    desk.intake.approve_sender(device.signing.public.fingerprint, own=True)
    for entry in reconstruct(made.kit, device, now=made.clock.now):
        _accept(made, entry.file, entry.data)
    _accept(made, "a.hrcb", full_form(made.town("Sample Town"), publish_answers="yes"))
    made.clock.later(days=70)
    town = made.town("Quiet Town", country="GM")
    _accept(made, "b.hrcb", town.pack().data)
    waiting = made.town("Waiting Town", country="GM", device=town.device)  # type: ignore[arg-type]
    waiting.sequence = town.sequence
    desk.intake.take_in("c.hrcb", waiting.pack().data)
    add_to(desk)
    yield made
    desk.close()


def _accept(world: World, name: str, data: bytes) -> None:
    one = world.desk.intake.take_in(name, data)
    assert one.submission is not None, one.reason
    world.desk.review.accept(one.submission)


@pytest.fixture(scope="module")
def found(world: World) -> Dashboard:
    return world.desk.dashboards.as_of(DAY)


def counts(slices: tuple[Slice, ...]) -> dict[str, int]:
    return {one.key: one.count for one in slices}


def test_the_figures_are_those_of_the_report(world: World, found: Dashboard) -> None:
    reported = world.desk.figures.as_of(DAY).counts
    assert (found.governments.count, found.partners.count) == (reported.governments, reported.partners)
    assert (found.pledges.count, found.forms.count) == (reported.pledges, reported.forms)
    assert len([one for one in found.countries if one.key]) == reported.countries


def test_a_pledge_that_is_nobodys_yet_is_counted_and_told_apart(found: Dashboard) -> None:
    assert found.pledges.parties == ("HRC-2026-0001", "HRC-2026-0002")
    assert (found.pledges.more, found.pledges.count) == (1, 3)


def test_sections_and_those_whose_country_nobody_knows(found: Dashboard) -> None:
    assert counts(found.sections) == {
        "europe": 37,
        "latin_america": 14,
        "africa": 8,
        "mewa": 3,
        "north_america": 1,
        "asia_pacific": 0,
        "eurasia": 0,
        "": 1,
    }
    assert found.sections[-1].key == ""
    assert sum(counts(found.sections).values()) == found.governments.count


def test_a_month_without_a_pledge_is_a_month(found: Dashboard) -> None:
    assert counts(found.months) == {"2026-03": 1, "2026-04": 0, "2026-05": 2}


def test_what_a_printed_report_named_is_in_no_tally(found: Dashboard) -> None:
    assert counts(found.themes["focus_areas"]) == {"housing": 1, "migration": 1}
    assert found.themes["focus_areas"][0].parties == ("HRC-2026-0001",)
    assert counts(found.languages) == {"en": 2}


def test_the_funnel_ends_with_pledge_and_form_of_governments(found: Dashboard) -> None:
    assert counts(found.funnel) == {Step.PLEDGED: 3, Step.FORM: 63}


def test_the_funnel_begins_with_whom_the_desk_invited(world: World) -> None:
    snapshot = world.desk.figures.as_of(DAY)
    begun = (Slice(Step.INVITED, ("2022-44",), more=299), Slice(Step.REPLIED, ("2022-44",), more=119))
    found = dashboard(snapshot, {}, by_country, begun)
    assert list(counts(found.funnel).items()) == [
        (Step.INVITED, 300),
        (Step.REPLIED, 120),
        (Step.PLEDGED, 3),
        (Step.FORM, 63),
    ]
    nobody = (Slice(Step.INVITED, ()), Slice(Step.REPLIED, ()))
    assert set(counts(dashboard(snapshot, {}, by_country, nobody).funnel)) == {Step.PLEDGED, Step.FORM}


def test_everybody_is_on_the_map_once_or_named_as_not_placed(found: Dashboard) -> None:
    placed = [reference for spot in found.spots for reference in spot.parties]
    assert sorted((*placed, *found.unplaced)) == sorted(found.members)
    assert {"2022-36", "2022-51"} <= set(found.unplaced)
    at = {reference: spot.position for spot in found.spots for reference in spot.parties}
    assert at["2022-67"] == Position(16.37, 48.21, exact=True), "Wien, found by its own name"
    assert at["2022-54"].exact, "Saint-Louis in Senegal, not one of its namesakes"
    assert at["2022-54"].longitude < -16
    assert not at["2022-15"].exact, "a department is no town"
    for spot in found.spots:
        assert {found.members[one].is_government for one in spot.parties} == {spot.government}


def test_names_are_in_the_readers_language(found: Dashboard) -> None:
    vienna = next(one for one, member in found.members.items() if member.facts.name == "Wien")
    assert [found.name(vienna, language) for language in ("en", "es", "fr")] == ["Vienna", "Viena", "Vienne"]


def test_the_form_names_questions_and_codes(world: World) -> None:
    words = world.desk.dashboards.words("fr")["focus_areas"]
    assert words.choice("housing") == "Logement"
    assert words.choice("a_code_of_an_older_form") == "a_code_of_an_older_form"
    assert words.label


def test_a_day_before_anything_came(world: World) -> None:
    empty = world.desk.dashboards.as_of(date(2026, 2, 28))
    assert empty.governments.count == empty.pledges.count == 0
    assert (empty.months, empty.languages, empty.spots, empty.unplaced) == ((), (), (), ())
    assert set(counts(empty.sections).values()) == {0}
    assert counts(empty.funnel) == {Step.PLEDGED: 0, Step.FORM: 0}


def test_a_thousand_towns_of_one_place_are_one_spot_and_partners_another() -> None:
    def member(number: int) -> Member:
        kind = PartyKind.GOVERNMENT if number % 10 else PartyKind.NETWORK
        facts = PartyFacts(kind, f"Sample {number}", country="TN")
        return Member(f"HRC-2026-{number:04d}", facts, consents=True, has_form=True)

    members = tuple(map(member, range(1000)))
    snapshot = Snapshot(
        as_of=DAY,
        counts=Counts(1000, 900, 100, 1, 1000, 1),
        members=members,
        sections={},
        pledges=(Pledge("HRC-2026-0001", "2026-05-01T00:00:00Z"),),
        codes={},
        answered=frozenset(),
        languages={},
        reconstructed=0,
        findings=(),
    )
    here = Position(10.1, 36.8, exact=True)
    found = dashboard(
        snapshot, {}, lambda facts, _names: here if facts.name.endswith("5") else by_country(facts, {})
    )
    assert [len(spot.parties) for spot in found.spots] == [100, 800, 100]
    assert [(spot.government, spot.position.exact) for spot in found.spots] == [
        (False, False),
        (True, False),
        (True, True),
    ]


def test_whom_the_desk_invited_begins_the_funnel_as_of_the_day(tmp_path: Path) -> None:
    world = World.make(tmp_path)
    outreach = world.desk.outreach
    for number in range(4):
        outreach.add(Invited(f"Sample place {number}", "TN"))
    outreach.reply(outreach.all()[0].id, "yes")
    today = world.clock.now.date()
    assert counts(world.desk.dashboards.as_of(today).funnel) == {
        Step.INVITED: 4,
        Step.REPLIED: 1,
        Step.PLEDGED: 0,
        Step.FORM: 0,
    }
    before = world.desk.dashboards.as_of(today - timedelta(days=1))
    assert counts(before.funnel) == {Step.PLEDGED: 0, Step.FORM: 0}
    world.desk.close()
