"""What is wrong with what was typed on a page of the desk. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.ui.common.wrong import Wrong

Day = tuple[str, str, str]
"""Day, month and year as they were typed."""


def with_mail(text: str) -> Iterator[Wrong]:
    """What is wrong with the secretariat's address."""
    name, at, place = text.strip().partition("@")
    if not (name and at and "." in place.strip(".")) or " " in text.strip():
        yield Wrong("email", _("Write an e-mail address of the secretariat, such as name@example.org."))


def with_day(field: str, typed: Day, today: date) -> Iterator[Wrong]:
    """What is wrong with a day that may be left empty and must not be over."""
    day = parse_date_fields(*typed)
    if any(part.strip() for part in typed) and day is None:
        yield Wrong(field, _("Type a day, a month and a year, such as 10 12 2026."))
    elif day is not None and day < today:
        yield Wrong(field, _("This day is over. Choose a later one, or leave it empty."))


def day_fields(day: date | None) -> Day:
    """A day as three texts, to be changed."""
    return (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
