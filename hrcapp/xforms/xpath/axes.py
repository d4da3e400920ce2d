"""The axes of XPath 1.0 (section 2.2), each giving nodes in its own direction: reverse axes nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hrcapp.xforms.nodes import ATTRIBUTE, DOCUMENT, Node, descendants

Axis = Callable[[Node], Iterable[Node]]


def _child(node: Node) -> Iterable[Node]:
    return node.content()


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return (node.parent,) if node.parent is not None else ()


def _attribute(node: Node) -> Iterable[Node]:
    return [attribute for attribute in node.attributes if attribute.prefix != "xmlns"]


def _descendant_or_self(node: Node) -> Iterable[Node]:
    yield node
    yield from descendants(node)


def _ancestor(node: Node) -> Iterable[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _ancestor_or_self(node: Node) -> Iterable[Node]:
    yield node
    yield from _ancestor(node)


def _place(node: Node) -> tuple[list[Node], int]:
    """The node's siblings and where it stands among them."""
    if node.parent is None or node.kind == ATTRIBUTE:
        return [], 0
    siblings = node.parent.content()
    for at, sibling in enumerate(siblings):
        if sibling is node:
            return siblings, at
    return [], 0


def _following_sibling(node: Node) -> Iterable[Node]:
    siblings, at = _place(node)
    return siblings[at + 1 :]


def _preceding_sibling(node: Node) -> Iterable[Node]:
    siblings, at = _place(node)
    return reversed(siblings[:at])


def _following(node: Node) -> Iterable[Node]:
    if node.kind == ATTRIBUTE and node.parent is not None:
        yield from descendants(node.parent)
        node = node.parent
    while node.kind != DOCUMENT and node.parent is not None:
        for sibling in _following_sibling(node):
            yield from _descendant_or_self(sibling)
        node = node.parent


def _preceding(node: Node) -> Iterable[Node]:
    if node.kind == ATTRIBUTE and node.parent is not None:
        node = node.parent
    while node.parent is not None:
        for sibling in _preceding_sibling(node):
            yield from reversed(list(_descendant_or_self(sibling)))
        node = node.parent


AXES: dict[str, Axis] = {
    "child": _child,
    "self": _self,
    "parent": _parent,
    "attribute": _attribute,
    "descendant": descendants,
    "descendant-or-self": _descendant_or_self,
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "following-sibling": _following_sibling,
    "preceding-sibling": _preceding_sibling,
    "following": _following,
    "preceding": _preceding,
}
REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
