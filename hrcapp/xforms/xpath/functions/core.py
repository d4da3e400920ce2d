"""Booleans, choice between values and nodesets.

XPath 1.0 (section 4) and ODK's if, coalesce, once, checklist.
"""

from __future__ import annotations

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.nodes import ATTRIBUTE, ELEMENT, INSTRUCTION
from hrcapp.xforms.xpath.context import Context, Evaluator
from hrcapp.xforms.xpath.errors import XPathTypeError
from hrcapp.xforms.xpath.functions.registry import function, node_or_context, nodes_of
from hrcapp.xforms.xpath.values import Value, to_boolean, to_number, to_text


@function("true")
def true(_ctx: Context) -> Value:
    return True


@function("false")
def false(_ctx: Context) -> Value:
    return False


@function("boolean", 1)
def boolean(_ctx: Context, value: Value) -> Value:
    return to_boolean(value)


@function("not", 1)
def not_(_ctx: Context, value: Value) -> Value:
    return not to_boolean(value)


@function("boolean-from-string", 1)
def boolean_from_string(_ctx: Context, value: Value) -> Value:
    """True for "1" and "true", false for anything else."""
    return to_text(value).lower() in ("1", "true")


@function("if", 3, lazy=True)
def if_(ctx: Context, condition: Evaluator, then: Evaluator, otherwise: Evaluator) -> Value:
    return then(ctx) if to_boolean(condition(ctx)) else otherwise(ctx)


@function("coalesce", 2, lazy=True)
def coalesce(ctx: Context, first: Evaluator, second: Evaluator) -> Value:
    """The first of two values that is neither empty text nor not-a-number."""
    value = first(ctx)
    return value if to_text(value) not in ("", "NaN") else second(ctx)


@function("once", 1, lazy=True)
def once(ctx: Context, expression: Evaluator) -> Value:
    """The node's own value when it has one, else the expression: computed a single time."""
    own = ctx.current.string_value()
    return own if own else expression(ctx)


@function("position", 0, 1)
def position(ctx: Context, *arguments: Value) -> Value:
    """The context position; with a node, its place among siblings of its name, from 1."""
    if not arguments:
        return float(ctx.position)
    node = node_or_context(ctx, arguments, "position")
    if node is None:
        return 0.0
    if node.parent is None:
        return 1.0
    siblings = node.parent.named(node.name)
    ctx.world.spend(1 + len(siblings) // 16)
    return float(siblings.index(node) + 1) if node in siblings else 1.0


@function("last")
def last(ctx: Context) -> Value:
    return float(ctx.size)


@function("count", 1)
def count(_ctx: Context, value: Value) -> Value:
    return float(len(nodes_of(value, "count")))


@function("count-non-empty", 1)
def count_non_empty(_ctx: Context, value: Value) -> Value:
    return float(sum(1 for node in nodes_of(value, "count-non-empty") if node.string_value()))


@function("current")
def current(ctx: Context) -> Value:
    return [ctx.current]


@function("local-name", 0, 1)
def local_name(ctx: Context, *arguments: Value) -> Value:
    node = node_or_context(ctx, arguments, "local-name")
    return node.name if node is not None and node.kind in (ELEMENT, ATTRIBUTE, INSTRUCTION) else ""


@function("name", 0, 1)
def name(ctx: Context, *arguments: Value) -> Value:
    node = node_or_context(ctx, arguments, "name")
    return node.qname if node is not None and node.kind in (ELEMENT, ATTRIBUTE, INSTRUCTION) else ""


@function("namespace-uri", 0, 1)
def namespace_uri(ctx: Context, *arguments: Value) -> Value:
    node = node_or_context(ctx, arguments, "namespace-uri")
    return node.namespace if node is not None else ""


@function("checklist", 3, None)
def checklist(ctx: Context, least: Value, most: Value, *answers: Value) -> Value:
    """Whether at least `least` and at most `most` of the answers are true; -1 means no bound.

    A node with text is.
    """
    held = sum(1 for answer in _unpacked(answers) if to_boolean(answer))
    return _between(ctx, held, least, most)


@function("weighted-checklist", 4, None, step=2)
def weighted_checklist(ctx: Context, least: Value, most: Value, *pairs: Value) -> Value:
    """Like checklist, each answer followed by its weight."""
    answers, weights = _unpacked(pairs[0::2]), _unpacked(pairs[1::2])
    if len(answers) != len(weights):
        raise XPathTypeError(N_("weighted-checklist() needs as many weights as answers"))
    zone = ctx.world.zone
    total = sum(to_number(w, zone) for a, w in zip(answers, weights, strict=True) if to_boolean(a))
    return _between(ctx, total, least, most)


def _unpacked(values: tuple[Value, ...]) -> list[Value]:
    """Nodesets opened into the texts of their nodes."""
    found: list[Value] = []
    for value in values:
        if isinstance(value, list):
            found += [node.string_value() for node in value]
        else:
            found.append(value)
    return found


def _between(ctx: Context, held: float, least: Value, most: Value) -> bool:
    low, high = to_number(least, ctx.world.zone), to_number(most, ctx.world.zone)
    return (low < 0 or held >= low) and (high < 0 or held <= high)
