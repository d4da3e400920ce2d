"""Forgetting a form on this computer: its answers, its history and its files go; title and receipt stay.

What is deleted is written over, the store is written anew without it, and the log beside it is emptied.
Copies made before and old sectors of a disk are out of reach (docs/threat-model.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.cards import Card, cards
from hrcapp.officer.editor import Clock
from hrcapp.store import Store

ANSWERED = (Status.RECEIVED, Status.ACCEPTED)
"""From here on the secretariat has what was sent."""

_KEPT = {"card", "answer", "handover", "moved", "origin", "forgotten", "forgotten_package"}
"""What says that there was a form, where it went and what was answered. Every other table that names a form
is cleared: one that comes later, too."""
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


class Forgetting:
    """What can be forgotten in one profile."""

    def __init__(self, store: Store, clock: Clock, audit: Trail) -> None:
        self._store, self._clock, self._audit = store, clock, audit

    def waiting(self) -> list[Card]:
        """The forms that would be lost: not for practice, and the secretariat has not answered that it has
        them."""
        return [one for one in cards(self._store) if not one.practice and one.status not in ANSWERED]

    def forget(self, draft: str, *, confirmed: bool = False) -> None:
        """Forget a form; close it before. `confirmed`: a person has read what is lost.

        Raises Fault DRAFT_UNKNOWN, DRAFT_NOT_RECEIVED unless confirmed, DISK_FULL: then either all of it is
        there or its answers are gone, and doing it again cleans up.
        """
        found = cards(self._store, draft)
        if not found:
            raise Fault(Code.DRAFT_UNKNOWN)
        if not confirmed and not found[0].practice and found[0].status not in ANSWERED:
            raise Fault(Code.DRAFT_NOT_RECEIVED)
        self._store.rows("PRAGMA secure_delete = ON")
        with self._store.transaction():
            self._clear(draft)
            self._audit.about(Deed.FORM_FORGOTTEN, draft)
        self._store.execute("VACUUM")
        self._store.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _clear(self, draft: str) -> None:
        store, now = self._store, self._clock().isoformat()
        store.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", (draft, now))
        store.execute(
            "INSERT OR IGNORE INTO forgotten_package SELECT draft, revision, content_hash FROM package"
            " WHERE draft = ?",
            (draft,),
        )
        # What the secretariat asked may repeat what was answered.
        asked = "UPDATE answer SET message = '', comments = '[]', blob = '' WHERE draft = ? AND kind IN ({})"
        named = self._named_by(draft)
        store.execute(asked.format("'returned', 'rejected'"), (draft,))
        for table in self._tables():
            store.execute(f"DELETE FROM {table} WHERE draft = ?", (draft,))  # noqa: S608
        store.execute("UPDATE draft SET position = '', checked_at = NULL WHERE id = ?", (draft,))
        for digest in named - self._hashes(self._everything()):
            store.execute("DELETE FROM blob WHERE sha256 = ?", (digest,))

    def _tables(self) -> list[str]:
        """Those with rows of a form that go."""
        return [name for name in self._all_tables() if name not in _KEPT and "draft" in self._columns(name)]

    def _all_tables(self) -> list[str]:
        rows = self._store.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return [str(row["name"]) for row in rows]

    def _columns(self, table: str) -> set[str]:
        return {str(row["name"]) for row in self._store.rows(f"PRAGMA table_info({table})")}

    def _named_by(self, draft: str) -> set[str]:
        """The files that rows of a form name, by hash."""
        mine = (name for name in self._all_tables() if "draft" in self._columns(name))
        return self._hashes(
            row
            for name in mine
            for row in self._store.rows(f"SELECT * FROM {name} WHERE draft = ?", (draft,))  # noqa: S608
        )

    def _everything(self) -> Iterable[dict[str, object]]:
        for name in self._all_tables():
            # The audit tells files by their hashes and keeps none of them.
            if name not in ("blob", "audit"):
                yield from self._store.rows(f"SELECT * FROM {name}")  # noqa: S608

    @staticmethod
    def _hashes(rows: Iterable[dict[str, object]]) -> set[str]:
        values = (value for row in rows for value in row.values() if isinstance(value, str))
        return {digest for value in values for digest in _HASH.findall(value)}
