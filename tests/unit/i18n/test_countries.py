"""Countries from CLDR, in the order their readers expect."""

from __future__ import annotations

import pytest

from hrcapp.i18n.countries import codes, countries, country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.i18n.sorting import fold, sort_key


def test_the_territories_of_iso_3166_and_kosovo() -> None:
    assert len(codes()) == 250
    assert {"AF", "BV", "PS", "TW", "XK", "ZW"} <= set(codes())
    assert not {"ZZ", "EU", "UN", "XA", "AC"} & set(codes())


@pytest.mark.parametrize("language", SHIPPED)
def test_every_country_has_a_name_of_its_own(language: str) -> None:
    named = countries(language)
    assert {code for code, _name in named} == set(codes())
    assert len({name for _code, name in named}) == 250
    assert all(name and name != code for code, name in named)


def test_names_by_language() -> None:
    assert {language: country_name("MA", language) for language in SHIPPED} == {
        "en": "Morocco",
        "fr": "Maroc",
        "es": "Marruecos",
        "ar": "المغرب",
        "ca": "Marroc",
        "gl": "Marrocos",
        "pt": "Marrocos",
        "it": "Marocco",
        "nl": "Marokko",
        "de": "Marokko",
        "tr": "Fas",
        "bs": "Maroko",
        "ko": "모로코",
    }


def test_unknown_is_no_country() -> None:
    assert {country_name("ZZ", language) for language in SHIPPED} == {""}
    assert country_name("", "en") == ""
    assert country_name("Q7", "en") == "Q7"


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", "Égypte", "Émirats arabes unis"),
        ("fr", "Espagne", "États-Unis"),
        ("en", "Åland Islands", "Albania"),
        ("en", "Côte d’Ivoire", "Croatia"),
        ("es", "Arabia Saudí", "Argelia"),
        ("ar", "إسبانيا", "ألمانيا"),
        ("ar", "الأردن", "ألمانيا"),
        ("ar", "مصر", "موريتانيا"),
    ],
)
def test_accents_and_hamza_do_not_move_a_name(language: str, before: str, after: str) -> None:
    names = [name for _code, name in countries(language)]
    assert names.index(before) < names.index(after)


def test_in_spanish_enye_comes_after_n() -> None:
    words = ["ñandú", "oso", "nube", "nz"]
    assert sorted(words, key=lambda word: sort_key(word, "es")) == ["nube", "nz", "ñandú", "oso"]
    assert sorted(words, key=lambda word: sort_key(word, "fr")) == ["ñandú", "nube", "nz", "oso"]


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("gl", "nube nz ñandú oso"),
        ("tr", "Cuma Çan Dam Halfeti Hopa Iğdır İncesu Kars Ordu Ödemiş Sivas Şile Uşak Ünye Van"),
        (
            "bs",
            "Cazin Čapljina Ćelinac Doboj Džep Đakovo Lopare Ljubuški Nova Njivice Srbac Šipovo Zenica Žepče",
        ),
        ("de", "Ahlen Äpfel Apolda Oldenburg Osten Österreich Strasse Straße Straßen"),
        ("ko", "가나 가나다 각 나라 대한민국 독일"),
    ],
)
def test_letters_stand_where_their_readers_look_for_them(language: str, in_order: str) -> None:
    words = in_order.split()
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, language)) == words


def test_ties_keep_one_order() -> None:
    assert sort_key("Cote", "fr") < sort_key("Coté", "fr")
    assert fold("Côté ŒUVRE Straße مُحَـمَّد") == "cote oeuvre strasse محمد"
