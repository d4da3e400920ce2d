"""Filled sentences, and moments by the device's clock, in the statement's language."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from string import Formatter

from hrcapp.i18n.dates import format_date, format_time
from hrcapp.typeset import Span, isolate

_NUMBERS = re.compile(r"(?<=\d[,،]) (?=\d)")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def moment(now: datetime, language: str) -> str:
    """Date and minute by the device's clock, with its offset from UTC."""
    offset = now.strftime("%z")
    zone = "UTC" if offset in {"", "+0000"} else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{format_date(now.date(), language)} {isolate(f'{format_time(now, language)} {zone}')}"


def unbroken(code: str) -> str:
    """A code in groups, to be set on one line."""
    return code.replace(" ", _NO_BREAK)


def fill(
    sentence: str, values: Mapping[str, str], *, bold: Collection[str] = (), colour: str | None = None
) -> list[Span]:
    """The sentence with its placeholders filled; those named in `bold` stand out, in `colour` if given.

    Numbers that follow one another, as in “10, 100, 1000”, stay on one line.
    """
    found: list[Span] = []
    for text, name, _spec, _conversion in Formatter().parse(sentence):
        if text:
            found.append(Span(_NUMBERS.sub(_NO_BREAK, text)))
        if name:
            stands_out = name in bold
            found.append(Span(values[name], bold=stands_out or None, colour=colour if stands_out else None))
    return found
