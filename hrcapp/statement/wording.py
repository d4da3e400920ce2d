"""Dates, numbers and filled sentences in the statement's language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from string import Formatter

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from hrcapp.i18n.languages import babel_locale
from hrcapp.typeset import Span

# Day before month in English; European figures with a point for thousands in Arabic.
_TERRITORIES = {"en": "en_GB", "ar": "ar_TN"}


def locale(language: str) -> Locale:
    """The CLDR locale whose dates and numbers a statement in `language` uses."""
    return Locale.parse(_TERRITORIES[language]) if language in _TERRITORIES else babel_locale(language)


def long_date(day: date, language: str) -> str:
    """23 November 2026."""
    return format_date(day, "long", locale=locale(language))


def moment(now: datetime, language: str) -> str:
    """Date and minute by the device's clock, with its offset from UTC."""
    offset = now.strftime("%z")
    zone = "UTC" if offset in {"", "+0000"} else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{long_date(now.date(), language)}, \u2066{now:%H:%M} {zone}\u2069"


def number(value: int, language: str) -> str:
    """48,250 as the language writes it."""
    return format_decimal(value, locale=locale(language))


def fill(
    sentence: str, values: Mapping[str, str], *, bold: Collection[str] = (), colour: str | None = None
) -> list[Span]:
    """The sentence with its placeholders filled; those named in `bold` stand out, in `colour` if given."""
    found: list[Span] = []
    for text, name, _spec, _conversion in Formatter().parse(sentence):
        if text:
            found.append(Span(text))
        if name:
            stands_out = name in bold
            found.append(Span(values[name], bold=stands_out or None, colour=colour if stands_out else None))
    return found
