"""Numbers as people type them in the languages of the screens."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from hrcapp.i18n.languages import SHIPPED
from hrcapp.i18n.numbers import MAX_LENGTH, format_integer, parse_decimal, parse_integer

NARROW, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1234", 1234),
        ("١٢٣٤", 1234),
        ("۱۲۳۴", 1234),
        ("१२३४", 1234),
        ("1 234", 1234),
        (f"1{NO_BREAK}234", 1234),
        (f"1{NARROW}234{NARROW}567", 1234567),
        ("1'234", 1234),
        ("1’234’567", 1234567),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("٤٨٬٢٥٠", 48250),
        ("\u200f١٢\u200f", 12),
        ("  7 ", 7),
        ("-5", -5),
        ("−5", -5),
        ("5-", -5),
        ("+5", 5),
        ("007", 7),
        ("0", 0),
    ],
)
def test_a_whole_number_is_read_alike_in_every_language(typed: str, number: int, language: str) -> None:
    assert parse_integer(typed, language) == number


@pytest.mark.parametrize(
    ("typed", "read", "fraction"),
    [
        ("1,234", 1234, {*SHIPPED} - {"en", "es", "ar", "ko"}),
        ("1.234", 1234, {"en", "ko"}),
        ("٤٨.٢٥٠", 48250, {"en", "ko"}),
    ],
)
def test_a_mark_that_only_begins_fractions_is_no_thousands_separator(
    typed: str, read: int, fraction: set[str]
) -> None:
    expected = {language: None if language in fraction else read for language in SHIPPED}
    assert {language: parse_integer(typed, language) for language in SHIPPED} == expected


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-",
        "abc",
        "1 23",
        "12,34",
        "1,23,456",
        "1.234,567",
        "0.250",
        "1e5",
        "²",
        "½",
        "1..2",
        "5.",
        "1 2",
        "9" * (MAX_LENGTH + 1),
    ],
)
def test_what_is_no_whole_number_is_refused(typed: str, language: str) -> None:
    assert parse_integer(typed, language) is None


@pytest.mark.parametrize(
    ("typed", "language", "number"),
    [
        ("1.5", "en", "1.5"),
        ("1,5", "en", "1.5"),
        ("1.5", "fr", "1.5"),
        ("1,5", "fr", "1.5"),
        ("٣٫٥", "ar", "3.5"),
        ("٤٨٬٢٥٠٫٥", "ar", "48250.5"),
        ("1,234.5", "en", "1234.5"),
        ("1.234,5", "es", "1234.5"),
        ("1 234,5", "fr", "1234.5"),
        ("1.234", "en", "1.234"),
        ("1.234", "es", "1234"),
        ("1,234", "en", "1234"),
        ("1,234", "fr", "1.234"),
        (".5", "en", "0.5"),
        ("-2,5", "es", "-2.5"),
        ("12", "ar", "12"),
    ],
)
def test_a_decimal_number_follows_the_language_where_it_must(typed: str, language: str, number: str) -> None:
    assert parse_decimal(typed, language) == Decimal(number)


@pytest.mark.parametrize("typed", ["", ".", "5.", "1.2.3", "1,2,3", "x", "1,234.567,8"])
def test_what_is_no_decimal_number_is_refused(typed: str) -> None:
    assert [parse_decimal(typed, language) for language in SHIPPED] == [None] * len(SHIPPED)


def test_whole_numbers_are_written_as_cldr_does() -> None:
    assert {language: format_integer(48250, language) for language in SHIPPED} == {
        "en": "48,250",
        "fr": f"48{NARROW}250",
        "es": "48.250",
        "ar": "48,250",
        "ko": "48,250",
        **dict.fromkeys(("ca", "gl", "pt", "it", "nl", "de", "tr", "bs"), "48.250"),
    }


def test_small_numbers_are_written_as_cldr_does_in_every_language() -> None:
    for tag in SHIPPED:
        assert all(format_integer(one, tag) == format_decimal(one, locale=tag) for one in range(1001))


@given(st.integers(-(10**12), 10**12), st.sampled_from(SHIPPED))
def test_what_is_written_is_read_back(number: int, language: str) -> None:
    assert parse_integer(format_integer(number, language), language) == number


@given(st.text(max_size=60), st.sampled_from(SHIPPED))
def test_no_text_upsets_the_reader(text: str, language: str) -> None:
    whole, number = parse_integer(text, language), parse_decimal(text, language)
    assert whole is None or isinstance(whole, int)
    assert number is None or number.is_finite()
