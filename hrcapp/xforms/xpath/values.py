"""The values of XPath and how one becomes another (XPath 1.0, section 4; dates as ODK forms expect them).

Five kinds: str, float, bool, a list of nodes, and `Moment`, a point in time that reads as text or as a
number of days since 1970-01-01T00:00Z.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal

from hrcapp.xforms.nodes import Node

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[ \t\r\n]*\Z", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?\Z",
    re.ASCII,
)
DAY = 86_400.0
_LONGEST_PLAIN = 400


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time. `dated` means it was given as, or falls on, a whole local day and is written without
    a time.
    """

    at: datetime
    dated: bool

    def days(self) -> float:
        """Days since the epoch, in UTC, with their fraction."""
        return (self.at - _EPOCH).total_seconds() / DAY

    def text(self) -> str:
        """ISO 8601: a date, or a date and time to the millisecond with its offset."""
        if self.dated:
            return self.at.date().isoformat()
        return self.at.isoformat(timespec="milliseconds")


Value = str | float | bool | Moment | list[Node]


def moment_of_text(text: str, zone: tzinfo) -> Moment | None:
    """ISO 8601 date or date and time → Moment; without an offset it is local to `zone`.

    None when it is neither.
    """
    match = _MOMENT.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return Moment(datetime.combine(on, time(), zone), True)
        clock = time(int(hour), int(minute), int(second or 0), int((fraction or "0").ljust(6, "0")))
        at = datetime.combine(on, clock, zone_of_offset(offset) if offset else zone)
        return Moment(at.astimezone(zone), False)
    except (ValueError, OverflowError):
        return None


def moment_of_days(days: float, zone: tzinfo) -> Moment | None:
    """Days since the epoch → Moment to the millisecond; on local midnight it is dated.

    None outside years 1–9999.
    """
    if not math.isfinite(days):
        return None
    try:
        at = (_EPOCH + timedelta(milliseconds=round(days * DAY * 1000))).astimezone(zone)
    except OverflowError:
        return None
    return Moment(at, at.timetz().replace(tzinfo=None) == time())


def zone_of_offset(offset: str) -> tzinfo:
    """`Z`, `+hh`, `+hhmm`, `+hh:mm` → a fixed zone. Raises ValueError for one that cannot be."""
    if offset == "Z":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        raise ValueError(offset)
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if offset[0] == "-" else span)


def number_text(number: float) -> str:
    """XPath `string(number)`: no exponent, no trailing `.0`, no minus zero."""
    if number != number:
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    shown = repr(number)
    if "e" not in shown:
        return shown
    return format(Decimal(shown), f".{_LONGEST_PLAIN}f").rstrip("0")


def text_number(text: str, zone: tzinfo) -> float:
    """XPath `number(string)`; ODK adds that an ISO date or date and time is a number of days."""
    match = _NUMBER.match(text)
    if match:
        return float(match.group(1))
    if len(text) >= 8:
        moment = moment_of_text(text, zone)
        if moment is not None:
            return moment.days()
    return math.nan


def to_text(value: Value) -> str:
    """XPath `string()`; a nodeset gives the text of its first node."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, Moment):
        return value.text()
    return value[0].string_value() if value else ""


def to_number(value: Value, zone: tzinfo) -> float:
    """XPath `number()`."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, Moment):
        return value.days()
    return text_number(to_text(value), zone)


def to_boolean(value: Value) -> bool:
    """XPath `boolean()`."""
    if isinstance(value, float):
        return value == value and value != 0
    if isinstance(value, Moment):
        return True
    return bool(value)


def to_moment(value: Value, zone: tzinfo) -> Moment | None:
    """What `date()` and the formatting functions make of a value.

    A Moment, or None when there is no time in it.
    """
    if isinstance(value, Moment):
        return value
    if isinstance(value, float):
        return moment_of_days(value, zone)
    if isinstance(value, bool):
        return None
    text = to_text(value)
    moment = moment_of_text(text, zone)
    if moment is None and text.strip():
        moment = moment_of_days(text_number(text, zone), zone)
    return moment


Comparison = Callable[[float, float], bool]


def equal(left: Value, right: Value, zone: tzinfo) -> bool:
    """`=` (XPath 1.0, section 3.4): existential for nodesets, then boolean, number, string."""
    if isinstance(left, list):
        if isinstance(right, bool):
            return bool(left) == right
        if isinstance(right, list):
            texts = {node.string_value() for node in right}
            return any(node.string_value() in texts for node in left)
        return any(_equal_atoms(node.string_value(), right, zone) for node in left)
    if isinstance(right, list):
        return equal(right, left, zone)
    return _equal_atoms(left, right, zone)


def unequal(left: Value, right: Value, zone: tzinfo) -> bool:
    """`!=`: not the negation of `=` where nodesets are concerned."""
    if isinstance(left, list):
        if isinstance(right, bool):
            return bool(left) != right
        if isinstance(right, list):
            texts = {node.string_value() for node in right}
            return (
                any(len(texts) > 1 or node.string_value() not in texts for node in left) if texts else False
            )
        return any(not _equal_atoms(node.string_value(), right, zone) for node in left)
    if isinstance(right, list):
        return unequal(right, left, zone)
    return not _equal_atoms(left, right, zone)


def _equal_atoms(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, float | Moment) or isinstance(right, float | Moment):
        return to_number(left, zone) == to_number(right, zone)
    return left == right


def ordered(left: Value, right: Value, compare: Comparison, zone: tzinfo) -> bool:
    """`<`, `<=`, `>`, `>=`: everything as numbers, existential for nodesets.

    Also against a boolean, where XPath 1.0 would ask whether there are nodes: the ODK engines agree on this.
    """
    if isinstance(left, list):
        return any(ordered(node.string_value(), right, compare, zone) for node in left)
    if isinstance(right, list):
        number = to_number(left, zone)
        return any(compare(number, text_number(node.string_value(), zone)) for node in right)
    return compare(to_number(left, zone), to_number(right, zone))
