"""The primary instance → a tree of model nodes, a blank instance, and the templates of the repeats."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrcapp.xforms.datatypes import default_text
from hrcapp.xforms.definition import ModelNode, RepeatSources
from hrcapp.xforms.nodes import ATTRIBUTE, ELEMENT, Element, Node
from hrcapp.xforms.xml import JAVAROSA, OPENROSA

META = ("meta", "instanceID")
DEPRECATED = "deprecatedID"


@dataclass
class ModelTree:
    """`nodes` by generic path; `blank` as the form gives it, templates included."""

    root: ModelNode
    nodes: dict[str, ModelNode] = field(default_factory=dict)
    blank: Element = field(default_factory=Element)


def read_model(blank: Element, meta_prefix: str | None) -> ModelTree:
    """The model of a primary instance; adds `meta/instanceID` when the form has none.

    `meta_prefix` is the form's prefix for the OpenRosa namespace; without one, `meta` has none either.
    """
    _ensure_instance_id(blank, meta_prefix)
    tree = ModelTree(_model_node(blank, None, 0), blank=blank)
    _grow(tree, tree.root, blank)
    _allow_deprecated_id(tree)
    return tree


def _allow_deprecated_id(tree: ModelTree) -> None:
    """A new version of a submission names the one it replaces (OpenRosa metadata)."""
    meta = next(child for child in tree.root.children.values() if child.name == META[0])
    own = next(child for child in meta.children.values() if child.name == META[1])
    name = f"{own.prefix}:{DEPRECATED}" if own.prefix else DEPRECATED
    if name not in meta.children:
        path = f"{meta.path}/{name}"
        meta.children[name] = tree.nodes[path] = ModelNode(
            DEPRECATED, own.namespace, own.prefix, path, meta, len(tree.nodes), optional=True
        )


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


def _ensure_instance_id(root: Element, prefix: str | None) -> None:
    meta = next((child for child in root.elements() if child.name == META[0]), None)
    if meta is None:
        meta = Element(ELEMENT, META[0], OPENROSA if prefix else root.namespace, prefix)
        root.append(meta)
    if not any(child.name == META[1] for child in meta.elements()):
        meta.append(Element(ELEMENT, META[1], meta.namespace, meta.prefix))


def take_templates(tree: ModelTree) -> dict[str, RepeatSources]:
    """The sources of every repeat's instances; `jr:template` elements are taken out of the blank instance."""
    sources: dict[str, RepeatSources] = {}
    _collect(tree.root, tree.blank, sources)
    _strip(tree.blank)
    for source in sources.values():
        for element in (source.template, *source.given):
            _strip(element)
    return sources


def note_defaults(tree: ModelTree, sources: dict[str, RepeatSources]) -> None:
    """Remember what a blank form holds, so that an answer can be told from a default."""
    _note(tree.root, tree.blank)
    for path, source in sources.items():
        _note(tree.nodes[path], source.template)


def _note(model: ModelNode, element: Element) -> None:
    if not element.children:
        model.default = default_text(element.text, model.bind.type)
    for child in element.elements():
        _note(model.children[child.qname], child)


def _collect(model: ModelNode, element: Element, sources: dict[str, RepeatSources]) -> None:
    for child in element.elements():
        child_model = model.children[child.qname]
        if child_model.is_repeat:
            known = sources.setdefault(child_model.path, RepeatSources(copy(child)))
            if not _is_template(child):
                known.given.append(copy(child))
            elif not _is_template(known.template):
                known.template = copy(child)
        _collect(child_model, child, sources)


def _is_template(element: Element) -> bool:
    return element.attribute("template", JAVAROSA) is not None


def _strip(element: Element) -> None:
    for child in list(element.elements()):
        if _is_template(child):
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
