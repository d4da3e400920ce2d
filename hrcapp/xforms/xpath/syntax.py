"""The syntax tree of an XPath expression (XPath 1.0, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A string in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Negate:
    """Unary minus."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Chain:
    """Operators of one precedence, left to right: `first (op operand)+`.

    Flat, so that long chains stay shallow.
    """

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """`a | b | …`"""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function call; `at` is its place in the text."""

    name: str
    arguments: tuple[Expression, ...]
    at: int


@dataclass(frozen=True, slots=True)
class NameTest:
    """`name`, `prefix:name`, `*` or `prefix:*` (`name` is then None)."""

    prefix: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class KindTest:
    """`node()`, `text()`, `comment()`, `processing-instruction('target')`."""

    kind: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`axis::test[predicate]…`"""

    axis: str
    test: NameTest | KindTest
    predicates: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A location path. `start` is the filter expression before the first slash.

    None with `absolute` for `/`.
    """

    absolute: bool
    start: Expression | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression with predicates: `instance('x')[1]`."""

    primary: Expression
    predicates: tuple[Expression, ...]


Expression = Literal | Number | Negate | Chain | Union | Call | Path | Filter


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The direct subexpressions, predicates included."""
    match expression:
        case Path(_, start, steps):
            inside = tuple(each for step in steps if step.predicates for each in step.predicates)
            return inside if start is None else (start, *inside)
        case Chain(first, rest):
            return (first, *(operand for _, operand in rest))
        case Call(_, arguments, _):
            return arguments
        case Negate(operand):
            return (operand,)
        case Union(members):
            return members
        case Filter(primary, predicates):
            return (primary, *predicates)
        case Literal() | Number():
            return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and everything under it."""
    stack = [expression]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(parts(current))
