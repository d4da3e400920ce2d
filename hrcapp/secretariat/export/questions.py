"""The questions of a form as columns, and the answers of one submission as their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from hrcapp.secretariat.export.tables import Column, Kind, Value
from hrcapp.submission.wording import answer_words
from hrcapp.xforms import ControlEntry, Entry, FormDefinition, FormSession, GroupEntry, NodeState, RepeatEntry
from hrcapp.xforms.collector import collector_paused

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_INSTANCE = re.compile(r"\[\d+\]")
_SAYS_NOTHING = ("note", "trigger")
_CHOICES = ("select1", "select", "rank")
_KINDS = {"int": Kind.NUMBER, "integer": Kind.NUMBER, "date": Kind.DAY}


@dataclass(frozen=True)
class Question:
    """A question by its generic path; `repeat` is the name of the repeat it stands in, "" for none."""

    path: str
    repeat: str
    column: Column


@dataclass(frozen=True)
class Given:
    """An answer: its question, the number of the instance (from 1; 0 outside repeats), what was said.

    `codes` are (code, label) of the choices; `uploaded`: the value is the name of an attached file.
    """

    question: Question
    number: int
    value: Value
    codes: tuple[tuple[str, str], ...] = ()
    uploaded: bool = False


def questions_of(definition: FormDefinition, language: str) -> tuple[tuple[Question, ...], dict[str, str]]:
    """The questions of a form in its order, and the labels of its repeats by name. No personal ones."""
    session = FormSession.new(definition, now=_ANY_TIME, language=language)
    repeats: dict[str, str] = {}
    found = (_question(node, repeat) for node, repeat, _ in _walk(session, session.entries(), repeats))
    return tuple(question for question in found if question), repeats


def given(definition: FormDefinition, instance: bytes, language: str, *, coded: bool) -> Iterator[Given]:
    """The relevant answers of a submission; choices as codes if `coded`, otherwise in words."""
    # Not among what stays: a hundred thousand forms are read here one after the other, and each has to go.
    with collector_paused():
        session = FormSession.restore(definition, instance, now=_ANY_TIME, zone="UTC", language=language)
    for node, repeat, number in _walk(session, session.entries(), {}):
        if not node.value.strip() or not node.relevant:
            continue
        if question := _question(node, repeat):
            codes = _codes(node) if node.control in _CHOICES else ()
            value = _value(node, question, language, coded=coded)
            yield Given(question, number, value, codes, node.control == "upload")


def _walk(
    session: FormSession, entries: Sequence[Entry], repeats: dict[str, str], within: str = "", number: int = 0
) -> Iterator[tuple[NodeState, str, int]]:
    for entry in entries:
        if isinstance(entry, ControlEntry):
            yield session.node(entry.path), within, number
        elif isinstance(entry, GroupEntry):
            yield from _walk(session, entry.entries, repeats, within, number)
        elif isinstance(entry, RepeatEntry):
            name = _name(entry.path)
            repeats.setdefault(name, entry.label)
            for at, instance in enumerate(entry.instances, start=1):
                yield from _walk(session, instance.entries, repeats, name, at)


def _question(node: NodeState, repeat: str) -> Question | None:
    path = _INSTANCE.sub("", node.path)
    # The contact person is a matter apart, whichever of its questions count as personal data.
    if node.control in _SAYS_NOTHING or "personal" in node.attributes or _name(path).startswith("contact_"):
        return None
    return Question(path, repeat, Column(_name(path), node.label, _KINDS.get(node.bind_type, Kind.TEXT)))


def _name(path: str) -> str:
    return _INSTANCE.sub("", path).rpartition("/")[2]


def _codes(node: NodeState) -> tuple[tuple[str, str], ...]:
    labels = {choice.value: choice.label for choice in node.choices}
    chosen = [node.value] if node.control == "select1" else node.value.split()
    return tuple((code, labels.get(code, code)) for code in chosen)


def _value(node: NodeState, question: Question, language: str, *, coded: bool) -> Value:
    if question.column.kind is Kind.NUMBER and node.value.lstrip("-").isdecimal():
        return int(node.value)
    if question.column.kind is Kind.DAY:
        try:
            return date.fromisoformat(node.value[:10])
        except ValueError:
            return None
    if coded or node.control == "upload":
        return node.value
    return answer_words(node, language)
