"""A form as it is after reading: model, binds, body, texts. Values only; nothing here changes once loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hrcapp.xforms.external import FormFiles
from hrcapp.xforms.formula import Forms as Forms
from hrcapp.xforms.formula import Formula as Formula
from hrcapp.xforms.formula import Itext as Itext
from hrcapp.xforms.formula import Label as Label
from hrcapp.xforms.formula import Template as Template
from hrcapp.xforms.nodes import Element
from hrcapp.xforms.problems import Problem


@dataclass(slots=True, eq=False)
class Bind:
    """What is declared for one path (XForms bind). Formulas are None when there is nothing to compute."""

    type: str = "string"
    calculate: Formula | None = None
    relevant: Formula | None = None
    readonly: Formula | None = None
    required: Formula | None = None
    constraint: Formula | None = None
    constraint_message: Label | None = None
    required_message: Label | None = None
    preload: str = ""
    preload_params: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Attributes unknown to XForms, by local name: a form marks personal data this way."""


@dataclass(slots=True, eq=False)
class ModelNode:
    """One generic path of the primary instance."""

    name: str
    namespace: str
    prefix: str | None
    path: str
    parent: ModelNode | None
    order: int
    bind: Bind = field(default_factory=Bind)
    children: dict[str, ModelNode] = field(default_factory=dict)
    attributes: dict[str, ModelNode] = field(default_factory=dict)
    is_repeat: bool = False
    repeat: Repeat | None = None
    control: Control | None = None
    group: Group | None = None
    is_attribute: bool = False
    default: str = ""
    """What a blank form holds there (in a repeat: what a new instance holds)."""
    optional: bool = False
    """Not in a blank form, kept where saved answers have it (`meta/deprecatedID`)."""

    @property
    def qname(self) -> str:
        """The name as written."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    @property
    def model_parent(self) -> ModelNode | None:
        """The node above (what references are traced by)."""
        return self.parent

    @property
    def model_children(self) -> Iterable[ModelNode]:
        """The nodes below."""
        return self.children.values()

    def model_child(self, qname: str) -> ModelNode | None:
        """The node below with a name as written."""
        return self.children.get(qname)

    @property
    def model_attributes(self) -> Iterable[ModelNode]:
        """The attributes."""
        return self.attributes.values()

    def line(self) -> list[ModelNode]:
        """From the root down to this node."""
        nodes: list[ModelNode] = []
        node: ModelNode | None = self
        while node is not None:
            nodes.append(node)
            node = node.parent
        return nodes[::-1]

    def below(self) -> Iterator[ModelNode]:
        """This node and all under it, in order."""
        yield self
        yield from self.attributes.values()
        for child in self.children.values():
            yield from child.below()


@dataclass(frozen=True, slots=True)
class StaticChoice:
    """A choice written in the body."""

    value: str
    label: Label


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices from nodes: which nodes, and what of each is its value and its label (paths from the node)."""

    nodes: Formula
    value: Formula
    label: Formula | None
    available: bool
    """False when the nodes are in a file that is not here: then nothing chosen before is dropped."""
    value_name: str | None
    """The child that the value is the text of, where it is no more than that; `label_name` likewise."""
    label_name: str | None
    itext_name: str | None
    """The child that names an itext, where the label is `jr:itext(child)`."""


@dataclass(slots=True, eq=False)
class Control:
    """A question. `kind` is the element's name.

    Input, select1, select, rank, range, trigger, upload, secret.
    """

    kind: str
    path: str
    label: Label | None
    hint: Label | None
    appearance: tuple[str, ...]
    choices: tuple[StaticChoice, ...]
    itemset: Itemset | None
    attributes: Mapping[str, str]
    actions: tuple[Action, ...]


@dataclass(slots=True, eq=False)
class Group:
    """Questions that belong together. Without a path it only gathers; it then has no relevance of its own."""

    path: str | None
    label: Label | None
    hint: Label | None
    appearance: tuple[str, ...]
    children: tuple[Group | Repeat | Control, ...] = ()


@dataclass(slots=True, eq=False)
class Repeat:
    """A group that is there as often as needed. `path` is the generic path of its nodes."""

    path: str
    label: Label | None
    appearance: tuple[str, ...]
    count: Formula | None
    fixed: bool
    """`jr:noAddRemove`: a person neither adds nor removes."""
    children: tuple[Group | Repeat | Control, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """`setvalue`: on one of its events, `target` gets the value, which is computed at the target."""

    events: frozenset[str]
    home: str
    """The generic path it hangs on."""
    target: Formula
    target_path: str
    value: Formula | None
    text: str


@dataclass(slots=True, eq=False)
class RepeatSources:
    """What instances of a repeat are copies of.

    `given` those written in the form, in order, then `template`.
    """

    template: Element
    given: list[Element] = field(default_factory=list)

    def at(self, place: int) -> Element:
        """The source for an instance that a count puts at a place from 0."""
        return self.given[place] if place < len(self.given) else self.template


@dataclass(slots=True, eq=False)
class FormDefinition:
    """A form ready to be filled in. `digest` is the SHA-256 of its XML in hexadecimal."""

    id: str
    version: str
    digest: str
    title: str
    root: ModelNode
    nodes: Mapping[str, ModelNode]
    blank: Element
    templates: Mapping[str, RepeatSources]
    instances: Mapping[str, Element]
    last_saved: frozenset[str]
    """Those of the instances that mean the answers saved before."""
    files: FormFiles
    itext: Itext
    body: tuple[Group | Repeat | Control, ...]
    actions: tuple[Action, ...]
    namespaces: Mapping[str, str]
    plan: Plan
    warnings: tuple[Problem, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags of the form's texts, in the order of the form."""
        return self.itext.languages

    def section_paths(self) -> tuple[str, ...]:
        """Generic paths of the top-level groups of the body, in order; before them the root's, which stands
        for all that is in none of them, where there is any."""
        groups = tuple(each.path for each in self.body if isinstance(each, Group) and each.path is not None)
        return (self.root.path, *groups) if self.loose else groups

    @property
    def loose(self) -> tuple[Group | Repeat | Control, ...]:
        """What stands at the top of the body and in no group of its own path."""
        return tuple(each for each in self.body if not isinstance(each, Group) or each.path is None)


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """One formula to keep up to date.

    `aspect` is calculate, relevant, count, readonly, required, constraint, choices or text.
    """

    aspect: str
    node: ModelNode
    formula: Formula


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All triggers in an order in which each follows what it depends on, and who reads each path.

    `growing` are counts that depend on what is inside their own repeat: they add at most one instance an
    edit.
    """

    triggers: tuple[Trigger, ...]
    readers: Mapping[str, tuple[int, ...]]
    by_node: Mapping[str, tuple[int, ...]]
    growing: frozenset[int]
