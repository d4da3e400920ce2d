"""What counts as one name, and what the desk may join by itself."""

from __future__ import annotations

import pytest

from hrcapp.i18n.name_key import name_key
from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.matching import automatic, keys_of

TOWN = PartyFacts(
    PartyKind.GOVERNMENT, "Sample Town", country="SN", admin1="Sample Region", level="municipal"
)


def changed(**values: object) -> PartyFacts:
    return PartyFacts(**{**vars(TOWN), **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BEGLES", "Bègles"),
        ("Seine St-Denis", "seine st denis"),
        ("Département de l’Aude", "Département de l'Aude"),
        ("Douala IIIe", "Douala 3"),
        ("Douala 3ème", "Douala III"),
        ("Douala ٣", "Douala 3"),
        ("Première Commune", "1ère commune"),
        ("Tercer Distrito", "3º distrito"),
        ("Third District", "3rd District"),
        ("Diyarbakır", "Diyarbakir"),
        ("إِرْبِد", "اربد"),
        ("الرّبـاط", "الرباط"),
        ("Rivas‑Vaciamadrid", "Rivas Vaciamadrid"),
        ("दिल्ली", "दिल्ली "),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Douala 3", "Douala 5"),
        ("Douala III", "Douala IV"),
        ("Municipio B", "Municipio A"),
        ("San Antonio", "San Antonio (Texas)"),
        ("Lyon", "Métropole de Lyon"),
        ("Parma", "Palma"),
        ("दिल", "दल"),
    ],
)
def test_names_that_are_not_one(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_joins_only_what_is_equal_in_every_respect() -> None:
    known = [(key, "HRC-2026-0001") for key in keys_of(TOWN)]
    assert automatic(changed(name="SAMPLE TOWN", admin1="sample region"), known) == "HRC-2026-0001"
    for other in (
        {"country": "GM"},
        {"admin1": "Other Region"},
        {"level": "intermediate"},
        {"kind": PartyKind.CIVIL_SOCIETY},
        {"name": "Sample Towns"},
    ):
        assert automatic(changed(**other), known) is None


@pytest.mark.parametrize("unknown", [{"country": "ZZ"}, {"admin1": ""}, {"level": ""}])
def test_what_both_sides_do_not_know_is_not_equal(unknown: dict[str, str]) -> None:
    facts = changed(**unknown)
    assert automatic(facts, [(key, "HRC-2026-0001") for key in keys_of(facts)]) is None


def test_a_name_that_two_parties_share_is_never_joined() -> None:
    known = [(key, reference) for key in keys_of(TOWN) for reference in ("HRC-2026-0001", "HRC-2026-0002")]
    assert automatic(TOWN, known) is None
