"""Which name is printed for whom."""

from __future__ import annotations

import pytest

from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.naming import name_in

OWN = PartyFacts(
    PartyKind.GOVERNMENT, "بلدية نموذجية", name_language="ar", name_latin="Baladiyya Namudhajiyya"
)


@pytest.mark.parametrize(
    ("language", "printed"),
    [("ar", "بلدية نموذجية"), ("en", "Baladiyya Namudhajiyya"), ("fr", "Baladiyya Namudhajiyya")],
)
def test_readers_of_its_own_language_see_the_name_as_it_is_written_there(language: str, printed: str) -> None:
    assert name_in(OWN, {}, language) == printed


def test_a_name_given_for_a_language_comes_first() -> None:
    assert name_in(OWN, {"ar": "مدينة نموذجية", "fr": "Ville exemple"}, "ar") == "مدينة نموذجية"
    assert name_in(OWN, {"ar": "مدينة نموذجية", "fr": "Ville exemple"}, "fr") == "Ville exemple"
