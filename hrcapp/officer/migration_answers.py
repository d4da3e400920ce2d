"""Which answers of one version of a form have a place in another, and why the others have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hrcapp.submission.filled import give
from hrcapp.submission.wording import answer_words
from hrcapp.xforms import FormDefinition, FormSession, NodeState, question_paths
from hrcapp.xforms.definition import ModelNode

_INDEX = re.compile(r"\[\d+\]")
_CHOICES = frozenset({"select1", "select", "rank"})


class Why(StrEnum):
    """Why an answer does not carry over."""

    GONE = "gone"
    KIND = "kind"
    CHOICE = "choice"


@dataclass(frozen=True)
class Loss:
    """An answer that does not carry over: the question's words, the answer's, and why."""

    path: str
    label: str
    answer: str
    why: Why


@dataclass(frozen=True)
class Carried:
    """`values` by their paths in the new version; `sources` where each came from; `lost` has no place."""

    values: Mapping[str, str]
    sources: Mapping[str, Loss]
    lost: tuple[Loss, ...]
    known: frozenset[str] = field(repr=False)

    @property
    def given(self) -> int:
        """How many answers there were."""
        return len(self.values) + len(self.lost)

    def give_to(self, target: FormSession) -> tuple[Loss, ...]:
        """Put the answers into the new version; what of them it has no place or no such choice for."""
        lost = list(self.lost)
        placed: list[str] = []
        for path, value in self.values.items():
            try:
                give({path: value}, there=target.node, add=target.add_repeat, set_value=target.set_value)
                placed.append(path)
            except LookupError:  # the new version fixes how many there are
                lost.append(replace(self.sources[path], why=Why.GONE))
        # Only once all are there: what can be chosen may hang on answers further down.
        lost += [self.sources[path] for path in placed if not _keep_offered(target, path)]
        return tuple(lost)

    def asked_anew(self, target: FormSession) -> tuple[str, ...]:
        """The labels of questions that were not asked before, in the form's order."""
        states = (target.node(path) for path in question_paths(target.entries()))
        new = (one for one in states if one.generic_path not in self.known and one.control != "note")
        return tuple(dict.fromkeys(one.label for one in new if one.label and not one.readonly))


def carried(before: FormSession, after: FormDefinition) -> Carried:
    """Find for every answer its place: the same path, or the only question of that name outside repeats."""
    values: dict[str, str] = {}
    sources: dict[str, Loss] = {}
    lost: list[Loss] = []
    known: set[str] = set()
    places = _Places(after)
    for state, model in _answers(before):
        new = places.of(model)
        if new is not None:
            known.add(new.path)
        if not state.value:
            continue
        loss = Loss(
            state.path, state.label, answer_words(state, before.language, {}) or state.value, Why.GONE
        )
        if new is None:
            lost.append(loss)
        elif not _same_kind(model, new):
            lost.append(Loss(loss.path, loss.label, loss.answer, Why.KIND))
        else:
            path = state.path if new.path == model.path else new.path
            values[path] = state.value
            sources[path] = Loss(loss.path, loss.label, loss.answer, Why.CHOICE)
    return Carried(values, sources, tuple(lost), frozenset(known))


def _answers(session: FormSession) -> Iterator[tuple[NodeState, ModelNode]]:
    """What a person can have answered, in the form's order, whether it is asked now or not."""
    for path in question_paths(session.entries()):
        model = session.definition.nodes[_INDEX.sub("", path)]
        if model.bind.calculate is None:
            state = session.node(path)
            if state.control != "note":
                yield state, model


class _Places:
    """The questions of the new version, by path and by name."""

    def __init__(self, definition: FormDefinition) -> None:
        asked = [node for node in definition.nodes.values() if node.control and node.bind.calculate is None]
        self._by_path = {node.path: node for node in asked}
        self._count = Counter(node.name for node in asked)
        self._by_name = {node.name: node for node in asked}

    def of(self, model: ModelNode) -> ModelNode | None:
        if model.path in self._by_path:
            found = self._by_path[model.path]
            return found if _repeats(found) == _repeats(model) else None
        moved = self._by_name.get(model.name)
        alone = moved is not None and self._count[model.name] == 1
        return moved if alone and moved and not _repeats(moved) and not _repeats(model) else None


def _repeats(model: ModelNode) -> tuple[str, ...]:
    return tuple(one.path for one in model.line() if one.is_repeat)


def _same_kind(before: ModelNode, after: ModelNode) -> bool:
    """Whether the value means the same: texts take any, choices only choices, also one among several."""
    old, new = (one.control.kind if one.control else "" for one in (before, after))
    if "upload" in (old, new) or old in _CHOICES or new in _CHOICES:
        return old == new or (old, new) == ("select1", "select")
    return before.bind.type == after.bind.type or after.bind.type == "string"


def _keep_offered(target: FormSession, path: str) -> bool:
    """Take out what is no choice any more; whether all of the answer stands."""
    state = target.node(path)
    if state.control not in _CHOICES or not state.choices:
        return True
    offered = {one.value for one in state.choices}
    codes = [state.value] if state.control == "select1" else state.value.split()
    kept = [code for code in codes if code in offered]
    if len(kept) < len(codes):
        target.set_value(path, " ".join(kept))
    return len(kept) == len(codes)
