"""`<h:body>` → groups, repeats and controls (ODK XForms specification, "Body elements")."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import (
    Action,
    Control,
    Group,
    Label,
    ModelNode,
    Repeat,
    StaticChoice,
)
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.actions import read_actions
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.itemsets import ItemsetReader
from hrcapp.xforms.reading.markup import attribute, attributes, elements, first, place
from hrcapp.xforms.reading.texts import LabelReader

CONTROLS = frozenset({"input", "select1", "select", "rank", "range", "trigger", "upload", "secret"})
_SELECTS = frozenset({"select1", "select", "rank", "range"})
"""What can have a list; of a range it names some of the numbers."""
_NOT_SHOWN = frozenset({"label", "hint", "help", "alert", "setvalue", "setgeopoint", "recordaudio"})
_OWN = frozenset({"ref", "nodeset", "bind", "appearance"})
Entry = Group | Repeat | Control


def mark_repeats(element: etree._Element, node: ModelNode, formulas: FormulaReader) -> None:
    """Notes which model nodes repeat, before any expression is traced.

    Places that match nothing are met again later.
    """
    for name, child in elements(element):
        inner = node
        text = attribute(child, "nodeset") or attribute(child, "ref") if name in ("group", "repeat") else ""
        if text:
            reached = next(iter(formulas.reached(text, node, place(child)).values()), None)
            if isinstance(reached, ModelNode):
                inner = reached
                inner.is_repeat = inner.is_repeat or (name == "repeat" and inner.parent is not None)
        if name in ("group", "repeat"):
            mark_repeats(child, inner, formulas)


class BodyReader:
    """Walks the body; every problem goes to `problems`."""

    def __init__(
        self,
        root: ModelNode,
        by_id: dict[str, ModelNode],
        formulas: FormulaReader,
        labels: LabelReader,
        problems: Problems,
        absent: Collection[str],
    ) -> None:
        self.actions: list[Action] = []
        self._itemsets = ItemsetReader(formulas, problems, absent)
        self._root = root
        self._by_id = by_id
        self._formulas = formulas
        self._labels = labels
        self._problems = problems

    def read(self, body: etree._Element) -> tuple[Entry, ...]:
        """The entries of the body in order."""
        return self._children(body, self._root)

    def _children(self, parent: etree._Element, node: ModelNode) -> tuple[Entry, ...]:
        found: list[Entry] = []
        for name, element in elements(parent):
            entry = self._entry(name, element, node)
            if entry is not None:
                found.append(entry)
        return tuple(found)

    def _entry(self, name: str, element: etree._Element, node: ModelNode) -> Entry | None:
        if name == "group":
            return self._group(element, node)
        if name == "repeat":
            return self._repeat(element, node, None)
        if name in CONTROLS:
            return self._control(name, element, node)
        if name not in _NOT_SHOWN:
            self._problems.warn(
                place(element), N_("the element “{name}” is not supported and is left out"), name=name
            )
        return None

    def _target(self, element: etree._Element, node: ModelNode) -> ModelNode | None:
        bind = attribute(element, "bind")
        if bind:
            if bind not in self._by_id:
                self._problems.add(place(element), N_("there is no bind “{name}”"), name=bind)
            return self._by_id.get(bind)
        text = attribute(element, "ref") or attribute(element, "nodeset")
        if not text:
            self._problems.add(place(element), N_("it does not say which answer it is for"))
            return None
        return self._formulas.target(text, node, place(element))

    def _group(self, element: etree._Element, node: ModelNode) -> Entry | None:
        own: ModelNode | None = None
        if attribute(element, "ref") or attribute(element, "bind"):
            own = self._target(element, node)
            if own is None:
                return None
        inner = [(name, child) for name, child in elements(element) if name not in _NOT_SHOWN]
        label = self._labels.of_element(first(element, "label"), own or node)
        if len(inner) == 1 and inner[0][0] == "repeat":
            repeat = inner[0][1]
            target = self._formulas.reached(attribute(repeat, "nodeset"), own or node, place(repeat))
            if own is None or own.path in target:
                return self._repeat(repeat, own or node, label, _appearance(element))
        group = Group(
            own.path if own else None,
            label,
            self._labels.of_element(first(element, "hint"), own or node),
            _appearance(element),
        )
        if own is not None:
            own.group = group
        self._actions(element, own or node)
        group.children = self._children(element, own or node)
        return group

    def _repeat(
        self, element: etree._Element, node: ModelNode, label: Label | None, appearance: tuple[str, ...] = ()
    ) -> Repeat | None:
        target = self._target(element, node)
        if target is None:
            return None
        if target is self._root or target.is_attribute:
            self._problems.add(place(element, target.path), N_("this node cannot be repeated"))
            return None
        where = place(element, target.path)
        count = attribute(element, "count").strip()
        fixed = attribute(element, "noAddRemove").replace("()", "").strip().lower() == "true"
        repeat = Repeat(
            target.path,
            label or self._labels.of_element(first(element, "label"), target),
            appearance + _appearance(element),
            self._formulas.formula(count, target, f"{where} jr:count") if count else None,
            fixed,
        )
        target.repeat = repeat
        self._actions(element, target)
        repeat.children = self._children(element, target)
        return repeat

    def _control(self, name: str, element: etree._Element, node: ModelNode) -> Control | None:
        target = self._target(element, node)
        if target is None:
            return None
        control = Control(
            kind=name,
            path=target.path,
            label=self._labels.of_element(first(element, "label"), target),
            hint=self._labels.of_element(first(element, "hint"), target),
            appearance=_appearance(element),
            choices=self._choices(element, target) if name in _SELECTS else (),
            itemset=self._itemsets.read(element, target) if name in _SELECTS else None,
            attributes={key: value for key, value in attributes(element).items() if key not in _OWN},
            actions=self._actions(element, target),
        )
        if target.children:
            self._problems.warn(place(element, target.path), N_("a question is bound to a group"))
        if target.control is None:
            target.control = control
        return control

    def _choices(self, element: etree._Element, node: ModelNode) -> tuple[StaticChoice, ...]:
        found: list[StaticChoice] = []
        for name, item in elements(element):
            if name == "item":
                value = first(item, "value")
                label = self._labels.of_element(first(item, "label"), node)
                found.append(
                    StaticChoice("" if value is None else (value.text or "").strip(), label or Label())
                )
            elif name == "choices":
                found += self._choices(item, node)
        return tuple(found)

    def _actions(self, element: etree._Element, node: ModelNode) -> tuple[Action, ...]:
        """The actions of one element.

        Those that answer to loading or repeating are also kept for the form.
        """
        found = read_actions(element, node, self._formulas, self._problems)
        self.actions += [action for action in found if action.events - {"xforms-value-changed"}]
        return tuple(action for action in found if "xforms-value-changed" in action.events)


def _appearance(element: etree._Element) -> tuple[str, ...]:
    return tuple(attribute(element, "appearance").split())
