"""Running location paths: from the current node, from a start, from the top along the current instances."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.nodes import Node
from hrcapp.xforms.xpath.context import Context, Evaluator
from hrcapp.xforms.xpath.errors import XPathTypeError
from hrcapp.xforms.xpath.syntax import NameTest
from hrcapp.xforms.xpath.values import Value

Walk = Callable[[list[Node], Context], list[Node]]


def nodes_of_value(value: Value) -> list[Node]:
    if not isinstance(value, list):
        raise XPathTypeError(N_("nodes are needed here"))
    return value


def _relevant(nodes: list[Node]) -> list[Node]:
    for node in nodes:
        if not node.relevant:
            return [each for each in nodes if each.relevant]
    return nodes


def relative(walks: list[Walk]) -> Evaluator:
    def run(ctx: Context) -> Value:
        nodes = [ctx.node]
        for walk in walks:
            nodes = walk(nodes, ctx)
        return nodes if ctx.world.unfiltered else _relevant(nodes)

    return run


def from_start(start: Evaluator, walks: list[Walk]) -> Evaluator:
    def run(ctx: Context) -> Value:
        nodes = nodes_of_value(start(ctx))
        for walk in walks:
            nodes = walk(nodes, ctx)
        return nodes if ctx.world.unfiltered else _relevant(nodes)

    return run


def plain(names: list[NameTest]) -> Evaluator:
    """`/data/section/answer`: most paths of a form, so they get a loop of their own."""
    leading, texts = names[:-1], [name.name or "" for name in names]

    def run(ctx: Context) -> Value:
        node, done = _along_lineage(ctx, leading)
        nodes = [node]
        for name in texts[done:]:
            nodes = [child for parent in nodes for child in parent.named(name) if child.prefix is None]
        ctx.world.spend(len(nodes) + len(texts))
        return nodes if ctx.world.unfiltered else _relevant(nodes)

    return run


def absolute(walks: list[Walk], names: list[NameTest]) -> Evaluator:
    """`names` are the leading plain steps that may follow the line of ancestors of the current node."""

    def run(ctx: Context) -> Value:
        node, done = _along_lineage(ctx, names) if names else (ctx.world.top, 0)
        nodes = [node]
        for walk in walks[done:]:
            nodes = walk(nodes, ctx)
        return nodes if ctx.world.unfiltered else _relevant(nodes)

    return run


def _along_lineage(ctx: Context, names: list[NameTest]) -> tuple[Node, int]:
    top = ctx.world.top
    line: list[Node] = []
    above: Node | None = ctx.current
    while above is not None and above is not top:
        line.append(above)
        above = above.parent
    if above is None:
        return top, 0
    line.reverse()
    node, done = top, 0
    for test, own in zip(names, line, strict=False):
        if own.name != test.name or own.prefix != test.prefix:
            break
        if not own.repeated and len(node.named(own.name)) != 1:
            break
        node, done = own, done + 1
    return node, done
