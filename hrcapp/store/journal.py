"""The answer journal: every change of a draft is a row, committed before the next second has passed.

A step says what a change was and what stood there before, so it can be undone and redone, after a restart
too. Steps of one gesture (a burst of typing in one field) are undone together. Undoing marks steps; a new
change after an undo closes the way forward, but the steps stay as history.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hrcapp.store.database import Migration, Store, create

SCHEMA: Migration = create(
    """CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft TEXT NOT NULL,
        revision INTEGER NOT NULL,
        gesture INTEGER NOT NULL,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'done'
    )""",
    "CREATE INDEX step_draft ON step (draft, revision, state, id)",
)


class StepKind(StrEnum):
    """What a step did: a value set, a repeat instance added or removed."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True)
class Step:
    """One change. `before` and `after` are values; for a repeat instance they are its XML, or empty."""

    kind: StepKind
    path: str
    before: str
    after: str
    at: datetime
    gesture: int = 0
    id: int = 0


_APPEND = """INSERT INTO step (draft, revision, gesture, kind, path, before, after, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_READ = "SELECT * FROM step WHERE draft = ? AND revision = ? AND state = ? "


class Journal:
    """The steps of one revision of one draft."""

    def __init__(self, store: Store, draft: str, revision: int) -> None:
        self._store = store
        self._of = (draft, revision)

    def append(self, step: Step, *, join: bool = False) -> Step:
        """Write a step durably.

        `join` adds it to the gesture before. Where that gesture ended in the same field, its last row is
        carried on instead of a new one, so that a long essay costs a row a burst and not a row a word.
        """
        with self._store.transaction():
            self._store.execute(
                "UPDATE step SET state = 'closed' WHERE draft = ? AND revision = ? AND state = 'undone'",
                self._of,
            )
            last = self._last() if join else None
            if last and last.kind is step.kind is StepKind.SET and last.path == step.path:
                self._store.execute(
                    "UPDATE step SET after = ?, at = ? WHERE id = ?",
                    (step.after, step.at.isoformat(), last.id),
                )
                return replace(last, after=step.after, at=step.at)
            gesture = last.gesture if last else self._new_gesture()
            number = self._store.execute(
                _APPEND,
                (*self._of, gesture, step.kind, step.path, step.before, step.after, step.at.isoformat()),
            )
        return replace(step, id=number, gesture=gesture)

    def done(self, after: int = 0) -> list[Step]:
        """The steps in force with an id above `after`, oldest first."""
        return self._read(_READ + "AND id > ? ORDER BY id", "done", after)

    def undo(self) -> list[Step]:
        """Take the last gesture back; return its steps, newest first, for the form to reverse."""
        row = self._store.row(
            "SELECT max(gesture) AS g FROM step WHERE draft = ? AND revision = ? AND state = 'done'", self._of
        )
        if row is None or row["g"] is None:
            return []
        steps = self._read(_READ + "AND gesture = ? ORDER BY id DESC", "done", row["g"])
        self._mark(steps, "undone")
        return steps

    def redo(self) -> list[Step]:
        """Do the last undone gesture again; return its steps, oldest first."""
        row = self._store.row(
            "SELECT min(gesture) AS g FROM step WHERE draft = ? AND revision = ? AND state = 'undone'",
            self._of,
        )
        if row is None or row["g"] is None:
            return []
        steps = self._read(_READ + "AND gesture = ? ORDER BY id", "undone", row["g"])
        self._mark(steps, "done")
        return steps

    def can(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and something to redo."""
        states = {
            row["state"]
            for row in self._store.rows(
                "SELECT DISTINCT state FROM step WHERE draft = ? AND revision = ?", self._of
            )
        }
        return "done" in states, "undone" in states

    def _last(self) -> Step | None:
        found = self._read(_READ + "AND id > ? ORDER BY id DESC LIMIT 1", "done", 0)
        return found[0] if found else None

    def _new_gesture(self) -> int:
        row = self._store.row("SELECT max(gesture) AS g FROM step WHERE draft = ? AND revision = ?", self._of)
        return int(row["g"] or 0) + 1 if row else 1

    def _read(self, sql: str, state: str, value: int) -> list[Step]:
        rows = self._store.rows(sql, (*self._of, state, value))
        return [
            Step(
                kind=StepKind(row["kind"]),
                path=row["path"],
                before=row["before"],
                after=row["after"],
                at=datetime.fromisoformat(row["at"]),
                gesture=row["gesture"],
                id=row["id"],
            )
            for row in rows
        ]

    def _mark(self, steps: Iterable[Step], state: str) -> None:
        with self._store.transaction():
            for step in steps:
                self._store.execute("UPDATE step SET state = ? WHERE id = ?", (state, step.id))
