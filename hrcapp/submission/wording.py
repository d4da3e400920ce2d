"""An answer as people read it: labels of choices, numbers and dates of the language, names of files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.dates import format_date, format_datetime, format_time
from hrcapp.i18n.numbers import format_integer
from hrcapp.xforms import NodeState

_SELECTS = ("select1", "select", "rank")
_CONFIRMED = N_("Confirmed")
_BETWEEN = N_("; ")


def answer_words(state: NodeState, language: str, files: Mapping[str, str] | None = None) -> str:
    """The answer in words of `language`; empty without one. `files` are original names by short name."""
    value, say = state.value, catalog(language).gettext
    if not value:
        return ""
    if state.control in _SELECTS:
        labels = {one.value: one.label for one in state.choices}
        chosen = [value] if state.control == "select1" else value.split()
        return say(_BETWEEN).join(labels.get(each, each) for each in chosen)
    if state.control == "trigger":
        return say(_CONFIRMED)
    if state.control == "upload":
        return (files or {}).get(value, value)
    if state.bind_type in ("time", "dateTime"):
        return _clock(value, language)
    if state.bind_type == "date":
        return _date(value, language)
    if state.bind_type in ("int", "integer") and value.lstrip("-").isdigit():
        # A year is a number that nobody writes with a thousands separator.
        return value if "year" in state.path.rpartition("/")[2] else format_integer(int(value), language)
    return value


def _clock(value: str, language: str) -> str:
    """A time, or a day with its time, on the clock it was written by."""
    try:
        if "T" in value:
            return format_datetime(datetime.fromisoformat(value), language)
        return format_time(time.fromisoformat(value), language)
    except ValueError:
        return value


def _date(value: str, language: str) -> str:
    try:
        return format_date(date.fromisoformat(value[:10]), language)
    except ValueError:
        return value
