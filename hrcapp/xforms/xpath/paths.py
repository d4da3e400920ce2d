"""Location paths → closures: steps, predicates, document order (XPath 1.0, section 2).

Two things are ODK's, not XPath's. An absolute path that leads through a repeat the expression stands in
means the same instance of that repeat, unless it ends at the repeat itself. And what is not relevant is not
there: such nodes are left out of every result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.nodes import ATTRIBUTE, COMMENT, ELEMENT, INSTRUCTION, TEXT, Node, in_document_order
from hrcapp.xforms.xpath.axes import AXES, REVERSE
from hrcapp.xforms.xpath.context import Context, Evaluator
from hrcapp.xforms.xpath.errors import XPathError
from hrcapp.xforms.xpath.lookup import Lookup, RowTest, lookup_of
from hrcapp.xforms.xpath.shapes import all_plain, fused, leading_names
from hrcapp.xforms.xpath.syntax import Expression, KindTest, NameTest, Number, Path, Step
from hrcapp.xforms.xpath.values import Value, to_boolean
from hrcapp.xforms.xpath.walking import Walk, absolute, from_start, nodes_of_value, plain, relative

Test = Callable[[Node], bool]
_KINDS = {"text": TEXT, "comment": COMMENT, "processing-instruction": INSTRUCTION}
_KEEPS_FLAT = frozenset({"child", "self", "attribute"})


class PathCompiler:
    """Compiles paths and predicates; `compile_inner` compiles the expressions inside predicates."""

    def __init__(
        self, namespaces: Mapping[str, str], compile_inner: Callable[[Expression], Evaluator]
    ) -> None:
        self._namespaces = namespaces
        self._compile = compile_inner

    def path(self, path: Path, *, everywhere: bool = False) -> Evaluator:
        """A path's nodes in document order, without those that are not relevant."""
        if path.absolute and not everywhere:
            names = all_plain(path.steps)
            if names:
                return plain(names)
        steps = fused(path.steps)
        walks = self._walks(steps)
        if path.start is not None:
            return from_start(self._compile(path.start), walks)
        if not path.absolute:
            return relative(walks)
        leading = [] if everywhere else leading_names(steps)
        return absolute(walks, leading)

    def everywhere(self, expression: Expression) -> Evaluator:
        """Like compiling, but a path means every instance of the repeats it leads through."""
        if isinstance(expression, Path):
            return self.path(expression, everywhere=True)
        return self._compile(expression)

    def filtered(self, primary: Evaluator, predicates: tuple[Expression, ...]) -> Evaluator:
        """`primary[predicate]…` over the whole result."""
        keep = [self._predicate(predicate) for predicate in predicates]

        def run(ctx: Context) -> Value:
            nodes = nodes_of_value(primary(ctx))
            for predicate in keep:
                nodes = predicate(nodes, ctx)
            return nodes

        return run

    def _walks(self, steps: list[Step]) -> list[Walk]:
        walks: list[Walk] = []
        flat = True
        for step in steps:
            walks.append(self._walk(step, sort=not (flat and step.axis in _KEEPS_FLAT)))
            flat = flat and step.axis in _KEEPS_FLAT
        return walks

    def _walk(self, step: Step, *, sort: bool) -> Walk:
        keep = [self._predicate(predicate) for predicate in step.predicates]
        if (
            step.axis == "child"
            and isinstance(step.test, NameTest)
            and step.test.name is not None
            and not sort
        ):
            lookup = lookup_of(step.predicates[0], self._compile) if step.predicates else None
            return self._by_name(step.test, keep, lookup)
        axis, test, reverse = AXES[step.axis], self._test(step), step.axis in REVERSE

        def run(nodes: list[Node], ctx: Context) -> list[Node]:
            found: list[Node] = []
            for node in nodes:
                candidates = list(axis(node)) if test is None else [c for c in axis(node) if test(c)]
                ctx.world.spend(len(candidates) + 1)
                for predicate in keep:
                    candidates = predicate(candidates, ctx)
                found += reversed(candidates) if reverse else candidates
            return in_document_order(found) if sort and len(nodes) > 1 else found

        return run

    def _by_name(self, test: NameTest, keep: list[Walk], lookup: Lookup | None) -> Walk:
        rows = RowTest(test.name or "", self._namespace(test.prefix))
        children = rows.children

        def run(nodes: list[Node], ctx: Context) -> list[Node]:
            if len(nodes) == 1 and not keep:
                found = children(nodes[0])
                ctx.world.spend(len(found) + 1)
                return found
            found = []
            for node in nodes:
                candidates = children(node) if lookup is None else lookup.rows(node, rows, ctx)
                ctx.world.spend(len(candidates) + 1)
                for predicate in keep:
                    candidates = predicate(candidates, ctx)
                found += candidates
            return found

        return run

    def _test(self, step: Step) -> Test | None:
        """The node test, or None for node()."""
        test = step.test
        if isinstance(test, KindTest):
            if test.kind == "node":
                return None
            kind, target = _KINDS[test.kind], test.target
            return lambda node: node.kind == kind and (target is None or node.name == target)
        principal = ATTRIBUTE if step.axis == "attribute" else ELEMENT
        name = test.name
        namespace = self._namespace(test.prefix)
        if namespace is not None:
            return lambda node: (
                node.kind == principal and node.namespace == namespace and (name is None or node.name == name)
            )
        if name is None:
            return lambda node: node.kind == principal
        return lambda node: node.kind == principal and node.name == name and node.prefix is None

    def _namespace(self, prefix: str | None) -> str | None:
        if prefix is None:
            return None
        try:
            return self._namespaces[prefix]
        except KeyError:
            raise XPathError(N_("the prefix “{prefix}” is not declared"), prefix=prefix) from None

    def _predicate(self, predicate: Expression) -> Walk:
        if isinstance(predicate, Number):
            place = predicate.value
            at = int(place) - 1 if place >= 1 and place == int(place) else -1
            return lambda nodes, _ctx: nodes[at : at + 1] if at >= 0 else []
        return _filtering(self._compile(predicate))


def _filtering(test: Evaluator) -> Walk:
    def run(nodes: list[Node], ctx: Context) -> list[Node]:
        inner = Context(ctx.node, ctx.world, ctx.current)
        inner.size = len(nodes)
        ctx.world.spend(len(nodes))
        kept: list[Node] = []
        for position, node in enumerate(nodes, 1):
            inner.node, inner.position = node, position
            value = test(inner)
            if value is True or (value is not False and _holds(value, position)):
                kept.append(node)
        return kept

    return run


def _holds(value: Value, position: int) -> bool:
    if isinstance(value, float):
        return value == position
    return to_boolean(value)
