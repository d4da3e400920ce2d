"""Instances of repeats: put in, taken out, made to follow a count; how many there may be."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hrcapp.xforms.definition import Formula, ModelNode, Trigger
from hrcapp.xforms.instance import InstanceNode, grow, instances_in
from hrcapp.xforms.limits import MAX_INSTANCE_NODES, MAX_REPEATS
from hrcapp.xforms.xpath.values import to_number

if TYPE_CHECKING:
    from hrcapp.xforms.engine import Engine

_log = logging.getLogger(__name__)


class Series:
    """Changes which instances one engine's form has; the engine is told, and computes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._size = sum(1 for _ in engine.root.below())
        self.added: list[InstanceNode] = []
        """Instances made by a count since actions last looked."""

    def follow_count(self, trigger: Trigger) -> None:
        """Adds or takes away last instances until there are as many as `jr:count` asks for."""
        model = trigger.node
        if model.parent is None:
            return
        for parent in list(self._engine.instances(model.parent)):
            there = instances_in(parent, model)
            wanted = self._wanted(parent, model, trigger.formula)
            for place in range(len(there), wanted):
                if self.is_full():
                    _log.warning("form %s: %s grows too large", self._engine.definition.id, model.path)
                    return
                source = self._engine.definition.templates[model.path].at(place)
                self.added.append(self.insert(parent, model, grow(model, source), None))
            for node in reversed(there[wanted:]):
                self.remove(node)

    def _wanted(self, parent: InstanceNode, model: ModelNode, formula: Formula) -> int:
        """The count is an expression at the repeat.

        With no instance yet, at a blank one standing in for it.
        """
        there = instances_in(parent, model)
        probe = there[0] if there else grow(model, self._engine.definition.templates[model.path].template)
        if not there:
            probe.parent = parent
        number = to_number(self._engine.run(formula, probe), self._engine.world.zone)
        return 0 if number != number else int(max(0, min(number, MAX_REPEATS)))

    def is_full(self) -> bool:
        """Whether the instance has as many nodes as it may."""
        return self._size >= MAX_INSTANCE_NODES

    def fill_fixed(self) -> None:
        """A repeat to which nobody may add has at least one instance."""
        for model in self._engine.definition.nodes.values():
            repeat = model.repeat
            if repeat is not None and repeat.fixed and repeat.count is None and model.parent is not None:
                source = self._engine.definition.templates[model.path].template
                for parent in list(self._engine.instances(model.parent)):
                    if not instances_in(parent, model):
                        self.insert(parent, model, grow(model, source), None)

    def insert(
        self, parent: InstanceNode, model: ModelNode, node: InstanceNode, at: int | None
    ) -> InstanceNode:
        """Puts an instance of a repeat at a place from 0 (None: last) and wakes whoever reads it."""
        there = instances_in(parent, model)
        if at is None or at >= len(there):
            place = parent.children.index(there[-1]) + 1 if there else _place_of_first(parent, model)
        else:
            place = parent.children.index(there[at])
        parent.insert(place, node)
        for each in node.below():
            self._size += 1
            above = each.parent if isinstance(each.parent, InstanceNode) else None
            each.relevant = each.own_relevant and (above is None or above.relevant)
            each.readonly = each.own_readonly or (above is not None and above.readonly)
        self._engine.restructured(model)
        self._engine.compute(model)
        return node

    def remove(self, node: InstanceNode) -> None:
        """Takes an instance of a repeat out and wakes whoever read it."""
        if node.parent is not None:
            node.parent.remove(node)
        self._size -= sum(1 for _ in node.below())
        self._engine.restructured(node.model)


def _place_of_first(parent: InstanceNode, model: ModelNode) -> int:
    """Where a first instance belongs: before the first node that comes after it in the form."""
    names = list(parent.model.children)
    after = set(names[names.index(model.qname) + 1 :])
    for at, child in enumerate(parent.children):
        if isinstance(child, InstanceNode) and child.qname in after:
            return at
    return len(parent.children)
