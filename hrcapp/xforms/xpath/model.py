"""What static references ask of a form's model: any tree of named nodes, and the axes over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol


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


class Top:
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


ACROSS = frozenset({"following-sibling", "preceding-sibling", "following", "preceding"})
WALKS: dict[str, Callable[[Model], Iterable[Model]]] = {
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
