"""The order of computation: triggers sorted so that each follows what it depends on; circles are refused by name.

Only three kinds of formula change what other formulas read: calculate (a value), relevant (a subtree appears or
goes) and count (instances of a repeat). They are sorted over generic paths. What a formula reads from another
instance of a repeat it stands in puts no constraint on the order: it is followed at run time.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Formula, Itext, Label, ModelNode, Plan, Trigger
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.texts import formulas_of

_MEMBERS_SHOWN = 12


def make_plan(
    nodes: Mapping[str, ModelNode], itext: Itext, formulas: FormulaReader, problems: Problems
) -> Plan:
    """The plan of a form; a circle is added to `problems`."""
    writers: list[Trigger] = []
    others: list[Trigger] = []
    for node in nodes.values():
        writers += _writers(node)
        others += _others(node, itext, formulas)
    triggers = tuple(_sorted(writers, problems)) + tuple(others)
    readers: dict[str, list[int]] = defaultdict(list)
    by_node: dict[str, list[int]] = defaultdict(list)
    for rank, trigger in enumerate(triggers):
        by_node[trigger.node.path].append(rank)
        for path in trigger.formula.reads:
            readers[path].append(rank)
    return Plan(triggers, _frozen(readers), _frozen(by_node))


def _frozen(lists: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {path: tuple(ranks) for path, ranks in lists.items()}


def _writers(node: ModelNode) -> Iterator[Trigger]:
    if node.bind.relevant:
        yield Trigger("relevant", node, node.bind.relevant)
    if node.repeat is not None and node.repeat.count is not None:
        yield Trigger("count", node, node.repeat.count)
    if node.bind.calculate:
        yield Trigger("calculate", node, node.bind.calculate)


def _others(node: ModelNode, itext: Itext, formulas: FormulaReader) -> Iterator[Trigger]:
    bind = node.bind
    for aspect, formula in (
        ("readonly", bind.readonly),
        ("required", bind.required),
        ("constraint", bind.constraint),
    ):
        if formula is not None:
            yield Trigger(aspect, node, formula)
    control = node.control
    if control is not None and control.itemset is not None:
        itemset = control.itemset
        for part in (itemset.nodes, itemset.value, itemset.label):
            if part is not None:
                yield Trigger("choices", node, part)
    for label in _labels(node):
        for formula in formulas_of(label, itext):
            yield Trigger("text", node, _traced(formula, node, formulas))


def _labels(node: ModelNode) -> Iterator[Label | None]:
    yield node.bind.constraint_message
    yield node.bind.required_message
    if node.control is not None:
        yield node.control.label
        yield node.control.hint
        yield from (choice.label for choice in node.control.choices)
    for holder in (node.group, node.repeat):
        if holder is not None:
            yield holder.label


def _traced(formula: Formula, node: ModelNode, formulas: FormulaReader) -> Formula:
    """Shared texts are traced where they are shown."""
    if formula.reads:
        return formula
    return formulas.formula(formula.text, node, node.path) or formula


def _sorted(writers: list[Trigger], problems: Problems) -> list[Trigger]:
    """Kahn's algorithm, the earliest in the form first among those that are free."""
    before = _predecessors(writers)
    after: dict[int, list[int]] = defaultdict(list)
    for later, earlier in before.items():
        for one in earlier:
            after[one].append(later)
    waiting = {at: len(before[at]) for at in range(len(writers))}
    free = [at for at, count in waiting.items() if count == 0]
    heapq.heapify(free)
    order: list[int] = []
    while free:
        at = heapq.heappop(free)
        order.append(at)
        for later in after[at]:
            waiting[later] -= 1
            if waiting[later] == 0:
                heapq.heappush(free, later)
    if len(order) < len(writers):
        _report_circles(writers, before, set(order), problems)
    return [writers[at] for at in order]


def _predecessors(writers: list[Trigger]) -> dict[int, set[int]]:
    """For each writer, those that must run before it (itself, when it depends on itself)."""
    calculates = {t.node.path: at for at, t in enumerate(writers) if t.aspect == "calculate"}
    appearing: dict[str, list[int]] = defaultdict(list)
    counts: dict[str, int] = {}
    for at, trigger in enumerate(writers):
        if trigger.aspect == "relevant":
            appearing[trigger.node.path].append(at)
        elif trigger.aspect == "count":
            counts[trigger.node.path] = at
    before: dict[int, set[int]] = {}
    for at, trigger in enumerate(writers):
        found: set[int] = set()
        for path in trigger.formula.reads - trigger.formula.elsewhere:
            if path in calculates:
                found.add(calculates[path])
            for above in _above(path):
                found.update(appearing.get(above, ()))
                if above in counts and not _inside(trigger.node.path, above):
                    found.add(counts[above])
        before[at] = found
    return before


def _above(path: str) -> Iterator[str]:
    """The path and all paths above it."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _inside(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")


def _report_circles(
    writers: list[Trigger], before: Mapping[int, set[int]], done: set[int], problems: Problems
) -> None:
    left = set(range(len(writers))) - done
    while left:
        circle = _circle(min(left), before, left)
        names = [writers[at].node.path for at in circle]
        shown = " → ".join([*names[:_MEMBERS_SHOWN], names[0]])
        problems.add(names[0], N_("these depend on each other in a circle: {members}"), members=shown)
        left -= _reaching(circle, before, left)


def _circle(start: int, before: Mapping[int, set[int]], left: set[int]) -> list[int]:
    """Walks against the arrows until a place is met again; everything left over leads into a circle."""
    line: list[int] = []
    seen: dict[int, int] = {}
    at = start
    while at not in seen:
        seen[at] = len(line)
        line.append(at)
        at = min(before[at] & left)
    return line[seen[at] :][::-1]


def _reaching(circle: Iterable[int], before: Mapping[int, set[int]], left: set[int]) -> set[int]:
    """The circle and everything that only waits for it."""
    gone = set(circle)
    grew = True
    while grew:
        more = {at for at in left - gone if before[at] & gone}
        grew = bool(more)
        gone |= more
    return gone
