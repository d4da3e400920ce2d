"""The primary instance → a tree of model nodes, a blank instance, and the templates of the repeats."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrcapp.xforms.definition import ModelNode
from hrcapp.xforms.nodes import ATTRIBUTE, ELEMENT, Element, Node
from hrcapp.xforms.xml import JAVAROSA, OPENROSA

META = ("meta", "instanceID")


@dataclass
class ModelTree:
    """`nodes` by generic path; `blank` as the form gives it, templates included."""

    root: ModelNode
    nodes: dict[str, ModelNode] = field(default_factory=dict)
    blank: Element = field(default_factory=Element)


def read_model(blank: Element) -> ModelTree:
    """The model of a primary instance; adds `orx:meta/orx:instanceID` when the form has none."""
    _ensure_instance_id(blank)
    tree = ModelTree(_model_node(blank, None, 0), blank=blank)
    _grow(tree, tree.root, blank)
    return tree


def _grow(tree: ModelTree, model: ModelNode, element: Element) -> None:
    tree.nodes.setdefault(model.path, model)
    for attribute in element.attributes:
        if attribute.namespace != JAVAROSA and attribute.qname not in model.attributes:
            made = _model_node(attribute, model, len(tree.nodes))
            model.attributes[attribute.qname] = tree.nodes[made.path] = made
    for child in element.elements():
        known = model.children.get(child.qname)
        if known is None:
            known = model.children[child.qname] = _model_node(child, model, len(tree.nodes))
        _grow(tree, known, child)


def _model_node(node: Node, parent: ModelNode | None, order: int) -> ModelNode:
    is_attribute = node.kind == ATTRIBUTE
    path = f"{parent.path if parent else ''}/{'@' if is_attribute else ''}{node.qname}"
    return ModelNode(node.name, node.namespace, node.prefix, path, parent, order, is_attribute=is_attribute)


def _ensure_instance_id(root: Element) -> None:
    meta = next((child for child in root.elements() if child.name == META[0]), None)
    if meta is None:
        meta = Element(ELEMENT, META[0], OPENROSA, "orx")
        root.append(meta)
    if not any(child.name == META[1] for child in meta.elements()):
        namespace = meta.namespace if meta.prefix else ""
        meta.append(Element(ELEMENT, META[1], namespace, meta.prefix))


def take_templates(tree: ModelTree) -> dict[str, Element]:
    """The element each new instance of a repeat is a copy of; `jr:template` ones are taken out of the blank instance."""
    templates: dict[str, Element] = {}
    _collect(tree.root, tree.blank, templates)
    _strip(tree.blank)
    for template in templates.values():
        _strip(template)
    return templates


def _collect(model: ModelNode, element: Element, templates: dict[str, Element]) -> None:
    for child in element.elements():
        child_model = model.children[child.qname]
        if child_model.is_repeat:
            marked = child.attribute("template", JAVAROSA) is not None
            known = templates.get(child_model.path)
            if known is None or (marked and known.attribute("template", JAVAROSA) is None):
                templates[child_model.path] = copy(child)
        _collect(child_model, child, templates)


def _strip(element: Element) -> None:
    for child in list(element.elements()):
        if child.attribute("template", JAVAROSA) is not None:
            element.remove(child)
        else:
            _strip(child)
    element.attributes = [each for each in element.attributes if each.namespace != JAVAROSA]


def copy(element: Element) -> Element:
    """A deep copy without a parent."""
    made = Element(element.kind, element.name, element.namespace, element.prefix, element.text)
    for each in element.attributes:
        made.attributes.append(Node(ATTRIBUTE, each.name, each.namespace, each.prefix, each.text, made))
    for child in element.children:
        if isinstance(child, Element):
            twin: Node = copy(child)
        else:
            twin = Node(child.kind, child.name, child.namespace, child.prefix, child.text)
        twin.parent = made
        made.children.append(twin)
    return made
