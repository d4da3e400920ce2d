"""Dates: day, month in words, year; a clock of 24 hours; three typed fields."""

from __future__ import annotations

from datetime import date, datetime, time

import babel.dates
import pytest

from hrcapp.i18n.dates import format_date, format_datetime, format_stamp, format_time, parse_date_fields
from hrcapp.i18n.languages import SHIPPED

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "21 November 2026"),
        ("fr", "21 novembre 2026"),
        ("es", "21 de noviembre de 2026"),
        ("ar", "21 نوفمبر 2026"),
        ("ca", "21 de novembre del 2026"),
        ("gl", "21 de novembro de 2026"),
        ("pt", "21 de novembro de 2026"),
        ("it", "21 novembre 2026"),
        ("nl", "21 november 2026"),
        ("de", "21. November 2026"),
        ("tr", "21 Kasım 2026"),
        ("bs", "21. novembar 2026."),
        ("ko", "2026년 11월 21일"),
    ],
)
def test_a_date_is_day_month_in_words_and_year(language: str, written: str) -> None:
    assert format_date(DAY, language) == written
    assert format_datetime(datetime(2026, 11, 21, 9, 5), language) == f"{written} 09:05"


@pytest.mark.parametrize("language", SHIPPED)
def test_dates_of_the_screens_are_those_of_cldr(language: str) -> None:
    pattern = {"en": "d MMMM y"}.get(language, "long")
    for month in range(1, 13):
        for day in (date(2026, month, 1), date(1999, month, 28)):
            assert format_date(day, language) == babel.dates.format_date(day, pattern, locale=language)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "21 Nov 2026 09:05"),
        ("ar", "21 نوفمبر 2026 09:05"),
        ("ca", "21 de nov. 2026 09:05"),
        ("de", "21. Nov. 2026 09:05"),
        ("tr", "21 Kas 2026 09:05"),
        ("bs", "21. nov 2026. 09:05"),
        ("ko", "2026. 11. 21. 09:05"),
    ],
)
def test_a_date_in_a_narrow_column_keeps_the_order_of_the_language(language: str, written: str) -> None:
    assert format_stamp(datetime(2026, 11, 21, 9, 5), language) == written


def test_a_region_writes_dates_in_its_own_way() -> None:
    assert format_date(DAY, "ar-TN") == babel.dates.format_date(DAY, "long", locale="ar_TN")


@pytest.mark.parametrize("language", SHIPPED)
def test_the_clock_has_24_hours(language: str) -> None:
    assert format_time(time(18, 42), language) == "18:42"
    assert format_time(datetime(2026, 11, 21, 0, 3), language) == "00:03"


@pytest.mark.parametrize(
    "fields", [("21", "11", "2026"), ("٢١", "١١", "٢٠٢٦"), ("۲۱", "۱۱", "۲۰۲۶"), (" 21 ", "11", "2026")]
)
def test_three_fields_make_a_date_in_any_digits(fields: tuple[str, str, str]) -> None:
    assert parse_date_fields(*fields) == DAY


@pytest.mark.parametrize(
    "fields",
    [
        ("31", "2", "2026"),
        ("29", "2", "2026"),
        ("0", "1", "2026"),
        ("1", "13", "2026"),
        ("", "1", "2026"),
        ("1", "1", "26"),
        ("1", "1", "20260"),
        ("-1", "1", "2026"),
        ("a", "1", "2026"),
        ("²", "1", "2026"),
    ],
)
def test_what_is_no_day_is_refused(fields: tuple[str, str, str]) -> None:
    assert parse_date_fields(*fields) is None


def test_a_leap_day_is_a_day() -> None:
    assert parse_date_fields("29", "2", "2028") == date(2028, 2, 29)
