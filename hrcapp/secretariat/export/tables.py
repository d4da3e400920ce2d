"""Tables as all formats share them: columns with names for machines and titles for people, rows of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Value = str | int | bool | date | None


class Kind(StrEnum):
    """What a column holds (the names are those of Table Schema)."""

    TEXT = "string"
    NUMBER = "integer"
    TRUTH = "boolean"
    DAY = "date"


@dataclass(frozen=True)
class Column:
    """`name` is for machines (ASCII), `title` for people, in the language of the export."""

    name: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass
class Table:
    """Rows in their order. `key` names the columns that tell rows apart; `refers` maps columns to tables."""

    name: str
    title: str
    columns: Sequence[Column]
    key: Sequence[str] = ()
    refers: Mapping[str, str] = field(default_factory=dict)
    rows: list[tuple[Value, ...]] = field(default_factory=list)
