"""The lexical forms of answers, without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcapp.ui.forms.lexical import (
    clock_time,
    date_time_text,
    degrees,
    point_text,
    split_date_time,
    time_text,
)
from hrcapp.xforms.datatypes import is_of_type

ZONES = st.sampled_from(["UTC", "Asia/Kathmandu", "America/Bogota"])


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("36.8", "en", "36.8"),
        ("36,8", "fr", "36.8"),
        ("−36.8", "en", "-36.8"),
        ("36°30'", "en", "36.5"),
        ("36 30 36", "en", "36.51"),
        ("0° 30′ S", "en", "-0.5"),
        ("-0° 30′", "en", "-0.5"),
        ("10.5 O", "fr", "-10.5"),
        ("90", "en", "90"),
        ("90.1", "en", None),
        ("36 61", "en", None),
        ("36 -5", "en", None),
        ("-36 S", "en", None),
        ("N", "en", None),
        ("", "en", None),
        ("1 2 3 4", "en", None),
    ],
)
def test_degrees(text: str, language: str, found: str | None) -> None:
    assert degrees(text, language, 90) == (None if found is None else Decimal(found))


@given(st.decimals(-90, 90, places=6), st.decimals(-180, 180, places=6))
def test_every_point_is_a_geopoint(latitude: Decimal, longitude: Decimal) -> None:
    text = point_text((latitude, longitude), "")
    assert text is not None
    assert is_of_type(text, "geopoint")
    assert "E" not in text


@given(st.dates(date(1000, 1, 1), date(9998, 1, 1)), st.times(), ZONES)
def test_every_moment_is_a_date_time(day: date, at: time, name: str) -> None:
    zone = UTC if name == "UTC" else ZoneInfo(name)
    minute = at.replace(second=0, microsecond=0)
    text = date_time_text(day, minute, zone)
    assert is_of_type(text, "dateTime")
    again = split_date_time(text, zone)
    # An old place's offset has seconds, which the form of the standard has not.
    assert again is not None
    assert abs(again.replace(tzinfo=None) - datetime.combine(day, minute)) < timedelta(minutes=1)


def test_times() -> None:
    assert time_text(time(9, 5), timedelta(hours=-3, minutes=-30)) == "09:05:00.000-03:30"
    assert is_of_type(time_text(time(9, 5), timedelta(hours=5, minutes=45)), "time")
    assert clock_time("٢٣", "59") == time(23, 59)
    assert clock_time("24", "0") is clock_time("", "5") is clock_time("7", "60") is None
    assert split_date_time("2026-02-30T10:00", UTC) is split_date_time("2026-02-20", UTC) is None
    at = split_date_time("2026-11-21T14:30:00.000+01:00", timezone(timedelta(hours=3)))
    assert at is not None
    assert (at.hour, at.minute) == (16, 30)
