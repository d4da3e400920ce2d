"""Keeps an instance true to its form: runs the plan's triggers when what they read has changed.

Triggers wait in a heap by rank, so each runs after what it depends on; one that reads an instance further
down a repeat may wait again for later news, a bounded number of times.
"""

from __future__ import annotations

import heapq
import logging
from collections.abc import Callable, Iterable

from hrcapp.xforms.datatypes import written
from hrcapp.xforms.definition import FormDefinition, Formula, ModelNode, Trigger
from hrcapp.xforms.instance import InstanceNode, instances_in, path_of
from hrcapp.xforms.limits import MAX_ROUNDS, STEPS_OF_A_RUN
from hrcapp.xforms.nodes import Element, Node
from hrcapp.xforms.offers import Offers
from hrcapp.xforms.series import Series
from hrcapp.xforms.xpath import Context, Value, World, XPathError
from hrcapp.xforms.xpath.functions import FUNCTIONS
from hrcapp.xforms.xpath.syntax import Call, walk
from hrcapp.xforms.xpath.values import to_boolean

_log = logging.getLogger(__name__)
_CLOCK = frozenset({"today", "now"})


class Engine:
    """The state of one session below its public door. `root` is under `top`, the document node."""

    def __init__(self, definition: FormDefinition, root: InstanceNode, top: Element, world: World) -> None:
        self.definition = definition
        self.root = root
        self.top = top
        self.world = world
        self.changed: dict[int, InstanceNode] = {}
        self.structure = False
        self.valued: list[InstanceNode] = []
        """Nodes whose value changed since actions last looked."""
        self._instances: dict[str, list[InstanceNode]] = {}
        self._waiting: list[int] = []
        self._waits: set[int] = set()
        self._held: set[int] = set()
        """Counts that fed themselves: they wait until what they read is computed again."""
        self._running = 0
        """How many formulas are running inside one another: a text may show a text that shows a text."""
        self.series = Series(self)
        self.offers = Offers(self)
        self._starting = False
        self._acts: dict[str, Callable[[InstanceNode, Formula], None]] = {
            "calculate": self._calculate,
            "relevant": self._relevant,
            "readonly": self._readonly,
            "required": self._required,
            "constraint": self._constraint,
            "choices": self.offers.renew,
            "text": self._text,
        }

    # asking

    def instances(self, model: ModelNode) -> list[InstanceNode]:
        """All nodes of a generic path in document order."""
        found = self._instances.get(model.path)
        if found is None:
            found = self._gather(model)
            self._instances[model.path] = found
        return found

    def _gather(self, model: ModelNode) -> list[InstanceNode]:
        if model.parent is None:
            return [self.root]
        parents = self.instances(model.parent)
        if model.is_attribute:
            return [each for parent in parents for each in parent.attribute_nodes() if each.model is model]
        return [each for parent in parents for each in instances_in(parent, model)]

    def run(self, formula: Formula, node: Node, current: InstanceNode | None = None) -> Value:
        """What a formula gives at a node.

        A formula that fails at run time gives empty text, and the log says why.
        """
        if self._running == 0:
            self.world.refill()
        self._running += 1
        try:
            self.world.spend(STEPS_OF_A_RUN)
            return formula.run(Context(node, self.world, current))
        except XPathError as error:
            _log.warning("form %s: %s: %s", self.definition.id, formula.text, error)
        except RecursionError:
            _log.warning("form %s: %s: nested too deeply", self.definition.id, formula.text)
        finally:
            self._running -= 1
        return ""

    # changing

    def start(self, *, restored: bool = False) -> None:
        """Computes everything. Values that came from chance (a UUID) stay when they are there.

        Saved answers have grown already: counts that feed themselves wait for an edit.
        """
        growing = self.definition.plan.growing
        self._starting = True
        self._push(
            rank
            for rank, trigger in enumerate(self.definition.plan.triggers)
            if trigger.aspect != "text" and not (restored and rank in growing)
        )
        if restored:
            self._held |= growing
        self.settle()
        self._starting = False

    def write(self, node: InstanceNode, text: str) -> bool:
        """Puts a value on a node and wakes whoever reads it; whether it was another one."""
        if node.text == text:
            return False
        node.text = text
        self.valued.append(node)
        self._touch(node)
        return True

    def settle(self) -> None:
        """Runs waiting triggers until nothing changes."""
        rounds: dict[int, int] = {}
        while self._waiting:
            rank = heapq.heappop(self._waiting)
            self._waits.discard(rank)
            rounds[rank] = rounds.get(rank, 0) + 1
            if rank in self.definition.plan.growing and rounds[rank] > 1:
                self._held.add(rank)
                continue
            if rounds[rank] > MAX_ROUNDS:
                _log.warning("form %s: trigger %d does not come to rest", self.definition.id, rank)
                continue
            self._run(self.definition.plan.triggers[rank])

    def _push(self, ranks: Iterable[int]) -> None:
        for rank in ranks:
            if rank not in self._waits:
                self._waits.add(rank)
                heapq.heappush(self._waiting, rank)

    def _touch(self, node: InstanceNode) -> None:
        self.changed[id(node)] = node
        self._push(self.definition.plan.readers.get(node.model.path, ()))

    def note(self, node: InstanceNode) -> None:
        """Something that a face shows of the node may differ now."""
        self.changed[id(node)] = node

    def _run(self, trigger: Trigger) -> None:
        if trigger.aspect == "count":
            self.series.follow_count(trigger)
            return
        act = self._acts[trigger.aspect]
        for node in list(self.instances(trigger.node)):
            act(node, trigger.formula)

    def _calculate(self, node: InstanceNode, formula: Formula) -> None:
        if self._starting and node.text and _is_by_chance(formula):
            return
        value = self.run(formula, node)
        if self._held and not self._starting:
            self._release(node.model.path)
        self.write(node, written(value, node.model.bind.type, self.world.zone))

    def _release(self, path: str) -> None:
        woken = self._held.intersection(self.definition.plan.readers.get(path, ()))
        self._held -= woken
        self._push(woken)

    def _relevant(self, node: InstanceNode, formula: Formula) -> None:
        node.own_relevant = to_boolean(self.run(formula, node))
        above = not isinstance(node.parent, InstanceNode) or node.parent.relevant
        self._set_relevant(node, above and node.own_relevant)

    def _set_relevant(self, node: InstanceNode, relevant: bool) -> None:
        if node.relevant == relevant:
            return
        node.relevant = relevant
        self._touch(node)
        for child in [*node.attribute_nodes(), *node.nodes()]:
            self._set_relevant(child, relevant and child.own_relevant)

    def _readonly(self, node: InstanceNode, formula: Formula) -> None:
        node.own_readonly = to_boolean(self.run(formula, node))
        above = isinstance(node.parent, InstanceNode) and node.parent.readonly
        self._set_readonly(node, above or node.own_readonly)

    def _set_readonly(self, node: InstanceNode, readonly: bool) -> None:
        if node.readonly == readonly:
            return
        node.readonly = readonly
        self.note(node)
        for child in node.nodes():
            self._set_readonly(child, readonly or child.own_readonly)

    def _required(self, node: InstanceNode, formula: Formula) -> None:
        required = to_boolean(self.run(formula, node))
        if required != node.required:
            node.required = required
            self.note(node)

    def _constraint(self, node: InstanceNode, formula: Formula) -> None:
        met = not node.text or to_boolean(self.run(formula, node))
        if met != node.constraint_met:
            node.constraint_met = met
            self.note(node)

    def _text(self, node: InstanceNode, _formula: Formula) -> None:
        self.note(node)

    def restructured(self, model: ModelNode) -> None:
        """Instances of a repeat came or went: wakes whoever reads them or anything inside."""
        self.structure = True
        self._instances.clear()
        for below in model.below():
            self._push(self.definition.plan.readers.get(below.path, ()))

    def compute(self, model: ModelNode) -> None:
        """Lets everything at a node of the model and under it be computed."""
        for below in model.below():
            self._push(self.definition.plan.by_node.get(below.path, ()))

    def forget_changes(self) -> None:
        """Nobody has looked yet: nothing has changed for them."""
        self.changed, self.structure = {}, False

    def take_changes(self) -> tuple[tuple[str, ...], bool]:
        """Paths that changed since the last time, in no order, and whether instances came or went."""
        paths = tuple(path_of(node) for node in self.changed.values() if _is_attached(node, self.top))
        structure = self.structure
        self.forget_changes()
        return paths, structure


def _is_attached(node: InstanceNode, top: Element) -> bool:
    return node.root() is top


def _is_by_chance(formula: Formula) -> bool:
    """Whether it may give another value each time, apart from the clock."""
    names = {part.name for part in walk(formula.tree) if isinstance(part, Call)} - _CLOCK
    return any(not FUNCTIONS[name].deterministic for name in names)
