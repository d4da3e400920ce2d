"""Choices and lookups: selected and its kin, instance, indexed-repeat, pulldata, jr:itext, jr:choice-name,
randomize.
"""

from __future__ import annotations

import math

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.nodes import Element, Node
from hrcapp.xforms.table import Table
from hrcapp.xforms.xpath.context import Context
from hrcapp.xforms.xpath.errors import XPathError, XPathTypeError
from hrcapp.xforms.xpath.functions.registry import function, nodes_of
from hrcapp.xforms.xpath.values import Value, to_number, to_text

_ANY_ROW = "*"


@function("selected", 2)
def selected(_ctx: Context, value: Value, choice: Value) -> Value:
    """Whether a space-separated list holds a choice."""
    wanted = to_text(choice).strip()
    chosen = to_text(value).split()
    return wanted in chosen if wanted else not chosen


@function("selected-at", 2)
def selected_at(ctx: Context, value: Value, place: Value) -> Value:
    """The choice at a place counted from 0; empty outside the list."""
    chosen = to_text(value).split()
    at = to_number(place, ctx.world.zone)
    return chosen[int(at)] if at == at and 0 <= at < len(chosen) else ""


@function("count-selected", 1)
def count_selected(_ctx: Context, value: Value) -> Value:
    return float(len(to_text(value).split()))


@function("instance", 1)
def instance(ctx: Context, name: Value) -> Value:
    """The `<instance>` element of a secondary instance, above its root.

    Raises `XPathError` for one the form does not have.
    """
    found = ctx.world.instance(to_text(name))
    if found is None:
        raise XPathError(N_("there is no instance “{name}”"), name=to_text(name))
    return [found]


@function("indexed-repeat", 3, None, step=2)
def indexed_repeat(ctx: Context, target: Value, *pairs: Value) -> Value:
    """Nodes of `target` inside the given instances.

    Pairs of a repeat and the index, from 1, of one of its instances.
    """
    found = nodes_of(target, "indexed-repeat")
    for repeat, index in zip(pairs[0::2], pairs[1::2], strict=True):
        at = to_number(index, ctx.world.zone)
        inside = _at_index(nodes_of(repeat, "indexed-repeat"), at)
        ctx.world.spend(len(found) + len(inside))
        found = [node for node in found if _under(node, inside)]
    return found


def _at_index(repeats: list[Node], index: float) -> set[int]:
    seen: dict[int, int] = {}
    inside: set[int] = set()
    for repeat in repeats:
        parent = id(repeat.parent)
        seen[parent] = seen.get(parent, 0) + 1
        if seen[parent] == index:
            inside.add(id(repeat))
    return inside


def _under(node: Node, inside: set[int]) -> bool:
    above: Node | None = node
    while above is not None:
        if id(above) in inside:
            return True
        above = above.parent
    return False


@function("pulldata", 4)
def pulldata(ctx: Context, name: Value, wanted: Value, key: Value, value: Value) -> Value:
    """The `wanted` column of the first row of a secondary instance whose `key` column has the value."""
    found = ctx.world.instance(to_text(name))
    root = next(found.elements(), None) if isinstance(found, Element) else None
    key_column, column, match = to_text(key), to_text(wanted), to_text(value)
    if root is None:
        return ""
    if isinstance(root, Table):
        ctx.world.spend(1 if root.has_index(key_column) else root.size)
        return root.cell(key_column, match, column)
    row = _first_row(ctx, root, key_column, match)
    return _cell(row, column) if row is not None else ""


def _first_row(ctx: Context, root: Element, column: str, text: str) -> Node | None:
    """Rows of a list never change: each column asked for is put in a table once."""
    table = root.tables.get((_ANY_ROW, column))
    if table is None:
        rows = root.children
        ctx.world.spend(len(rows))
        table = root.tables[_ANY_ROW, column] = {}
        for row in rows:
            table.setdefault(_cell(row, column), []).append(row)
    ctx.world.spend(1)
    return next(iter(table.get(text, ())), None)


def _cell(row: Node, column: str) -> str:
    """The text of a child element, or of an attribute when the name starts with @."""
    if column.startswith("@"):
        return next((each.text for each in row.attributes if each.qname == column[1:]), "")
    cells = row.named(column)
    return cells[0].string_value() if cells else ""


@function("jr:itext", 1)
def itext(ctx: Context, name: Value) -> Value:
    """A text of the form in the session's language."""
    return ctx.world.itext(to_text(name))


@function("jr:choice-name", 2)
def choice_name(ctx: Context, value: Value, path: Value) -> Value:
    """The label of a choice of the select at a path (a path in quotes)."""
    return ctx.world.choice_name(to_text(value), to_text(path), ctx)


_MODULUS = 2_147_483_647


@function("random", deterministic=False)
def random(ctx: Context) -> Value:
    return ctx.world.chance.random()


@function("randomize", 1, 2, deterministic=False)
def randomize(ctx: Context, value: Value, *seed: Value) -> Value:
    """The nodes in another order.

    With a seed always the same one (Park and Miller's generator, inside-out shuffle).
    """
    nodes = list(nodes_of(value, "randomize"))
    if not seed:
        ctx.world.chance.shuffle(nodes)
        return nodes
    number = to_number(seed[0], ctx.world.zone)
    if not math.isfinite(number):
        raise XPathTypeError(N_("randomize() needs a number as its seed"))
    state = int(math.fmod(math.trunc(number), _MODULUS))
    if state <= 0:
        state += _MODULUS - 1
    shuffled: list[Node] = []
    for at, node in enumerate(nodes):
        state = state * 16807 % _MODULUS
        other = math.floor((state - 1) / (_MODULUS - 1) * (at + 1))
        shuffled.append(node)
        shuffled[at], shuffled[other] = shuffled[other], node
    return shuffled
