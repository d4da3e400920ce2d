"""Dates and times (ODK XForms specification, "XPath functions").

The clock and the zone are the session's, fixed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from hrcapp.xforms.xpath.context import Context
from hrcapp.xforms.xpath.functions.registry import function
from hrcapp.xforms.xpath.values import Moment, Value, to_moment, to_text, zone_of_offset

_CLOCK = re.compile(
    r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d\d(?::?\d\d)?)?\Z", re.ASCII
)
_SECONDS_A_DAY = 86_400


@function("today", deterministic=False)
def today(ctx: Context) -> Value:
    local = ctx.world.now.astimezone(ctx.world.zone)
    return Moment(datetime.combine(local.date(), time(), ctx.world.zone), True)


@function("now", deterministic=False)
def now(ctx: Context) -> Value:
    return Moment(ctx.world.now.astimezone(ctx.world.zone), False)


@function("date", 1)
def date(ctx: Context, value: Value) -> Value:
    """A date from ISO 8601 text or days since 1970-01-01; empty text when it is neither."""
    return to_moment(value, ctx.world.zone) or ""


@function("date-time", 1)
def date_time(ctx: Context, value: Value) -> Value:
    """Like date(), always written with its time."""
    moment = to_moment(value, ctx.world.zone)
    return Moment(moment.at, False) if moment else ""


@function("decimal-date-time", 1)
def decimal_date_time(ctx: Context, value: Value) -> Value:
    """Days since 1970-01-01T00:00Z with their fraction."""
    moment = to_moment(value, ctx.world.zone)
    return moment.days() if moment else math.nan


@function("decimal-time", 1)
def decimal_time(ctx: Context, value: Value) -> Value:
    """The time of day in the session's zone as a fraction of a day, of a time or a date with time."""
    text = to_text(value).strip()
    match = _CLOCK.match(text)
    if match is None:
        moment = to_moment(value, ctx.world.zone)
        if moment is None or "T" not in text:
            return math.nan
        return _fraction(moment.at)
    hour, minute, second, fraction, offset = match.groups()
    clock = time(int(hour), int(minute), int(second or 0), int((fraction or "0").ljust(6, "0")))
    day = ctx.world.now.astimezone(ctx.world.zone).date()
    try:
        zone = zone_of_offset(offset) if offset else ctx.world.zone
    except ValueError:
        return math.nan
    return _fraction(datetime.combine(day, clock, zone).astimezone(ctx.world.zone))


def _fraction(at: datetime) -> float:
    span = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    return span.total_seconds() / _SECONDS_A_DAY


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DATE_CODES: dict[str, Callable[[datetime], str]] = {
    "Y": lambda at: f"{at.year:04d}",
    "y": lambda at: f"{at.year % 100:02d}",
    "m": lambda at: f"{at.month:02d}",
    "n": lambda at: str(at.month),
    "b": lambda at: _MONTHS[at.month - 1],
    "d": lambda at: f"{at.day:02d}",
    "e": lambda at: str(at.day),
    "a": lambda at: _DAYS[at.weekday()],
    "W": lambda at: f"{at.isocalendar().week:02d}",
}
_TIME_CODES: dict[str, Callable[[datetime], str]] = {
    "H": lambda at: f"{at.hour:02d}",
    "h": lambda at: str(at.hour),
    "M": lambda at: f"{at.minute:02d}",
    "S": lambda at: f"{at.second:02d}",
    "3": lambda at: f"{at.microsecond // 1000:03d}",
}


@function("format-date", 2)
def format_date(ctx: Context, value: Value, pattern: Value) -> Value:
    return _formatted(ctx, value, to_text(pattern), _DATE_CODES | dict.fromkeys(_TIME_CODES, lambda _at: ""))


@function("format-date-time", 2)
def format_date_time(ctx: Context, value: Value, pattern: Value) -> Value:
    return _formatted(ctx, value, to_text(pattern), _DATE_CODES | _TIME_CODES)


def _formatted(ctx: Context, value: Value, pattern: str, codes: dict[str, Callable[[datetime], str]]) -> str:
    """Empty when there is no date; an unknown code is left as it stands."""
    moment = to_moment(value, ctx.world.zone)
    if moment is None:
        return ""

    def one(match: re.Match[str]) -> str:
        code = match.group(1)
        return "%" if code == "%" else codes[code](moment.at) if code in codes else match.group()

    return re.sub(r"%(.)", one, pattern)
