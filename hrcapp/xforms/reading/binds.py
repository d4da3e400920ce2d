"""`<bind>` elements → `Bind`s on model nodes (ODK XForms specification, "Bindings")."""

from __future__ import annotations

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.datatypes import normal_type
from hrcapp.xforms.definition import Bind, Formula, Label, ModelNode
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.markup import attribute, attributes, elements, place
from hrcapp.xforms.reading.texts import LabelReader

_KNOWN = frozenset(
    {
        "nodeset",
        "ref",
        "id",
        "type",
        "calculate",
        "relevant",
        "readonly",
        "required",
        "constraint",
        "constraintMsg",
        "requiredMsg",
        "noConstraintMsg",
        "preload",
        "preloadParams",
        "saveto",
    }
)

_SAYING = ("calculate", "relevant", "readonly", "required", "constraint", "preload")
"""What a bind says about answers: it must not be lost in silence."""


def read_binds(
    model: etree._Element, root: ModelNode, formulas: FormulaReader, labels: LabelReader, problems: Problems
) -> dict[str, ModelNode]:
    """Puts every bind on its node; returns nodes by the binds' own ids (controls may refer to those)."""
    by_id: dict[str, ModelNode] = {}
    seen: set[str] = set()
    for name, element in elements(model):
        if name != "bind":
            continue
        node = _target(element, root, formulas, problems)
        if node is None:
            continue
        if node.path in seen:
            problems.warn(
                place(element, node.path), N_("there are several binds for one path; the last one counts")
            )
        seen.add(node.path)
        node.bind = _bind(element, node, formulas, labels, problems)
        if attribute(element, "id"):
            by_id[attribute(element, "id")] = node
    return by_id


def _target(
    element: etree._Element, root: ModelNode, formulas: FormulaReader, problems: Problems
) -> ModelNode | None:
    """The node a bind is for. One left over for a node that is gone is harmless when it only names a type."""
    nodeset = attribute(element, "nodeset") or attribute(element, "ref")
    if not nodeset:
        problems.add(place(element), N_("a bind has no nodeset"))
        return None
    if not any(attribute(element, name) for name in _SAYING) and not formulas.leads_somewhere(nodeset, root):
        problems.warn(place(element), N_("a bind is for “{path}”, which is not there"), path=nodeset)
        return None
    return formulas.target(nodeset, root, place(element))


def _bind(
    element: etree._Element, node: ModelNode, formulas: FormulaReader, labels: LabelReader, problems: Problems
) -> Bind:
    where = place(element, node.path)
    given = attributes(element)

    def formula(name: str) -> Formula | None:
        text = given.get(name, "").strip()
        return formulas.formula(text, node, f"{where} {name}") if text else None

    def message(name: str) -> Label | None:
        text = given.get(name)
        return labels.of_message(text, node, f"{where} {name}") if text else None

    declared = given.get("type", "")
    kind, known = normal_type(declared)
    if not known:
        problems.warn(where, N_("the type “{type}” is not known and is read as text"), type=declared)
    return Bind(
        type=kind,
        calculate=formula("calculate"),
        relevant=formula("relevant"),
        readonly=formula("readonly"),
        required=formula("required"),
        constraint=formula("constraint"),
        constraint_message=message("constraintMsg"),
        required_message=message("requiredMsg"),
        preload=given.get("preload", ""),
        preload_params=given.get("preloadParams", ""),
        attributes={name: value for name, value in given.items() if name not in _KNOWN},
    )
