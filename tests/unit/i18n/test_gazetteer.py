"""Places by name, offline."""

from __future__ import annotations

import pytest

from hrcapp.i18n import gazetteer
from hrcapp.i18n.name_key import name_key


@pytest.mark.parametrize("name", ["Sfax", "SFAX", "صفاقس", "Сфакс", "Safakis"])
def test_one_place_under_many_names(name: str) -> None:
    found = gazetteer.place([name], "TN")
    assert found is not None
    assert (found.name, found.latitude, found.longitude) == ("Sfax", 34.74, 10.76)


def test_the_country_decides() -> None:
    assert gazetteer.places("Valence", "ES")[0].name == "Valencia"
    assert gazetteer.places("Valence", "FR")[0].name == "Valence"
    assert gazetteer.places("Valence", "ZZ") == ()


def test_of_several_none_is_meant_unless_one_outweighs_them() -> None:
    assert len(gazetteer.places("Allonnes", "FR")) > 1
    assert gazetteer.place(["Allonnes"], "FR") is None
    capital = gazetteer.place(["Lyon"], "FR")
    assert capital is not None
    assert capital.population > 400_000


def test_the_division_tells_places_apart() -> None:
    assert {place.division for place in gazetteer.places("Springfield", "US", "Illinois")} == {"IL"}
    one = gazetteer.place(["Juárez"], "MX", "Chihuahua")
    assert one is not None
    assert one.name == "Ciudad Juárez"


def test_names_are_folded_as_names_of_parties_are() -> None:
    for country in ("TN", "KR", "GR", "IN", "LB"):
        for place in {place for places in gazetteer.named(country).values() for place in places}:
            assert all(name_key(name) == name for name in place.others), place.name


def test_a_search_begins_with_what_was_typed() -> None:
    names = [place.name for place in gazetteer.search("kair", "TN")]
    assert names[0] == "Kairouan"
    assert gazetteer.search("صفا", "TN")[0].name == "Sfax"
    assert gazetteer.search("Tours", "FR", 3)[0].name == "Tours", "the very name comes before longer ones"
    assert gazetteer.search(" ", "TN") == gazetteer.search("kair", "ZZ") == ()
