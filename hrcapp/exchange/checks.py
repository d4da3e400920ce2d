"""Values out of JSON from outside, each checked for its type and bounded. All raise ValueError."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

_T = TypeVar("_T")
MAX_TEXT = 20_000
MAX_ITEMS = 1000

AGE_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
SHA256 = re.compile(r"[0-9a-f]{64}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def text(value: object) -> str:
    """A string."""
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise ValueError("a text is missing or too long")
    return value


def number(value: object) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a number is missing")
    return value


def day(value: object) -> date | None:
    """A date (ISO 8601) or null."""
    return None if value is None else date.fromisoformat(text(value))


def texts(value: object) -> dict[str, str]:
    """An object of strings."""
    if not isinstance(value, dict) or len(value) > MAX_ITEMS:
        raise ValueError("an object is missing or too large")
    return {text(key): text(one) for key, one in value.items()}


def strings(value: object) -> tuple[str, ...]:
    """A list of strings."""
    return tuple(map(text, _bounded(value)))


def items(value: object, make: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
    """A list of objects, each made into a value."""
    found = _bounded(value)
    if not all(isinstance(one, dict) for one in found):
        raise ValueError("a list of other things than objects")
    return tuple(map(make, found))


def all_match(form: re.Pattern[str], values: Iterable[str]) -> None:
    """Every value has this form."""
    for value in values:
        if not form.fullmatch(value):
            raise ValueError(f"not of the expected form: {value[:100]!r}")


def _bounded(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise ValueError("a list is missing or too long")
    return value
