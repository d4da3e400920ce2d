"""The tree of a regular expression: what Java, JavaScript and Python, which forms are written for, share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CharTest = Callable[[str], bool]


class PatternError(Exception):
    """The text is no pattern, or one with something that is not supported."""


@dataclass(frozen=True, slots=True)
class Char:
    """One character that passes a test."""

    test: CharTest


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters: "start", "end", "line-start", "line-end", "last", "word" or "inside"."""

    kind: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after another."""

    parts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any one of them."""

    options: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """At least `least` times, at most `most` times (None: without end)."""

    item: Item
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Parentheses whose text may be referred to by their number, from 1."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True)
class Back:
    """The text that a group held, once more."""

    number: int


@dataclass(frozen=True, slots=True)
class Look:
    """What must (or must not) follow here, or stand before here; it takes no characters."""

    item: Item
    wanted: bool
    behind: bool


Item = Char | Edge | Sequence | Either | Repeated | Group | Back | Look
