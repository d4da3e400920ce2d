"""Which parties are suggested for a name, in which order and why. Nothing here joins anything."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.first_results import first_results
from hrcapp.secretariat.matching import automatic, keys_of
from hrcapp.secretariat.suggesting import ASK, Asked, Known, Reason, suggest

SHARED = Path(os.environ.get("HRC_SHARED", "../shared"))
VARIANTS = SHARED / "campaign" / "name-variants.json"


def known(name: str, reference: str = "A-1", *more: str, **facts: Any) -> Known:
    given = {"kind": PartyKind.GOVERNMENT, "country": "ES", **facts}
    return Known(reference, PartyFacts(name=name, **given), (name, *more))


@pytest.mark.parametrize(
    ("asked", "name", "reason"),
    [
        ("Ayuntamiento de Getafe", "Getafe", Reason.SAME_BUT_KIND),
        ("I. Municipalidad de Getafe", "Getafe", Reason.SAME_BUT_KIND),
        ("Rivas Vaciamadrid", "Rivasvaciamadrid", Reason.SAME_BUT_KIND),
        ("Fuenlabarda", "Fuenlabrada", Reason.ALIKE),
        ("Vgio", "Vigo", Reason.ALIKE),
        ("Rivas", "Rivas-Vaciamadrid", Reason.PART),
        ("FEMP", "Federación Española de Municipios y Provincias", Reason.ACRONYM),
        ("Gerona", "Girona", Reason.SAME_PLACE),
        ("Херона", "Girona", Reason.SAME_PLACE),
        ("ジローナ", "Girona", Reason.SAME_PLACE),
        ("Тандил", "Tandil", Reason.SAME_BUT_KIND),
    ],
)
def test_why_a_party_is_suggested(asked: str, name: str, reason: Reason) -> None:
    [found] = suggest(Asked(asked, "ES"), [known(name)])
    assert found.reasons[:2] == (reason, Reason.SAME_COUNTRY)
    assert found.score >= 70


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Nanterre", "Nantes"),
        ("Roanne", "Rouen"),
        ("Lugo", "Vigo"),
        ("Distrito 4", "Distrito 5"),
        ("Municipio A", "Municipio B"),
        ("District III", "District IV"),
        ("Barcelona", "Sant Boi de Llobregat"),
    ],
)
def test_what_is_not_worth_a_look(asked: str, name: str) -> None:
    assert suggest(Asked(asked, "ES"), [known(name)]) == []


@pytest.mark.parametrize(
    ("asked", "other", "reason"),
    [
        (Asked("Métropole de Lyon", "FR"), {}, Reason.OTHER_BODY),
        (Asked("Provincia de Lyon", "FR"), {}, Reason.OTHER_BODY),
        (Asked("Lyon", "ES"), {}, Reason.OTHER_COUNTRY),
        (Asked("Lyon", "FR", PartyKind.CIVIL_SOCIETY), {}, Reason.OTHER_KIND),
        (Asked("Lyon", "FR", level="regional"), {"level": "municipal"}, Reason.OTHER_LEVEL),
        (Asked("Lyon", "FR", division="Aude"), {"admin1": "Rhône"}, Reason.OTHER_DIVISION),
        (Asked("Lyon"), {}, Reason.COUNTRY_UNKNOWN),
    ],
)
def test_what_speaks_against_it_is_told_and_costs(
    asked: Asked, other: dict[str, Any], reason: Reason
) -> None:
    plain = suggest(Asked("Lyon", "FR"), [known("Lyon", country="FR")])[0]
    [found] = suggest(asked, [known("Lyon", **{"country": "FR", **other})])
    assert reason in found.reasons
    assert found.score < plain.score


def test_a_name_that_several_places_of_the_country_bear_says_little() -> None:
    [found] = suggest(Asked("Ville d'Allonnes", "FR"), [known("Allonnes", country="FR")])
    assert Reason.HOMONYMS in found.reasons


def test_a_partner_is_not_the_town_in_its_name() -> None:
    partner = known("Red de Girona", kind=PartyKind.CIVIL_SOCIETY)
    assert all(Reason.SAME_PLACE not in one.reasons for one in suggest(Asked("Gerona", "ES"), [partner]))


def test_the_country_in_brackets_counts_where_no_other_is_given() -> None:
    two = [known("San Antonio", "A-1", country="US"), known("San Antonio", "A-2", country="CL")]
    assert [one.reference for one in suggest(Asked("San Antonio (Chili)"), two)] == ["A-2", "A-1"]


def test_among_thousands_the_right_one_is_found() -> None:
    many = [known(f"Sample place {number}", f"B-{number}") for number in range(3000)]
    found = suggest(Asked("Ajuntament de Gerona", "ES"), [*many, known("Girona", "A-1")])
    assert found[0].reference == "A-1"


@pytest.fixture(scope="module")
def pairs() -> dict[str, Any]:
    if not VARIANTS.is_file():
        pytest.skip(f"{VARIANTS} is not here: set HRC_SHARED")
    found: dict[str, Any] = json.loads(VARIANTS.read_text(encoding="utf-8"))
    return found


def registry() -> list[Known]:
    return [
        Known(
            entry.reference,
            PartyFacts(entry.kind, entry.name, country=entry.country, type=entry.type),
            tuple(dict.fromkeys((entry.name, *entry.names.values()))),
        )
        for entry in first_results().entries
    ]


def test_the_right_party_comes_first(pairs: dict[str, Any]) -> None:
    """With the country that a form would carry; a tie is not first."""
    parties = registry()
    country = {one.reference: one.facts.country for one in parties}
    wrong = []
    for pair in pairs["pairs"]:
        reference = f"2022-{pair['no']}"
        where = pair["country"] or country[reference]
        found = suggest(Asked(pair["variant"], "" if where == "ZZ" else where), parties)
        best = [one.reference for one in found if one.score == found[0].score]
        if best != [reference]:
            wrong.append((pair["variant"], best))
    assert len(wrong) <= 0.03 * len(pairs["pairs"]), wrong


def test_what_is_another_party_is_never_the_same_without_a_reason_against_it(pairs: dict[str, Any]) -> None:
    """A person who reads the reasons is warned wherever the score alone would mislead."""
    mild = {Reason.SAME_NAME, Reason.SAME_BUT_KIND, Reason.SAME_PLACE, Reason.SAME_COUNTRY}
    for one in pairs["negatives"]:
        for found in suggest(Asked(one["variant"], one["country"]), registry()):
            if found.reference == f"2022-{one['not_no']}" and found.score >= ASK:
                assert set(found.reasons) - mild, one


def test_nothing_is_joined_to_a_wrong_party(pairs: dict[str, Any]) -> None:
    """At its worst: every level and region equal, so that names and countries alone can differ."""
    same = {"level": "municipal", "admin1": "Region"}
    known = [
        (key, one.reference) for one in registry() for key in keys_of(replace(one.facts, **same), one.names)
    ]
    country = {reference: key.country for key, reference in known}
    joined = 0
    for pair in pairs["pairs"]:
        reference = f"2022-{pair['no']}"
        where = pair["country"] or country[reference]
        facts = PartyFacts(PartyKind.GOVERNMENT, pair["variant"], country=where, **same)
        found = automatic(facts, known)
        assert found in (None, reference), pair
        joined += found is not None
    assert joined
    for one in pairs["negatives"]:
        facts = PartyFacts(PartyKind.GOVERNMENT, one["variant"], country=one["country"], **same)
        assert automatic(facts, known) != f"2022-{one['not_no']}", one
