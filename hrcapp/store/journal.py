"""The answer journal: every change of a draft is a row, written once and never rewritten.

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

    def append(self, step: Step, *, same_gesture: bool = False) -> Step:
        """Write a step durably; `same_gesture` joins it to the one before for undo."""
        with self._store.transaction():
            self._store.execute(
                "UPDATE step SET state = 'closed' WHERE draft = ? AND revision = ? AND state = 'undone'",
                self._of,
            )
            gesture = self._gesture(join=same_gesture)
            number = self._store.execute(
                _APPEND,
                (
                    *self._of,
                    gesture,
                    step.kind,
                    step.path,
                    step.before,
                    step.after,
                    step.at.isoformat(),
                ),
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

    def _gesture(self, *, join: bool) -> int:
        """The number of the last gesture in force, to join it, or one that was never used."""
        row = self._store.row(
            "SELECT max(gesture) AS used, max(CASE state WHEN 'done' THEN gesture END) AS last"
            " FROM step WHERE draft = ? AND revision = ?",
            self._of,
        )
        used, last = (row["used"] or 0, row["last"]) if row else (0, None)
        return int(last) if join and last is not None else int(used) + 1

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
