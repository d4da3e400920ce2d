"""All formulas of a form as triggers, in the order of computation, with who reads what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from hrcapp.xforms.definition import Formula, Itext, Label, ModelNode, Plan, Trigger
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.order import sort_writers
from hrcapp.xforms.reading.texts import formulas_of, formulas_of_texts


def make_plan(
    nodes: Mapping[str, ModelNode], itext: Itext, formulas: FormulaReader, problems: Problems
) -> Plan:
    """The plan of a form; a circle is added to `problems`."""
    writers = [trigger for node in nodes.values() for trigger in _writers(node)]
    others = [trigger for node in nodes.values() for trigger in _others(node, itext, formulas)]
    order, growing = sort_writers(writers, problems)
    triggers = tuple(order) + tuple(others)
    readers: dict[str, list[int]] = defaultdict(list)
    by_node: dict[str, list[int]] = defaultdict(list)
    for rank, trigger in enumerate(triggers):
        by_node[trigger.node.path].append(rank)
        own = {trigger.node.path} if trigger.aspect == "constraint" else set()
        for path in trigger.formula.reads | own:
            readers[path].append(rank)
    return Plan(triggers, _frozen(readers), _frozen(by_node), growing)


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
        if itemset.label is not None and "jr:itext" in itemset.label.text:
            for formula in formulas_of_texts(itext):
                yield Trigger("text", node, formulas.tied(formula, node))
    shown = (_checked(each, node, formulas) for label in _labels(node) for each in formulas_of(label, itext))
    yield from (Trigger("text", node, formula) for formula in dict.fromkeys(shown))


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


def _checked(formula: Formula, node: ModelNode, formulas: FormulaReader) -> Formula:
    """Shared texts are traced, and checked, where they are shown."""
    if formula.reads:
        return formula
    return formulas.formula(formula.text, node, node.path) or formula
