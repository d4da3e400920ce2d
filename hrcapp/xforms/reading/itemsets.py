"""`<itemset>`: choices from nodes (ODK XForms specification, "Body elements: select, itemset")."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Formula, Itemset, ModelNode
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.markup import attribute, first, place
from hrcapp.xforms.xpath import child_name
from hrcapp.xforms.xpath.syntax import Call, Literal, walk


class ItemsetReader:
    """Reads the list of one select; `absent` are the lists whose files are not there."""

    def __init__(self, formulas: FormulaReader, problems: Problems, absent: Collection[str]) -> None:
        self._formulas = formulas
        self._problems = problems
        self._absent = absent

    def read(self, element: etree._Element, node: ModelNode) -> Itemset | None:
        """The itemset of a select; None when it has none, or one with a problem (which is recorded)."""
        itemset = first(element, "itemset")
        if itemset is None:
            return None
        where = place(itemset, node.path)
        nodes = self._formulas.formula(attribute(itemset, "nodeset"), node, f"{where} nodeset")
        value_text, label_text = _ref(itemset, "value"), _ref(itemset, "label")
        if not value_text:
            self._problems.add(where, N_("the list does not say what its values are"))
            return None
        if nodes is None:
            return None
        items = self._formulas.reached(nodes.text, node, where)
        value = self._formulas.formula(value_text, node, f"{where} value", items)
        label = self._formulas.formula(label_text, node, f"{where} label", items) if label_text else None
        if value is None:
            return None
        return Itemset(
            nodes,
            value,
            label,
            available=self._is_available(nodes),
            value_name=child_name(value.tree),
            label_name=child_name(label.tree) if label is not None else None,
            itext_name=_itext_name(label) if label is not None else None,
        )

    def _is_available(self, nodes: Formula) -> bool:
        return not any(
            isinstance(part, Call)
            and part.name == "instance"
            and part.arguments
            and isinstance(part.arguments[0], Literal)
            and part.arguments[0].value in self._absent
            for part in walk(nodes.tree)
        )


def _ref(itemset: etree._Element, name: str) -> str:
    element = first(itemset, name)
    return attribute(element, "ref") if element is not None else ""


def _itext_name(label: Formula) -> str | None:
    tree = label.tree
    if isinstance(tree, Call) and tree.name == "jr:itext" and len(tree.arguments) == 1:
        return child_name(tree.arguments[0])
    return None
