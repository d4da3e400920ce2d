"""Which nodes of the primary instance an expression reads, found without running it.

An expression is followed with sets of model nodes: what a step can reach, it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hrcapp.xforms.xpath.errors import XPathSyntaxError
from hrcapp.xforms.xpath.model import ACROSS, WALKS, Model, Top
from hrcapp.xforms.xpath.parser import parse
from hrcapp.xforms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    KindTest,
    Literal,
    NameTest,
    Number,
    Path,
    Step,
    Union,
    parts,
    walk,
)

Nodes = dict[str, Model]
"""Model nodes by path; an empty dict is "outside the primary instance" or "nothing"."""


@dataclass
class References:
    """`reads`: paths read. `elsewhere`: those read in other instances of a repeat around the expression.

    `missing`: paths into the primary instance that match nothing. `instances`, `texts`: names asked for by
    literals. `reached`: the nodes the expression itself gives.
    """

    reads: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    missing: list[Path] = field(default_factory=list)
    instances: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    reached: Nodes = field(default_factory=dict)


def references(
    expression: Expression,
    node: Model,
    root: Model,
    namespaces: Mapping[str, str],
    context: Nodes | None = None,
) -> References:
    """What the expression reads when it is evaluated at `node`; `root` is the model of the root element.

    `context` are the nodes it starts from when they are not `node` itself: the items of a list it belongs to.
    """
    tracer = _Tracer(node, root, namespaces)
    tracer.found.reached = tracer.trace(expression, {node.path: node} if context is None else context)
    tracer.read(tracer.found.reached)
    return tracer.found


def is_the_same_anywhere(expression: Expression) -> bool:
    """Whether it surely reads the same nodes wherever it stands: no relative path, nothing of its place."""
    return all(
        part.absolute or part.start is not None
        if isinstance(part, Path)
        else not (isinstance(part, Call) and part.name in ("current", "jr:choice-name"))
        for part in walk(expression)
    )


_OF_NODES = frozenset(
    {"boolean", "count", "indexed-repeat", "last", "local-name", "name", "namespace-uri", "not"}
    | {"position", "randomize"}
)
"""Functions that ask nodes of groups for nothing but whether, where and how many they are."""


class _Outside(dict[str, Model]):
    """Nodes of a secondary instance: nothing of the primary is read by walking there."""


class _Tracer:
    def __init__(self, node: Model, root: Model, namespaces: Mapping[str, str]) -> None:
        self.found = References()
        self._current: Nodes = {node.path: node}
        self._root = root
        self._namespaces = namespaces
        self._positioned = False

    def read(self, nodes: Nodes) -> None:
        self.found.reads.update(nodes)
        if self._positioned:
            self.found.elsewhere.update(nodes)

    def trace(self, expression: Expression, context: Nodes) -> Nodes:
        """Follows an expression; returns the nodes it gives when it gives nodes."""
        match expression:
            case Path():
                return self._path(expression, context)
            case Filter(primary, predicates):
                nodes = self.trace(primary, context)
                self._predicates(predicates, nodes)
                return nodes
            case Union(members):
                return {
                    path: node for member in members for path, node in self.trace(member, context).items()
                }
            case Call():
                return self._call(expression, context)
            case Literal() | Number():
                return {}
            case _:
                of_texts = not isinstance(expression, Chain) or expression.rest[0][0] not in ("and", "or")
                for part in parts(expression):
                    self._read_as(self.trace(part, context), of_texts)
                return {}

    def _read_as(self, nodes: Nodes, of_texts: bool) -> None:
        """Nodes that are asked whether they are there, or for their texts: a group's is that of all below."""
        self.read(nodes)
        if of_texts and not isinstance(nodes, _Outside):
            for node in [each for each in nodes.values() if each.model_children]:
                self.read({below.path: below for below in WALKS["descendant"](node)})

    def _call(self, call: Call, context: Nodes) -> Nodes:
        if call.name == "current" and not call.arguments:
            return dict(self._current)
        if call.name == "instance":
            self._literals(call, self.found.instances)
            return _Outside()
        if call.name == "jr:itext":
            self._literals(call, self.found.texts)
        if call.name == "indexed-repeat" and call.arguments:
            return self._indexed(call, context)
        if call.name == "jr:choice-name":
            self._quoted_path(call, context)
        nodes: Nodes = {}
        for at, argument in enumerate(call.arguments):
            reached = self.trace(argument, context)
            is_condition = call.name == "if" and at == 0  # what it chooses between may end as a text
            self._read_as(reached, not is_condition and call.name not in _OF_NODES)
            nodes = nodes or reached
        return nodes if call.name == "randomize" else {}

    def _indexed(self, call: Call, context: Nodes) -> Nodes:
        target, *pairs = call.arguments
        for pair in pairs:
            self.read(self.trace(pair, context))
        before, self._positioned = self._positioned, True
        reached = self.trace(target, context)
        self.read(reached)
        self._positioned = before
        return reached

    def _quoted_path(self, call: Call, context: Nodes) -> None:
        """The second argument of jr:choice-name names a select, whose choices may change."""
        path = call.arguments[1] if len(call.arguments) > 1 else None
        if isinstance(path, Literal):
            try:
                self.read(self.trace(parse(path.value.strip()), context))
            except XPathSyntaxError:
                return

    @staticmethod
    def _literals(call: Call, names: set[str]) -> None:
        if call.arguments and isinstance(call.arguments[0], Literal):
            names.add(call.arguments[0].value)

    def _path(self, path: Path, context: Nodes) -> Nodes:
        plain = self._plain(path)
        if plain is not None:
            nodes: Nodes = {plain.path: plain}
            self.read(nodes)
            return nodes
        if path.start is not None:
            nodes = self.trace(path.start, context)
        elif path.absolute:
            nodes = {"/": Top(self._root)}
        else:
            nodes = context
        outside = isinstance(nodes, _Outside)
        positioned = self._positioned
        for step in path.steps:
            reached = _Outside() if isinstance(nodes, _Outside) else self._step(step, nodes)
            if not outside and nodes and not reached and not isinstance(reached, _Outside):
                self.found.missing.append(path)
                outside = True
            nodes = reached
            self._predicates(step.predicates, nodes)
            if (step.predicates and any(node.is_repeat for node in nodes.values())) or step.axis in ACROSS:
                self._positioned = True
        self.read(nodes)
        self._positioned = positioned
        return nodes

    def _plain(self, path: Path) -> Model | None:
        """The one node of `/data/a/b`, as most paths are; None for any other or one that leads nowhere."""
        if not path.absolute or not path.steps:
            return None
        node: Model | None = None
        for step in path.steps:
            test = step.test
            if step.axis != "child" or step.predicates or not isinstance(test, NameTest):
                return None
            if test.name is None or test.prefix is not None:
                return None
            if node is None:
                node = self._root if self._root.name == test.name and self._root.prefix is None else None
            else:
                node = node.model_child(test.name)
            if node is None:
                return None
        return node

    def _predicates(self, predicates: tuple[Expression, ...], nodes: Nodes) -> None:
        for predicate in predicates:
            self.read(self.trace(predicate, nodes))

    def _step(self, step: Step, nodes: Nodes) -> Nodes:
        if isinstance(step.test, KindTest) and step.test.kind != "node":
            return nodes  # its texts are what a leaf is read by
        if (
            step.axis == "child"
            and isinstance(step.test, NameTest)
            and step.test.name
            and not step.test.prefix
        ):
            found = (node.model_child(step.test.name) for node in nodes.values())
            return {child.path: child for child in found if child is not None}
        matches = self._test(step)
        walk = WALKS[step.axis]
        return {
            reached.path: reached for node in nodes.values() for reached in walk(node) if matches(reached)
        }

    def _test(self, step: Step) -> Callable[[Model], bool]:
        test = step.test
        if isinstance(test, KindTest):
            return lambda _node: True
        return lambda node: self._named(node, test)

    def _named(self, node: Model, test: NameTest) -> bool:
        if test.name is not None and node.name != test.name:
            return False
        if test.prefix is not None:
            return node.namespace == self._namespaces.get(test.prefix)
        return test.name is None or node.prefix is None
