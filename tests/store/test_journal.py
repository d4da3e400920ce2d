"""The journal undoes and redoes whole gestures and never forgets a step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrcapp.store import Journal, Step, StepKind, Store, open_store
from hrcapp.store import journal as journal_module

AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "j.db", bytes(32), [journal_module.SCHEMA])
    yield opened
    opened.close()


def typed(before: str, after: str, path: str = "/data/a") -> Step:
    return Step(StepKind.SET, path, before, after, AT)


def test_a_burst_of_typing_is_one_row_undone_and_redone(store: Store) -> None:
    journal = Journal(store, "d", 1)
    journal.append(typed("", "t"))
    journal.append(typed("t", "to"), join=True)
    journal.append(typed("", "town", "/data/b"))
    assert [s.path for s in journal.undo()] == ["/data/b"]
    assert [(s.before, s.after) for s in journal.undo()] == [("", "to")]
    assert journal.undo() == []
    assert journal.can() == (False, True)
    assert [s.after for s in journal.redo()] == ["to"]
    assert [s.after for s in journal.done()] == ["to"]


def test_joined_changes_of_several_fields_are_undone_together(store: Store) -> None:
    journal = Journal(store, "d", 1)
    journal.append(typed("", "1"))
    journal.append(typed("", "2", "/data/b"), join=True)
    assert [s.path for s in journal.undo()] == ["/data/b", "/data/a"]
    assert [s.path for s in journal.redo()] == ["/data/a", "/data/b"]


def test_a_new_change_closes_the_way_forward_but_keeps_history(store: Store) -> None:
    journal = Journal(store, "d", 1)
    journal.append(typed("", "one"))
    journal.undo()
    journal.append(typed("", "two"))
    assert journal.redo() == []
    assert [s.after for s in journal.done()] == ["two"]
    assert store.rows("SELECT count(*) AS n FROM step") == [{"n": 2}]


def test_drafts_and_revisions_do_not_meet(store: Store) -> None:
    Journal(store, "d", 1).append(typed("", "one"))
    Journal(store, "d", 2).append(typed("", "two"))
    assert [s.after for s in Journal(store, "d", 1).done()] == ["one"]
    assert Journal(store, "e", 1).done() == []


@given(st.lists(st.sampled_from(["type", "join", "undo", "redo"]), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_folding_the_journal_equals_a_plain_undo_stack(store: Store, moves: list[str]) -> None:
    draft = str(uuid4())
    journal, past, future, value = Journal(store, draft, 1), [], [], 0
    for move in moves:
        if move in ("type", "join"):
            joined = move == "join" and bool(past)
            journal.append(typed(str(value), str(value + 1)), join=joined)
            past, future = ([*past[:-1], value + 1] if joined else [*past, value + 1]), []
            value += 1
        elif move == "undo" and past:
            past, future = past[:-1], [past[-1], *future]
            journal.undo()
        elif move == "redo" and future:
            past, future = [*past, future[0]], future[1:]
            journal.redo()
    assert [int(s.after) for s in journal.done()] == past
