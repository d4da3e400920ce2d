"""The parts of a form and the questions in them; and what was chosen in one version of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from hrcapp.secretariat.assessments.states import State, state_of
from hrcapp.submission.facts import CONSENTS
from hrcapp.submission.questions import questions
from hrcapp.xforms import ControlEntry, Entry, FormDefinition, FormSession, GroupEntry, NodeState, RepeatEntry

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
WHOSE = ("name_official", "name_latin", "name_english", "name_language", "country", "admin1", "lg_level")
"""Questions that say whose answers these are, by their names: the registry knows it."""
KEY_MARK = ":"
"""Stands between the id of a form and the path of one of its questions."""
_SEVERAL = ("select", "rank")
_CHOICES = ("select1", *_SEVERAL)


@dataclass(frozen=True)
class Asked:
    """A question by its path without numbers of repeats. `choices`: labels by code; none for other kinds."""

    path: str
    label: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A group at the top of the form, with those of its questions that are no matter of record."""

    path: str
    label: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Chosen:
    """What was chosen in a question, over all instances of a repeat."""

    path: str
    codes: tuple[str, ...]
    state: State | None


def parts(definition: FormDefinition, language: str) -> tuple[Part, ...]:
    """The parts in the form's order and the words of a language; without those that ask for no answer."""
    session = FormSession.new(definition, now=ANY_TIME, language=language)
    found = (
        Part(one.path or "", one.label, tuple(_asked(session, one.entries)))
        for one in session.entries()
        if isinstance(one, GroupEntry)
    )
    return tuple(part for part in found if part.questions)


def chosen(definition: FormDefinition, instance: bytes) -> tuple[Chosen, ...]:
    """The choices in an instance, in the form's order. Raises Fault INSTANCE_*."""
    session = FormSession.restore(definition, instance, now=ANY_TIME, zone="UTC", language="en")
    found: dict[str, list[NodeState]] = {}
    for node in questions(session):
        if node.control in _CHOICES and node.value.strip() and concerns(node.path):
            found.setdefault(node.generic_path, []).append(node)
    return tuple(_chosen(path, nodes) for path, nodes in found.items())


def choice_labels(definition: FormDefinition, instance: bytes, path: str, language: str) -> dict[str, str]:
    """The labels of the choices that a question offers in an instance, over a repeat, by code."""
    session = FormSession.restore(definition, instance, now=ANY_TIME, zone="UTC", language=language)
    found = (node for node in questions(session) if node.generic_path == path)
    return {code: label for node in found for code, label in _labels(node).items()}


def question_key(form: str, path: str) -> str:
    """A question among those of all forms; `follow-up` knows lists of those who gave an answer by it."""
    return f"{form}{KEY_MARK}{path}"


def concerns(path: str) -> bool:
    """Whether a question asks for more than whose answers these are and what may be done with them."""
    return path.rpartition("/")[2] not in (*WHOSE, *CONSENTS)


def _chosen(path: str, nodes: list[NodeState]) -> Chosen:
    several = len(nodes) > 1 or nodes[0].control in _SEVERAL
    codes = tuple(dict.fromkeys(code for node in nodes for code in node.value.split()))
    offered = {choice.value for choice in nodes[0].choices}
    return Chosen(path, codes, state_of(codes, offered, several=several))


def _asked(session: FormSession, entries: tuple[Entry, ...]) -> Iterator[Asked]:
    for entry in entries:
        if isinstance(entry, ControlEntry):
            node = session.node(entry.path)
            if node.control not in ("note", "trigger") and concerns(node.path):
                yield Asked(node.generic_path, node.label, _labels(node))
        elif isinstance(entry, GroupEntry):
            yield from _asked(session, entry.entries)
        elif isinstance(entry, RepeatEntry) and entry.instances:
            yield from _asked(session, entry.instances[0].entries)


def _labels(node: NodeState) -> dict[str, str]:
    return {one.value: one.label for one in node.listed if one.value} if node.control in _CHOICES else {}
