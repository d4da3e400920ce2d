"""An answer written to the journal, durable when it returns, against a bare insert with the same promise."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp.store import Journal, Step, StepKind, open_store
from hrcapp.store.journal import SCHEMA
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn

_AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
_TABLE = """CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT, draft TEXT, revision INTEGER, gesture INTEGER, kind TEXT, path TEXT,
    before TEXT, after TEXT, at TEXT)"""
_INSERT = """INSERT INTO step (draft, revision, gesture, kind, path, before, after, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


def _measure(rounds: int) -> Sequence[Pair]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder, "ours.db"), bytes(32), [SCHEMA])
        journal = Journal(store, "sample", 1)
        bare = sqlite3.connect(Path(folder, "bare.db"), isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            bare.execute(f"PRAGMA {pragma}")
        bare.execute(_TABLE)

        def ours(number: int) -> None:
            journal.append(Step(StepKind.SET, "/data/name", "before", f"Sample answer {number}", _AT))

        def reference(number: int) -> None:
            values = ("sample", 1, number, "set", "/data/name", "before", f"Sample {number}", _AT.isoformat())
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(_INSERT, values)
            bare.execute("COMMIT")

        try:
            return in_turn(ours, reference, rounds)
        finally:
            store.close()
            bare.close()


ROW = Row(
    "answer_durable",
    "ms",
    1.5,
    "one insert and commit by the standard library's sqlite3, not encrypted, in WAL mode with full "
    "synchronisation, as ours is",
    _measure,
    rounds=200,
)
