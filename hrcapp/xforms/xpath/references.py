"""Which nodes of the primary instance an expression reads, found without running it.

The model is any tree of named nodes (`children`, `attributes`, `parent`, `repeat`). An expression is
followed with sets of model nodes: what a step can reach, it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hrcapp.xforms.xpath.syntax import (
    Call,
    Expression,
    Filter,
    KindTest,
    Literal,
    NameTest,
    Path,
    Step,
    Union,
    parts,
)


class Model(Protocol):
    """What is asked of a node of the model."""

    @property
    def path(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def namespace(self) -> str: ...
    @property
    def prefix(self) -> str | None: ...
    @property
    def is_attribute(self) -> bool: ...
    @property
    def model_parent(self) -> Model | None: ...
    @property
    def model_children(self) -> Iterable[Model]: ...
    @property
    def model_attributes(self) -> Iterable[Model]: ...
    def model_child(self, qname: str) -> Model | None: ...
    @property
    def is_repeat(self) -> bool: ...


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
            case _:
                for part in parts(expression):
                    self.read(self.trace(part, context))
                return {}

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
        nodes: Nodes = {}
        for argument in call.arguments:
            reached = self.trace(argument, context)
            self.read(reached)
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

    @staticmethod
    def _literals(call: Call, names: set[str]) -> None:
        if call.arguments and isinstance(call.arguments[0], Literal):
            names.add(call.arguments[0].value)

    def _path(self, path: Path, context: Nodes) -> Nodes:
        if path.start is not None:
            nodes = self.trace(path.start, context)
        elif path.absolute:
            nodes = {"/": _Top(self._root)}
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
            if (step.predicates and any(node.is_repeat for node in nodes.values())) or step.axis in _SIBLINGS:
                self._positioned = True
        self.read(nodes)
        self._positioned = positioned
        return nodes

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
        walk = _WALKS[step.axis]
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


class _Top:
    """The document node above the root element."""

    path = "/"
    name = namespace = ""
    prefix = None
    is_attribute = is_repeat = False
    model_parent: Model | None = None
    model_attributes: tuple[Model, ...] = ()

    def __init__(self, root: Model) -> None:
        self.model_children: tuple[Model, ...] = (root,)

    def model_child(self, qname: str) -> Model | None:
        (root,) = self.model_children
        return root if root.name == qname else None


def _children(node: Model) -> Iterable[Model]:
    return node.model_children


def _attributes(node: Model) -> Iterable[Model]:
    return node.model_attributes


def _self(node: Model) -> Iterable[Model]:
    return (node,)


def _parent(node: Model) -> Iterable[Model]:
    parent = node.model_parent
    return (parent,) if parent is not None else ()


def _ancestors(node: Model) -> Iterable[Model]:
    above = node.model_parent
    while above is not None:
        yield above
        above = above.model_parent


def _descendants(node: Model) -> Iterable[Model]:
    for child in node.model_children:
        yield child
        yield from _descendants(child)


def _siblings(node: Model) -> Iterable[Model]:
    parent = node.model_parent
    return parent.model_children if parent is not None else ()


def _everything(node: Model) -> Iterable[Model]:
    top = node
    while top.model_parent is not None:
        top = top.model_parent
    return _descendants(top)


def _or_self(walk: Callable[[Model], Iterable[Model]]) -> Callable[[Model], Iterable[Model]]:
    def both(node: Model) -> Iterable[Model]:
        yield node
        yield from walk(node)

    return both


_SIBLINGS = frozenset({"following-sibling", "preceding-sibling", "following", "preceding"})
_WALKS: dict[str, Callable[[Model], Iterable[Model]]] = {
    "child": _children,
    "attribute": _attributes,
    "self": _self,
    "parent": _parent,
    "ancestor": _ancestors,
    "ancestor-or-self": _or_self(_ancestors),
    "descendant": _descendants,
    "descendant-or-self": _or_self(_descendants),
    "following-sibling": _siblings,
    "preceding-sibling": _siblings,
    "following": _everything,
    "preceding": _everything,
}
