"""Finding rows of a long list by the text of one of their children, without reading every row.

`item[land = /data/land and …]` over a secondary instance: its rows never change, so they are put in a table
by the text of `land` once, and the filter then runs only over the rows found there. The result is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hrcapp.xforms.nodes import Element, Node, in_document_order
from hrcapp.xforms.xpath.context import Context, Evaluator
from hrcapp.xforms.xpath.syntax import Call, Chain, Expression, Literal, NameTest, Path, parts, walk

_LEAST_ROWS = 64
_OF_POSITION = frozenset({"position", "last"})


@dataclass(frozen=True, slots=True)
class Lookup:
    """Rows whose child `name` has the text that `wanted` gives; `wanted` does not depend on the row."""

    name: str
    wanted: Evaluator

    def narrowed(self, parent: Node, row_key: str, rows: list[Node], ctx: Context) -> list[Node]:
        """The rows that can match, or all of them where a table would not help.

        `row_key` names the rows' test.
        """
        if len(rows) < _LEAST_ROWS or not parent.static or not isinstance(parent, Element):
            return rows
        value = self.wanted(ctx)
        if isinstance(value, str):
            texts = [value]
        elif isinstance(value, list):
            texts = list(dict.fromkeys(node.string_value() for node in value))
        else:
            return rows
        table = self._table(parent, row_key, rows, ctx)
        found = [row for text in texts for row in table.get(text, ())]
        ctx.world.spend(len(found) + 1)
        return found if len(texts) < 2 else in_document_order(found)

    def _table(self, parent: Element, row_key: str, rows: list[Node], ctx: Context) -> dict[str, list[Node]]:
        tables = parent.tables
        table = tables.get((row_key, self.name))
        if table is None:
            ctx.world.spend(len(rows))
            table = {}
            for row in rows:
                cells = (c for c in row.children if c.name == self.name and c.prefix is None)
                for text in dict.fromkeys(cell.string_value() for cell in cells):
                    table.setdefault(text, []).append(row)
            tables[row_key, self.name] = table
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
                name = _child_name(own)
                if name is not None and _is_free(other):
                    return Lookup(name, compile_inner(other))
    return None


def _counts_positions(part: Expression) -> bool:
    return isinstance(part, Call) and part.name in _OF_POSITION


def _child_name(expression: Expression) -> str | None:
    """`name` or `./name`, nothing more."""
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
