"""Finding rows of a long list by the text of one of their children, without reading every row.

`item[land = /data/land and …]` over a secondary instance: its rows never change, so they are put in a table
by the text of `land` once, and the filter then runs only over the rows found there. The result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hrcapp.xforms.nodes import Element, Node, in_document_order
from hrcapp.xforms.table import Table
from hrcapp.xforms.xpath.context import Context, Evaluator
from hrcapp.xforms.xpath.syntax import Call, Chain, Expression, Literal, NameTest, Path, parts, walk

_LEAST_ROWS = 64
_OF_POSITION = frozenset({"position", "last"})


@dataclass(frozen=True, slots=True)
class RowTest:
    """The name test that rows pass: `namespace` is None for a name without prefix."""

    name: str
    namespace: str | None

    @property
    def key(self) -> str:
        """Names the test in tables."""
        return f"{self.namespace}:{self.name}"

    def children(self, node: Node) -> list[Node]:
        """The children that pass."""
        named = node.named(self.name)
        if self.namespace is None:
            return [child for child in named if child.prefix is None]
        return [child for child in named if child.namespace == self.namespace]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Rows whose child `name` has the text that `wanted` gives; `wanted` does not depend on the row."""

    name: str
    wanted: Evaluator

    def rows(self, parent: Node, test: RowTest, ctx: Context) -> list[Node]:
        """The children of a parent that can match, or all that pass the test where a table would not help."""
        if not isinstance(parent, Element) or not parent.static:
            return test.children(parent)
        texts = self._texts(ctx)
        if texts is None:
            return test.children(parent)
        if isinstance(parent, Table):
            if test.namespace is not None or test.name != parent.row_name:
                return test.children(parent)
            ctx.world.spend(1 if parent.has_index(self.name) else parent.size)
            found = parent.rows_with(self.name, texts)
        else:
            rows = test.children(parent)
            if len(rows) < _LEAST_ROWS:
                return rows
            table = self._table(parent, test.key, rows, ctx)
            found = [row for text in texts for row in table.get(text, ())]
            if len(texts) > 1:
                found = in_document_order(found)
        ctx.world.spend(len(found) + 1)
        return found

    def _texts(self, ctx: Context) -> list[str] | None:
        """What the cell must be one of; None for a value that is no text."""
        value = self.wanted(ctx)
        if isinstance(value, str):
            return [value]
        if isinstance(value, list):
            return list(dict.fromkeys(node.string_value() for node in value))
        return None

    def _table(self, parent: Element, row_key: str, rows: list[Node], ctx: Context) -> dict[str, list[Node]]:
        tables = parent.tables
        table = tables.get((row_key, self.name))
        if table is None:
            ctx.world.spend(len(rows))
            table = tables[row_key, self.name] = rows_by_cell(rows, self.name)
        return table


def rows_by_cell(rows: Iterable[Node], name: str) -> dict[str, list[Node]]:
    """Rows by the texts of their children of that name (a row with two such children is there twice)."""
    table: dict[str, list[Node]] = {}
    for row in rows:
        for cell in row.children:
            if cell.name == name and cell.prefix is None:
                same = table.setdefault(cell.string_value(), [])
                if not same or same[-1] is not row:
                    same.append(row)
    return table


def lookup_of(predicate: Expression, compile_inner: Callable[[Expression], Evaluator]) -> Lookup | None:
    """The lookup a predicate allows.

    One of its conditions must be `child = something that is not of the row`.
    """
    if not isinstance(predicate, Chain) or any(_counts_positions(part) for part in walk(predicate)):
        return None
    if all(name == "and" for name, _ in predicate.rest):
        conditions = [predicate.first, *(operand for _, operand in predicate.rest)]
    else:
        conditions = [predicate]
    for condition in conditions:
        if isinstance(condition, Chain) and [name for name, _ in condition.rest] == ["="]:
            for own, other in (
                (condition.first, condition.rest[0][1]),
                (condition.rest[0][1], condition.first),
            ):
                name = child_name(own)
                if name is not None and _is_free(other):
                    return Lookup(name, compile_inner(other))
    return None


def _counts_positions(part: Expression) -> bool:
    return isinstance(part, Call) and part.name in _OF_POSITION


def child_name(expression: Expression) -> str | None:
    """The name in `name` or `./name`; None for anything more."""
    if not isinstance(expression, Path) or expression.absolute or expression.start is not None:
        return None
    steps = [step for step in expression.steps if step.axis != "self" or step.predicates]
    if len(steps) != 1 or steps[0].axis != "child" or steps[0].predicates:
        return None
    test = steps[0].test
    return test.name if isinstance(test, NameTest) and test.prefix is None else None


def _is_free(expression: Expression) -> bool:
    """Whether the value is the same for every row."""
    match expression:
        case Literal():
            return True
        case Path(absolute, start, _):
            return absolute or (start is not None and _is_free(start))
        case Call(name, arguments, _):
            return name == "current" or (bool(arguments) and all(_is_free(each) for each in arguments))
        case _:
            members = list(parts(expression))
            return bool(members) and all(_is_free(each) for each in members)
