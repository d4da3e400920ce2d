"""Walking through the body of a form, and who takes its answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from hrcapp.xforms import Changes, Entry, FormSession, GroupEntry, RepeatEntry, question_paths


class Answers(Protocol):
    """Who takes the answers: an open draft, which also writes them down."""

    def set(self, path: str, value: str) -> Changes: ...
    def add(self, repeat: str) -> tuple[str, Changes]: ...
    def remove(self, instance: str) -> Changes: ...


def needed(session: FormSession, entry: GroupEntry) -> bool:
    """Whether something in a group must be answered or is answered already."""
    nodes = [session.node(each) for each in question_paths(entry.entries)]
    return any(
        node.required or (node.value not in ("", node.default) and not node.readonly)
        for node in nodes
        if node.relevant
    )


def repeats(entries: tuple[Entry, ...]) -> Iterator[RepeatEntry]:
    """All repeats, outer ones first."""
    for entry in entries:
        if isinstance(entry, RepeatEntry):
            yield entry
            for instance in entry.instances:
                yield from repeats(instance.entries)
        elif isinstance(entry, GroupEntry):
            yield from repeats(entry.entries)
