"""One form being filled in: the door through which faces, drafts and submissions use the engine."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.actions import Actions, preload, stamp_end
from hrcapp.xforms.collector import collector_paused
from hrcapp.xforms.datatypes import canonical
from hrcapp.xforms.definition import FormDefinition, ModelNode
from hrcapp.xforms.engine import Engine
from hrcapp.xforms.instance import (
    InstanceNode,
    document_of,
    find,
    grow,
    instances_in,
    path_of,
    repeat_at,
)
from hrcapp.xforms.limits import MAX_REPEATS, MAX_STRING_CHARS
from hrcapp.xforms.opening import instances_of, language_of, parsed, restored_part, restored_root, zone_named
from hrcapp.xforms.serialize import instance_xml, subtree_xml, without_controls
from hrcapp.xforms.state import Changes, Entry, NodeState, Progress, Violation
from hrcapp.xforms.views import Views
from hrcapp.xforms.words import Words
from hrcapp.xforms.xpath import World


class FormSession:
    """Answers to one form. Times are aware; `zone` is an IANA name, fixed for the life of the session.

    Paths are indexed: `/data/statement/signatories[1]/sig_name`, an index on instances of repeats and
    nowhere else; one that leads nowhere raises LookupError.
    """

    def __init__(
        self,
        definition: FormDefinition,
        root: InstanceNode,
        *,
        now: datetime,
        zone: str,
        language: str | None,
        last_saved: bytes | None = None,
    ) -> None:
        self.definition = definition
        self.zone = zone
        top = document_of(root)
        world = World(now=now, zone=zone_named(zone), top=top, version=definition.version)
        world.instance = instances_of(definition, last_saved).get
        self._engine = Engine(definition, root, top, world)
        self._words = Words(self._engine, language_of(definition, language))
        self._views = Views(self._engine, self._words)
        self._actions = Actions(self._engine)

    @classmethod
    def new(
        cls,
        definition: FormDefinition,
        *,
        now: datetime,
        zone: str = "UTC",
        language: str | None = None,
        instance_id: str | None = None,
        properties: Mapping[str, str] | None = None,
        last_saved: bytes | None = None,
    ) -> FormSession:
        """A blank form. `properties` answer the preloads of that name (username, email…).

        `last_saved` are the answers saved last on this computer, for a form that reads them
        (`definition.last_saved`). Raises `Fault` INSTANCE_UNREADABLE when they are no XML.
        """
        with collector_paused(settled=True):
            root = grow(definition.root, definition.blank)
            session = cls(definition, root, now=now, zone=zone, language=language, last_saved=last_saved)
            new_id = instance_id or f"uuid:{uuid.uuid4()}"
            session._begin(new_id, properties or {}, given=instance_id is not None)
        return session

    def _begin(self, instance_id: str, properties: Mapping[str, str], *, given: bool) -> None:
        engine = self._engine
        zone = engine.world.zone
        preload(engine, now=engine.world.now, zone=zone, properties=properties, instance_id=instance_id)
        node = self._instance_id_node()
        if given or not node.text:
            engine.write(node, instance_id)
        engine.series.fill_fixed()
        engine.valued.clear()
        engine.start()
        engine.valued.clear()
        self._actions.loaded(first=True)
        engine.forget_changes()

    @classmethod
    def restore(
        cls,
        definition: FormDefinition,
        instance_xml: bytes,
        *,
        now: datetime,
        zone: str = "UTC",
        language: str | None = None,
        last_saved: bytes | None = None,
    ) -> FormSession:
        """Saved answers, computed anew; values that came from chance stay.

        Raises `Fault`: INSTANCE_UNREADABLE, or INSTANCE_OTHER_FORM for another form or version.
        """
        with collector_paused(settled=True):
            root = restored_root(definition, instance_xml)
            session = cls(definition, root, now=now, zone=zone, language=language, last_saved=last_saved)
            session._resume()
        return session

    def _resume(self) -> None:
        engine, node = self._engine, self._instance_id_node()
        if not node.text:
            engine.write(node, f"uuid:{uuid.uuid4()}")
        engine.start(restored=True)
        engine.valued.clear()
        self._actions.loaded(first=False)
        engine.forget_changes()

    # what is there

    @property
    def language(self) -> str:
        """The language of labels and messages, one of the definition's."""
        return self._words.language

    @property
    def instance_id(self) -> str:
        """`meta/instanceID`."""
        return self._instance_id_node().text

    def value(self, path: str) -> str:
        """The value of a node as it is kept, whether relevant or not."""
        return find(self._engine.root, path).text

    def node(self, path: str) -> NodeState:
        """Everything a face shows of one node."""
        return self._views.node(path)

    def entries(self, path: str | None = None) -> tuple[Entry, ...]:
        """The body, or what is in one group or repeat instance, with the instances of now.

        Relevant or not.
        """
        return self._views.entries(path)

    def nodes(self) -> Iterator[str]:
        """Indexed paths of all nodes in form order."""
        return (path_of(node) for node in self._engine.root.below())

    def violations(self, under: str | None = None) -> tuple[Violation, ...]:
        """Every relevant node whose value is missing or not right, in form order."""
        return self._views.violations(under)

    def progress(self, under: str) -> Progress:
        """How far a part of the form is filled in."""
        return self._views.progress(under)

    # changes

    def set_value(self, path: str, value: str) -> Changes:
        """Answers a question with a lexical value; "" clears it."""
        node = find(self._engine.root, path)
        text = without_controls(value[:MAX_STRING_CHARS])
        self._engine.write(node, canonical(text, node.model.bind.type))
        return self._settled()

    def add_repeat(self, path: str) -> tuple[str, Changes]:
        """A new last instance; `path` has no last index.

        Raises LookupError where the form fixes how many there are.
        """
        parent, model = repeat_at(self.definition, self._engine.root, path)
        self._refuse_fixed(model, path)
        if len(instances_in(parent, model)) >= MAX_REPEATS or self._engine.series.is_full():
            raise LookupError(path)
        node = grow(model, self.definition.templates[model.path].template)
        self._engine.series.insert(parent, model, node, None)
        self._engine.settle()
        self._actions.repeated(node)
        return path_of(node), self._settled()

    def remove_repeat(self, path: str) -> tuple[bytes, Changes]:
        """Takes out an instance; returns it as XML, to be put back with `insert_repeat` at the same path."""
        node = find(self._engine.root, path)
        if not node.repeated:
            raise LookupError(path)
        self._refuse_fixed(node.model, path)
        subtree = subtree_xml(node)
        self._engine.series.remove(node)
        return subtree, self._settled()

    def insert_repeat(self, path: str, subtree: bytes) -> Changes:
        """Puts a removed instance back at its index."""
        series, _, index = path.rstrip("]").rpartition("[")
        if not index.isascii() or not index.isdigit():
            raise LookupError(path)
        parent, model = repeat_at(self.definition, self._engine.root, series)
        saved = parsed(subtree)
        if saved.qname != model.qname:
            raise Fault(Code.INSTANCE_UNREADABLE)
        node = restored_part(model, saved, self.definition)
        self._engine.series.insert(parent, model, node, max(int(index) - 1, 0))
        return self._settled()

    def set_language(self, language: str) -> Changes:
        """Shows the form in another of its languages; an unknown one leaves the default."""
        chosen = language_of(self.definition, language)
        if chosen == self._words.language:
            return Changes(frozenset(), False)
        self._words.language = chosen
        return Changes(frozenset(self.nodes()), False) | self._settled()

    def _settled(self) -> Changes:
        self._engine.settle()
        self._actions.follow()
        paths, structure = self._engine.take_changes()
        return Changes(frozenset(paths), structure)

    @staticmethod
    def _refuse_fixed(model: ModelNode, path: str) -> None:
        if model.repeat is not None and (model.repeat.count is not None or model.repeat.fixed):
            raise LookupError(path)

    # out

    def instance_xml(self, *, relevant_only: bool = False) -> bytes:
        """OpenRosa XML of the answers: the same bytes for the same answers.

        Drafts keep what is not relevant.
        """
        return instance_xml(self._engine.root, relevant_only=relevant_only)

    def finalize(self, *, now: datetime) -> bytes:
        """The finished answers without what is not relevant.

        Raises `Fault(ANSWERS_INCOMPLETE)` with the count.
        """
        open_answers = self.violations()
        if open_answers:
            raise Fault(Code.ANSWERS_INCOMPLETE, count=len(open_answers))
        stamp_end(self._engine, now=now, zone=self._engine.world.zone)
        self._settled()
        return self.instance_xml(relevant_only=True)

    def _instance_id_node(self) -> InstanceNode:
        for meta in self._engine.root.nodes():
            if meta.name == "meta":
                for node in meta.nodes():
                    if node.name == "instanceID":
                        return node
        raise Fault(Code.INSTANCE_UNREADABLE)
