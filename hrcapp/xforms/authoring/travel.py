"""Problems as JSON and back: a workbook is read in a process of its own; what is said of it comes home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hrcapp.xforms.problems import Problem
from hrcapp.xforms.xpath import XPathError


def to_json(problems: Sequence[Problem]) -> list[Any]:
    """Place, message template and values of each; an error of an expression with its own template."""
    return [
        [one.place, one.message, {name: _out(value) for name, value in one.values.items()}]
        for one in problems
    ]


def from_json(found: Any) -> tuple[Problem, ...]:
    """The problems again. Raises ValueError, TypeError for what `to_json` did not write."""
    return tuple(
        Problem(str(place), str(message), {str(name): _in(value) for name, value in values.items()})
        for place, message, values in found
    )


def _out(value: object) -> object:
    if isinstance(value, XPathError):
        return {"message": value.message, "values": {name: _out(one) for name, one in value.values.items()}}
    return value if isinstance(value, int | str) else str(value)


def _in(value: Any) -> object:
    if isinstance(value, dict):
        return XPathError(value["message"], **{name: _in(one) for name, one in value["values"].items()})
    return value
