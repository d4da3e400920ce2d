"""Answers in the lexical forms of the ODK XForms specification ("Data types"), to and from typed parts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

from hrcapp.i18n.numbers import parse_decimal, parse_integer

_PARTS = re.compile(r"[°º'′’\"″”\s]+")
_SIDES = {"N": 1, "S": -1, "E": 1, "W": -1, "O": -1}
LATITUDE, LONGITUDE = 90, 180
"""The largest degrees of each."""


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name; UTC needs no database of zones."""
    return UTC if name == "UTC" else ZoneInfo(name)


def clock_time(hour: str, minute: str) -> time | None:
    """The time in two typed fields, digits of any script; None when no clock shows it."""
    hours, minutes = (parse_integer(part, "en") for part in (hour, minute))
    if hours is None or minutes is None or not (0 <= hours < 24 and 0 <= minutes < 60):
        return None
    return time(hours, minutes)


def time_text(at: time, offset: timedelta) -> str:
    """`14:30:00.000+01:00` (XML Schema `time`, with the offset, as other clients write it)."""
    return f"{at.isoformat('milliseconds')}{_offset_text(offset)}"


def date_time_text(day: date, at: time, zone: tzinfo) -> str:
    """`2026-11-21T14:30:00.000+01:00`: the offset is part of it and not normalised."""
    moment = datetime.combine(day, at, zone)
    return (
        f"{day.isoformat()}T{at.isoformat('milliseconds')}{_offset_text(moment.utcoffset() or timedelta())}"
    )


def split_date_time(text: str, zone: tzinfo) -> datetime | None:
    """The moment of an answer on the clock of `zone`; None for what is no moment."""
    try:
        moment = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None
    return moment.astimezone(zone) if moment is not None and moment.tzinfo is not None else moment


def degrees(text: str, language: str, most: int) -> Decimal | None:
    """Typed degrees: `36.8`, `36,8`, `36° 48′ 3″ N`, `10 E`; south and west are negative. None for others."""
    kept = text.strip().upper()
    side = _SIDES.get(kept[-1:], 0)
    parts = [each for each in _PARTS.split(kept[:-1] if side else kept) if each]
    numbers = [parse_decimal(each, language) for each in parts]
    if not 1 <= len(numbers) <= 3 or any(number is None for number in numbers):
        return None
    known = [number for number in numbers if number is not None]
    if any(not 0 <= each < 60 for each in known[1:]) or (side and known[0] < 0):
        return None
    sign = side or (-1 if parts[0].startswith(("-", "−")) else 1)
    size = sum((each / 60**power for power, each in enumerate(known[1:], 1)), abs(known[0]))
    return round(sign * size, 7) if size <= most else None


def point_text(parts: tuple[Decimal | None, Decimal | None], rest: str) -> str | None:
    """`36.8 10.18 0 0`: latitude, longitude, altitude, accuracy; `rest` keeps the last two of a device."""
    latitude, longitude = parts
    if latitude is None or longitude is None:
        return None
    return " ".join((_plain(latitude), _plain(longitude), *(rest.split() or ("0", "0"))))


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text if text != "-0" else "0"


def _offset_text(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
