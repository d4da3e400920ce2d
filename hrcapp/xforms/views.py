"""From the engine's nodes to what a face sees: states, the body as a tree, violations, progress."""

from __future__ import annotations

from collections.abc import Iterator

from hrcapp.xforms.datatypes import is_of_type
from hrcapp.xforms.definition import Control, Group, Label, ModelNode, Repeat
from hrcapp.xforms.engine import Engine
from hrcapp.xforms.instance import InstanceNode, find, instances_in, path_of, repeat_at
from hrcapp.xforms.markdown import plain
from hrcapp.xforms.state import (
    Choice,
    ControlEntry,
    Entry,
    GroupEntry,
    NodeState,
    Progress,
    RepeatEntry,
    RepeatInstanceEntry,
    Violation,
)
from hrcapp.xforms.words import Words

_SELECTS = frozenset({"select1", "select", "rank", "range"})


class Views:
    """Reads one session; changes nothing."""

    def __init__(self, engine: Engine, words: Words) -> None:
        self._engine = engine
        self._words = words

    # one node

    def node(self, path: str) -> NodeState:
        """The state of a node, or of a whole series when the path of a repeat has no last index."""
        try:
            return self._state(find(self._engine.root, path), path)
        except LookupError:
            parent, model = repeat_at(self._engine.definition, self._engine.root, path)
            return self._series(parent, model, path)

    def _state(self, node: InstanceNode, path: str) -> NodeState:
        model, control, words = node.model, node.model.control, self._words
        label, hint = _label(model), control.hint if control is not None else None
        violation = self.violation(node)
        written_label, written_hint = words.text(label, node), words.text(hint, node)
        listed = words.choices(control, node) if control is not None and control.kind in _SELECTS else ()
        return NodeState(
            path=path,
            generic_path=model.path,
            control=_kind(model),
            value=node.text,
            default=model.default,
            relevant=node.relevant,
            readonly=node.readonly,
            required=node.required,
            violation=violation,
            message=self._message(node, violation),
            label=plain(written_label),
            hint=plain(written_hint),
            guidance=plain(words.form(hint, node, "guidance")),
            written_label=written_label,
            written_hint=written_hint,
            bind_type=model.bind.type,
            appearance=_appearance(model),
            choices=listed if all(each.value for each in listed) else tuple(filter(_has_value, listed)),
            listed=listed,
            media=words.media(label, node),
            attributes=model.bind.attributes,
            control_attributes=control.attributes if control is not None else {},
            _label_in=lambda language: words.text_in(label, node, language),
            _hint_in=lambda language: words.text_in(hint, node, language),
        )

    def _series(self, parent: InstanceNode, model: ModelNode, path: str) -> NodeState:
        there = instances_in(parent, model)
        label = model.repeat.label if model.repeat is not None else None
        written = self._words.text(label, parent)
        return NodeState(
            path=path,
            generic_path=model.path,
            control="repeat",
            value="",
            default="",
            relevant=parent.relevant and (not there or any(each.relevant for each in there)),
            readonly=parent.readonly,
            required=False,
            violation=None,
            message="",
            label=plain(written),
            hint="",
            guidance="",
            written_label=written,
            written_hint="",
            bind_type="",
            appearance=model.repeat.appearance if model.repeat is not None else (),
            choices=(),
            listed=(),
            media={},
            attributes=model.bind.attributes,
            control_attributes={},
            _label_in=lambda language: self._words.text_in(label, parent, language),
            _hint_in=lambda _language: None,
        )

    def violation(self, node: InstanceNode) -> str | None:
        """What is wrong with a node's value; nothing where it is not relevant or holds other nodes."""
        model = node.model
        if not node.relevant or model.children:
            return None
        if not node.text:
            return "required" if node.required else None
        if not is_of_type(node.text, model.bind.type):
            return "type"
        return None if node.constraint_met else "constraint"

    def _message(self, node: InstanceNode, violation: str | None) -> str:
        bind = node.model.bind
        if violation == "required":
            return plain(self._words.text(bind.required_message, node))
        if violation == "constraint":
            return plain(self._words.text(bind.constraint_message, node))
        return ""

    # the body

    def entries(self, path: str | None) -> tuple[Entry, ...]:
        """The whole body; or the inside of a group or repeat instance; of the root, what is loose."""
        root, definition = self._engine.root, self._engine.definition
        if path is None or path == definition.root.path:
            return tuple(self._entries(definition.body if path is None else definition.loose, root))
        node = find(root, path)
        holder = node.model.repeat if node.repeated else node.model.group
        return tuple(self._entries(holder.children, node)) if holder is not None else ()

    def _entries(self, body: tuple[Group | Repeat | Control, ...], node: InstanceNode) -> Iterator[Entry]:
        for each in body:
            if isinstance(each, Group):
                yield self._group(each, node)
            elif isinstance(each, Repeat):
                yield from (self._repeat(each, parent) for parent in self._parents(each.path, node))
            else:
                yield from (ControlEntry(path_of(found)) for found in self._at(each.path, node))

    def _group(self, group: Group, node: InstanceNode) -> GroupEntry:
        own = next(iter(self._at(group.path, node)), node) if group.path is not None else node
        return GroupEntry(
            path_of(own) if group.path is not None else None,
            plain(self._words.text(group.label, own)),
            group.appearance,
            tuple(self._entries(group.children, own)),
        )

    def _repeat(self, repeat: Repeat, parent: InstanceNode) -> RepeatEntry:
        model = self._engine.definition.nodes[repeat.path]
        return RepeatEntry(
            f"{path_of(parent)}/{model.qname}",
            plain(self._words.text(repeat.label, parent)),
            repeat.appearance,
            repeat.count is None and not repeat.fixed,
            tuple(
                RepeatInstanceEntry(path_of(each), tuple(self._entries(repeat.children, each)))
                for each in instances_in(parent, model)
            ),
        )

    def _parents(self, path: str, node: InstanceNode) -> list[InstanceNode]:
        model = self._engine.definition.nodes[path].parent
        return self._at(model.path, node) if model is not None else []

    def _at(self, path: str, node: InstanceNode) -> list[InstanceNode]:
        """Nodes of a generic path, in the same instances of repeats as `node` where it stands in them."""
        line = self._engine.definition.nodes[path].line()
        own = {id(each) for each in _lineage(node)}
        found = [self._engine.root]
        for model in line[1:]:
            if model.is_attribute:
                found = [a for each in found for a in each.attribute_nodes() if a.model is model]
                continue
            below = [child for each in found for child in instances_in(each, model)]
            here = [child for child in below if id(child) in own]
            found = here or below
        return found

    # counting

    def violations(self, under: str | None) -> tuple[Violation, ...]:
        """In form order."""
        found: list[Violation] = []
        for node in self._below(under):
            kind = self.violation(node)
            if kind is not None:
                label = plain(self._words.text(_label(node.model), node))
                found.append(Violation(path_of(node), kind, self._message(node, kind), label))
        return tuple(found)

    def progress(self, under: str) -> Progress:
        """Over relevant questions that a person can answer."""
        answered = total = missing = wrong = 0
        for node in self._below(under):
            control = node.model.control
            if control is None or not node.relevant or node.readonly or node.model.children:
                continue
            answered += node.text not in ("", node.model.default)
            total += node.required
            missing += node.required and not node.text
            wrong += self.violation(node) in ("type", "constraint")
        return Progress(answered, total, missing, wrong)

    def _below(self, under: str | None) -> Iterator[InstanceNode]:
        root = self._engine.root
        if under is None:
            return root.below()
        if under == self._engine.definition.root.path:
            sections = set(self._engine.definition.section_paths())
            return (
                each for child in root.nodes() if child.model.path not in sections for each in child.below()
            )
        try:
            return find(root, under).below()
        except LookupError:
            parent, model = repeat_at(self._engine.definition, root, under)
            return (node for each in instances_in(parent, model) for node in each.below())


def _has_value(choice: Choice) -> bool:
    return bool(choice.value)


def _lineage(node: InstanceNode) -> Iterator[InstanceNode]:
    above: object = node
    while isinstance(above, InstanceNode):
        yield above
        above = above.parent


def _label(model: ModelNode) -> Label | None:
    if model.control is not None:
        return model.control.label
    if model.repeat is not None:
        return model.repeat.label
    return model.group.label if model.group is not None else None


def _appearance(model: ModelNode) -> tuple[str, ...]:
    for holder in (model.control, model.repeat, model.group):
        if holder is not None:
            return holder.appearance
    return ()


def _kind(model: ModelNode) -> str:
    control = model.control
    if control is not None:
        return "note" if _is_note(control, model) else control.kind
    if model.parent is None:
        return "root"
    if model.is_repeat:
        return "repeat-instance"
    return "group" if model.children else "value"


def _is_note(control: Control, model: ModelNode) -> bool:
    """An input that can never be typed into and shows no computed value: words to read."""
    readonly = model.bind.readonly
    return (
        control.kind == "input"
        and model.bind.calculate is None
        and readonly is not None
        and readonly.text.replace(" ", "") in ("true()", "true", "1")
    )
