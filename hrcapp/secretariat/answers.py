"""The answers of a version in the words of the reader's language, beside those of the version before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hrcapp.submission.wording import answer_words
from hrcapp.xforms import (
    ControlEntry,
    Entry,
    FormDefinition,
    FormSession,
    GroupEntry,
    NodeState,
    RepeatEntry,
)


@dataclass(frozen=True)
class Answer:
    """One question: its place in the form, section, label, and the answer as it was given.

    `shown` has the labels of chosen codes; `value` is what the file holds. `before` is `shown` of the version
    before, None where there is none or nothing has changed; `personal` marks data that is never published.
    """

    path: str
    section: str
    label: str
    value: str
    shown: str
    before: str | None = None
    personal: bool = False

    @property
    def changed(self) -> bool:
        return self.before is not None


def answers(
    definition: FormDefinition,
    instance: bytes,
    language: str,
    *,
    now: datetime,
    previous: tuple[FormDefinition, bytes] | None = None,
) -> tuple[Answer, ...]:
    """The relevant questions that have an answer, or had one, in the form's order."""
    found = _given(definition, instance, language, now)
    if previous is None:
        return tuple(found.values())
    earlier = _given(*previous, language, now)
    merged = {path: _beside(answer, earlier.get(path)) for path, answer in found.items()}
    for path, answer in earlier.items():
        if path not in merged:
            merged[path] = Answer(path, answer.section, answer.label, "", "", answer.shown, answer.personal)
    return tuple(merged[path] for path in _in_order(list(found), list(earlier)))


def _in_order(now: list[str], before: list[str]) -> list[str]:
    """The paths of both; what is not there any more stands after what it stood after."""
    order, known, at = list(now), set(now), 0
    for path in before:
        if path in known:
            at = order.index(path) + 1
        else:
            order.insert(at, path)
            at += 1
    return order


def _beside(answer: Answer, earlier: Answer | None) -> Answer:
    if earlier is not None and earlier.value == answer.value:
        return answer
    before = earlier.shown if earlier else ""
    return Answer(
        answer.path, answer.section, answer.label, answer.value, answer.shown, before, answer.personal
    )


def _given(definition: FormDefinition, instance: bytes, language: str, now: datetime) -> dict[str, Answer]:
    session = FormSession.restore(definition, instance, now=now, zone="UTC", language=language)
    return {
        node.path: Answer(
            path=node.path,
            section=section,
            label=node.label,
            value=node.value,
            shown=answer_words(node, language),
            personal="personal" in node.attributes,
        )
        for section, node in _questions(session, session.entries(), "")
        if node.value.strip() and node.relevant
    }


def _questions(
    session: FormSession, entries: Sequence[Entry], section: str
) -> Iterator[tuple[str, NodeState]]:
    for entry in entries:
        if isinstance(entry, ControlEntry):
            yield section, session.node(entry.path)
        elif isinstance(entry, GroupEntry):
            yield from _questions(session, entry.entries, section or entry.label)
        elif isinstance(entry, RepeatEntry):
            for instance in entry.instances:
                yield from _questions(session, instance.entries, section)
