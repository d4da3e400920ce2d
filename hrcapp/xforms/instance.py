"""The primary instance of a session: nodes with their state, and the paths that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrcapp.xforms.datatypes import default_text
from hrcapp.xforms.definition import FormDefinition, ModelNode
from hrcapp.xforms.nodes import ATTRIBUTE, DOCUMENT, ELEMENT, Element, Node
from hrcapp.xforms.state import Choice

_STEP = re.compile(r"([^\[\]/]+?)(?:\[(\d{1,6})\])?\Z")


class InstanceNode(Element):
    """An element or attribute of the primary instance.

    Effective states include what is inherited from above.
    """

    __slots__ = (
        "constraint_met",
        "model",
        "offered",
        "own_readonly",
        "own_relevant",
        "readonly",
        "relevant",
        "required",
        "shown",
    )

    def __init__(self, model: ModelNode, text: str = "") -> None:
        kind = ATTRIBUTE if model.is_attribute else ELEMENT
        super().__init__(kind, model.name, model.namespace, model.prefix, text)
        self.model = model
        self.own_relevant = self.relevant = True
        self.own_readonly = self.readonly = False
        self.required = False
        self.constraint_met = True
        self.offered: list[tuple[str, Element]] | None = None
        self.shown: tuple[str, tuple[Choice, ...]] | None = None
        """The choices as they were last shown, and in which language; None when they must be made anew."""

    static = False

    @property
    def repeated(self) -> bool:  # type: ignore[override]
        """Whether it is an instance of a repeat."""
        return self.model.is_repeat

    def nodes(self) -> Iterator[InstanceNode]:
        """Child elements."""
        return (child for child in self.children if isinstance(child, InstanceNode))

    def attribute_nodes(self) -> Iterator[InstanceNode]:
        """Attributes that the model knows."""
        return (each for each in self.attributes if isinstance(each, InstanceNode))

    def below(self) -> Iterator[InstanceNode]:
        """This node and all under it, attributes included, in document order."""
        yield self
        yield from self.attribute_nodes()
        for child in self.nodes():
            yield from child.below()


def document_of(root: InstanceNode) -> Element:
    """The node that `/` means."""
    top = Element(DOCUMENT)
    top.append(root)
    return top


def grow(model: ModelNode, source: Element) -> InstanceNode:
    """Nodes after a blank instance or a template; what is written there is put in the form of its type."""
    text = source.text if not source.children else ""
    node = InstanceNode(model, default_text(text, model.bind.type))
    for attribute in source.attributes:
        node.attributes.append(_attribute(model, attribute, node))
    for child in source.elements():
        twin = grow(model.children[child.qname], child)
        twin.parent = node
        node.children.append(twin)
    return node


def _attribute(model: ModelNode, source: Node, parent: InstanceNode) -> Node:
    known = model.attributes.get(source.qname)
    if known is None:
        return Node(ATTRIBUTE, source.name, source.namespace, source.prefix, source.text, parent)
    made = InstanceNode(known, source.text)
    made.parent = parent
    return made


def restored(model: ModelNode, saved: Element, blank: Element | None) -> InstanceNode:
    """Nodes after saved answers, in the form's order; what was left out (it was not relevant) comes back
    empty.

    Raises KeyError with the path of an element the form does not have.
    """
    node = InstanceNode(model, saved.text if not saved.children else "")
    given = {attribute.qname: attribute for attribute in saved.attributes}
    for attribute in blank.attributes if blank is not None else ():
        given.setdefault(attribute.qname, attribute)
    for attribute in given.values():
        node.attributes.append(_attribute(model, attribute, node))
    by_name: dict[str, list[Element]] = {}
    for child in saved.elements():
        name = _known_name(model, child)
        if name is not None:
            by_name.setdefault(name, []).append(child)
        elif model.name != "meta":  # other clients add metadata of their own
            raise KeyError(f"{model.path}/{child.qname}")
    for name, child_model in model.children.items():
        twins = [restored(child_model, each, None) for each in by_name.get(name, [])]
        if not twins and not child_model.is_repeat and not child_model.optional:
            twins = [_emptied(child_model)]
        for twin in twins:
            twin.parent = node
            node.children.append(twin)
    return node


def _known_name(model: ModelNode, child: Element) -> str | None:
    """The form's name for a saved element: by qualified name, else by namespace, else by local name."""
    if child.qname in model.children:
        return child.qname
    for name, known in model.children.items():
        if known.name == child.name and (known.namespace == child.namespace or not child.namespace):
            return name
    for name, known in model.children.items():
        if known.name == child.name:
            return name
    return None


def _emptied(model: ModelNode) -> InstanceNode:
    node = InstanceNode(model)
    for child in model.children.values():
        if not child.is_repeat and not child.optional:
            twin = _emptied(child)
            twin.parent = node
            node.children.append(twin)
    return node


def path_of(node: InstanceNode) -> str:
    """The indexed path: an index, from 1, on every instance of a repeat and nowhere else."""
    above: Element | None = node
    while isinstance(above, InstanceNode):
        if above.model.is_repeat:
            return _indexed_path(node)
        above = above.parent
    return node.model.path


def _indexed_path(node: InstanceNode) -> str:
    steps: list[str] = []
    at: Element | None = node
    while isinstance(at, InstanceNode):
        name = f"@{at.qname}" if at.kind == ATTRIBUTE else at.qname
        steps.append(f"{name}[{place_of(at) + 1}]" if at.repeated else name)
        at = at.parent
    return "/" + "/".join(reversed(steps))


def place_of(node: InstanceNode) -> int:
    """Where a node stands, from 0, among siblings of its model."""
    if node.parent is None:
        return 0
    at = 0
    for sibling in node.parent.named(node.name):
        if sibling is node:
            return at
        at += getattr(sibling, "model", None) is node.model
    return at


def find(root: InstanceNode, path: str) -> InstanceNode:
    """The node at an indexed path. Raises LookupError when there is none."""
    steps = path.strip("/").split("/")
    if steps[0] != root.qname:
        raise LookupError(path)
    node = root
    for step in steps[1:]:
        node = _step(node, step, path)
    return node


def _step(node: InstanceNode, step: str, path: str) -> InstanceNode:
    name, index = step, None
    if step.endswith("]"):
        match = _STEP.match(step)
        if match is None:
            raise LookupError(path)
        name, index = match.groups()
    if name.startswith("@"):
        found = [each for each in node.attribute_nodes() if f"@{each.qname}" == name]
    else:
        twins = node.named(name.rpartition(":")[2])
        found = [each for each in twins if isinstance(each, InstanceNode) and each.qname == name]
    at = int(index) - 1 if index else 0
    if not 0 <= at < len(found) or (index is None and found[0].repeated):
        raise LookupError(path)
    return found[at]


def repeat_at(definition: FormDefinition, root: InstanceNode, path: str) -> tuple[InstanceNode, ModelNode]:
    """The parent node and the model of a repeat, given the path of its nodes without a last index."""
    above, _, name = path.rpartition("/")
    parent = find(root, above)
    model = parent.model.children.get(name)
    if model is None or not model.is_repeat or model.path not in definition.templates:
        raise LookupError(path)
    return parent, model


def instances_in(parent: InstanceNode, model: ModelNode) -> list[InstanceNode]:
    """All instances of a repeat (or all nodes of a model) in one parent."""
    return [
        child
        for child in parent.named(model.name)
        if isinstance(child, InstanceNode) and child.model is model
    ]
