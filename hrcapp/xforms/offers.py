"""What selects offer: choices made from nodes, kept until something they read changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.xforms.collector import collector_paused
from hrcapp.xforms.definition import Formula, Itemset
from hrcapp.xforms.instance import InstanceNode
from hrcapp.xforms.nodes import Element
from hrcapp.xforms.xpath.values import to_text

if TYPE_CHECKING:
    from hrcapp.xforms.engine import Engine


class Offers:
    """The lists of one engine's form."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def items(self, node: InstanceNode) -> list[tuple[str, Element]]:
        """Values of a list made from nodes, each with its node.

        Kept until something the list reads changes, so that a shuffled list stays as it was shown.
        """
        if node.offered is None:
            node.offered = self._made(node)
        return node.offered

    def renew(self, node: InstanceNode, _formula: Formula) -> None:
        """Makes the list anew when it is next asked for; a chosen value no longer offered is dropped."""
        self._engine.note(node)
        node.offered = node.shown = None
        control = node.model.control
        if not node.text or control is None or control.itemset is None or not control.itemset.available:
            return
        offered = {value for value, _item in self.items(node)}
        if control.kind == "select1":
            kept = node.text if node.text in offered else ""
        else:
            chosen = node.text.split()
            kept = (
                node.text
                if all(each in offered for each in chosen)
                else " ".join(each for each in chosen if each in offered)
            )
        self._engine.write(node, kept)

    def _made(self, node: InstanceNode) -> list[tuple[str, Element]]:
        control = node.model.control
        if control is None or control.itemset is None:
            return []
        with collector_paused():
            items = self._engine.run(control.itemset.nodes, node)
            return [
                (self._value(control.itemset, item, node), item)
                for item in (items if isinstance(items, list) else ())
                if isinstance(item, Element)
            ]

    def _value(self, itemset: Itemset, item: Element, node: InstanceNode) -> str:
        if itemset.value_name is not None and item.static:
            return item.text_of(itemset.value_name)
        return to_text(self._engine.run(itemset.value, item, node))
