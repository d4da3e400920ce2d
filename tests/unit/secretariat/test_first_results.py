"""The 67 entries of the first report go the way of every form: seal, import, accept, count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from desk_world import World

from hrcapp.demo.reconstruct import reconstruct
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.status import Outcome
from hrcapp.secretariat.first_results import add_to, first_results
from hrcapp.secretariat.intake import Imported


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, list[Imported]]]:
    world = World.make(tmp_path_factory.mktemp("first"))
    device = DeviceKeys.generate()
    for entry in reconstruct(world.kit, device, now=world.clock.now):
        (world.mail / entry.file).write_bytes(entry.data)
    world.desk.intake.approve_sender(device.signing.public.fingerprint, own=True)
    imported = world.desk.intake.import_paths([world.mail])
    for one in imported:
        assert one.submission is not None
        world.desk.review.accept(one.submission)
    add_to(world.desk)
    yield world, imported
    world.desk.close()


def test_each_entry_is_imported_under_its_number_in_the_annex(loaded: tuple[World, list[Imported]]) -> None:
    _, imported = loaded
    assert {one.outcome for one in imported} == {Outcome.IMPORTED}
    assert {one.reference for one in imported} == {f"2022-{number}" for number in range(1, 68)}


def test_governments_and_partners_pledges_and_forms_are_counted_apart(
    loaded: tuple[World, list[Imported]],
) -> None:
    world, _ = loaded
    counts = world.desk.figures.as_of(date(2026, 3, 1)).counts
    assert (counts.parties, counts.governments, counts.partners) == (67, 62, 5)
    assert (counts.forms, counts.pledges, counts.countries) == (67, 0, 26)


def test_nobody_is_counted_before_the_day_they_arrived(loaded: tuple[World, list[Imported]]) -> None:
    world, _ = loaded
    assert world.desk.figures.as_of(date(2026, 2, 28)).counts.parties == 0


def test_the_sections_are_those_of_the_printed_report(
    loaded: tuple[World, list[Imported]], shared: Path
) -> None:
    world, _ = loaded
    printed = _printed(shared)["breakdown"]["by_uclg_section"]
    counted = world.desk.figures.as_of(date(2026, 3, 1)).sections
    assert counted["europe"] == printed["Europe"] == 37
    assert counted["latin_america"] == printed["Latin America"] == 14
    assert counted["africa"] == printed["Africa"]
    assert counted["mewa"] == printed["Middle East and West Asia"]
    assert counted["north_america"] == printed["North America"]
    assert counted["asia_pacific"] == counted["eurasia"] == 0


def test_every_finding_names_the_same_parties_as_the_printed_report(
    loaded: tuple[World, list[Imported]], shared: Path
) -> None:
    world, _ = loaded
    printed = {
        finding["id"]: {f"2022-{number}" for number in finding["named"]}
        for finding in _printed(shared)["findings"]
    }
    found = world.desk.figures.as_of(date(2026, 3, 1)).findings
    assert {finding.id: set(finding.parties) for finding in found} == printed
    assert len(printed) == 62


def test_names_are_spelt_rightly_and_nobody_is_given_a_country(
    loaded: tuple[World, list[Imported]], shared: Path
) -> None:
    world, _ = loaded
    right = {f"2022-{entry['no']}": entry for entry in _printed(shared)["annex"]}
    for party in world.desk.parties.all():
        entry = right[party.reference]
        assert party.facts.name == entry["name"]
        assert party.name_in("en") == entry["name_en"]
        assert party.facts.country == (entry["country"] or "ZZ")
        assert party.facts.kind.is_government == entry["is_local_government"]
    unknown = [p.reference for p in world.desk.parties.all() if p.facts.country == "ZZ"]
    assert unknown == ["2022-36", "2022-51"]


def test_codes_come_from_the_crosswalk_and_nothing_else(
    loaded: tuple[World, list[Imported]], shared: Path
) -> None:
    world, _ = loaded
    printed = _printed(shared)
    expected: dict[str, set[str]] = {}
    for finding in printed["findings"]:
        if cross := printed["crosswalk"].get(finding["group"]):
            for code in cross[1].split():
                expected.setdefault(code, set()).update(f"2022-{number}" for number in finding["named"])
    themes = world.desk.figures.as_of(date(2026, 3, 1)).themes()
    assert {code: set(named) for code, named in themes.items()} == {c: n for c, n in expected.items() if n}


def test_what_was_not_printed_is_empty(loaded: tuple[World, list[Imported]]) -> None:
    world, imported = loaded
    allowed = {"party_type", "scope", "previous_reference", "name_official", "name_latin", "name_english"}
    allowed |= {"country", "lg_type", "org_kind", "vision_themes", "motivation_codes", "focus_areas"}
    allowed |= {"init_kind"}
    for one in imported[::6]:
        assert one.submission is not None
        detail = world.desk.review.detail(one.submission, "en")
        assert {answer.path.rpartition("/")[2] for answer in detail.answers} <= allowed
        assert detail.item.verdict == "none"
        assert detail.facts.signatories == ()


def test_loading_again_doubles_nothing(loaded: tuple[World, list[Imported]]) -> None:
    world, _ = loaded
    before = len(world.desk.log.events())
    again = world.desk.intake.import_paths([world.mail])
    add_to(world.desk)
    assert {one.outcome for one in again} == {Outcome.ALREADY}
    assert len(world.desk.log.events()) == before


def test_the_data_that_ship_are_those_of_the_report(shared: Path) -> None:
    printed = _printed(shared)
    found = first_results()
    assert [finding.id for finding in found.findings] == [finding["id"] for finding in printed["findings"]]
    assert [entry.name for entry in found.entries] == [entry["name"] for entry in printed["annex"]]
    assert found.figures["pledges"] == (100, True)


def _printed(shared: Path) -> dict:  # type: ignore[type-arg]
    found = json.loads((shared / "campaign" / "first-results.json").read_text(encoding="utf-8"))
    return dict(found)
