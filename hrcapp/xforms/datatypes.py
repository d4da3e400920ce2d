"""The data types of ODK XForms: the lexical values they take, and how a computed value is written in them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, tzinfo

from hrcapp.xforms.xpath.functions.geo import point_of_text
from hrcapp.xforms.xpath.values import (
    Moment,
    Value,
    moment_of_text,
    number_text,
    to_moment,
    to_number,
    to_text,
)

_ALIASES = {
    "integer": "int",
    "long": "int",
    "double": "decimal",
    "float": "decimal",
    "bool": "boolean",
    "datetime": "dateTime",
    "base64Binary": "binary",
    "attachment": "binary",
    "file": "binary",
    **dict.fromkeys(("select1", "select", "rank", "text", "intent", "anyURI"), "string"),
}
_GEO = ("geopoint", "geotrace", "geoshape")
TYPES = frozenset(
    ("string", "int", "decimal", "boolean", "date", "time", "dateTime", "binary", "barcode", *_GEO)
)

_INT = re.compile(r"-?\d{1,18}\Z", re.ASCII)
_DECIMAL = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_TIME = re.compile(
    r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?\Z", re.ASCII
)


def normal_type(declared: str) -> tuple[str, bool]:
    """The type's own name without prefix or alias, and whether it is known; none is string."""
    name = declared.rpartition(":")[2].strip()
    name = _ALIASES.get(name, name or "string")
    return (name, True) if name in TYPES else ("string", False)


def _is_date(text: str) -> bool:
    return bool(_DATE.match(text)) and moment_of_text(text, UTC) is not None


def _is_date_time(text: str) -> bool:
    return "T" in text and moment_of_text(text, UTC) is not None


def _is_line(least: int) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        points = [part for part in text.split(";") if part.strip()]
        return len(points) >= least and all(point_of_text(part) is not None for part in points)

    return check


_CHECKS: dict[str, Callable[[str], bool]] = {
    "int": lambda text: bool(_INT.match(text)),
    "decimal": lambda text: bool(_DECIMAL.match(text)),
    "boolean": lambda text: text in ("true", "false", "1", "0"),
    "date": _is_date,
    "time": lambda text: bool(_TIME.match(text)),
    "dateTime": _is_date_time,
    "geopoint": lambda text: point_of_text(text) is not None,
    "geotrace": _is_line(2),
    "geoshape": _is_line(3),
}


def is_of_type(text: str, kind: str) -> bool:
    """Whether a lexical value is one of the type; empty text always is."""
    check = _CHECKS.get(kind)
    return not text or check is None or check(text)


def written(value: Value, kind: str, zone: tzinfo) -> str:
    """A computed value in the lexical form of a type.

    Int is cut towards zero, a date loses its time, NaN is empty.
    """
    if isinstance(value, float) and value != value:
        return ""
    text = to_text(value)
    if not text:
        return ""
    if kind in ("int", "decimal"):
        return _number(value, kind, zone)
    if kind in ("date", "dateTime"):
        return _moment(value, text, kind, zone)
    if kind == "time" and isinstance(value, Moment):
        return value.at.timetz().isoformat(timespec="milliseconds")
    return canonical(text, kind)


def canonical(text: str, kind: str) -> str:
    """Places are written as ODK Collect writes them, numbers with a decimal point.

    Other text stays as it is.
    """
    if kind not in _GEO or not is_of_type(text, kind):
        return text
    points = [part.split() for part in text.split(";") if part.strip()]
    return ";".join(" ".join(_plain(float(number)) for number in point) for point in points)


def default_text(text: str, kind: str) -> str:
    """A default of the form in the form of its type: a fraction given for an int is cut."""
    if kind == "int" and _DECIMAL.match(text):
        return number_text(float(math.trunc(float(text)))) if not _INT.match(text) else text
    return canonical(text, kind)


def _plain(number: float) -> str:
    text = number_text(number)
    return text if "." in text else f"{text}.0"


def _number(value: Value, kind: str, zone: tzinfo) -> str:
    number = to_number(value, zone)
    if not math.isfinite(number):
        return ""
    return number_text(float(math.trunc(number)) if kind == "int" else number)


def _moment(value: Value, text: str, kind: str, zone: tzinfo) -> str:
    moment = to_moment(value, zone)
    if moment is None:
        return text
    return moment.at.date().isoformat() if kind == "date" else Moment(moment.at, False).text()
