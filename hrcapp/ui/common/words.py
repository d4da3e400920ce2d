"""States with their shapes, counts and moments as people say them. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date, format_stamp, format_time
from hrcapp.i18n.numbers import format_integer

Kind = Literal["success", "warning", "danger", "info", "neutral"]


@dataclass(frozen=True)
class Told:
    """A state: its kind (colour), its words, its icon (shape)."""

    kind: Kind
    words: str
    icon: str


def number(count: int, language: str) -> str:
    """A count in the language's way."""
    return format_integer(count, language)


def local(moment: datetime) -> datetime:
    """On this computer's clock."""
    return moment.astimezone()


def clock(moment: datetime, language: str) -> str:
    """Hours and minutes on this computer's clock."""
    return format_time(local(moment), language)


def day(moment: datetime, language: str) -> str:
    return format_date(local(moment).date(), language)


def when(moment: datetime, now: datetime, language: str) -> str:
    """Today at 10:42, yesterday at 10:42, or the date."""
    there, here = local(moment), local(now)
    if there.date() == here.date():
        return _("today at {time}").format(time=format_time(there, language))
    if there.date() == (here - timedelta(days=1)).date():
        return _("yesterday at {time}").format(time=format_time(there, language))
    return _("on {date}").format(date=format_date(there.date(), language))


def short_stamp(moment: datetime, language: str) -> str:
    """Date and time, for narrow columns."""
    return format_stamp(local(moment), language)


def stamp(moment: datetime, language: str) -> str:
    """Date and time, for histories."""
    there = local(moment)
    return _("{date}, {time}").format(
        date=format_date(there.date(), language), time=format_time(there, language)
    )
