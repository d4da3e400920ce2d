"""Transactions that are made durable together.

Writing to the disk and encrypting the pages that several of them touch is done once for all. Each is still
all or nothing by itself: one that fails is undone and leaves those before it alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

MOST = 20
SECONDS = 0.5
"""How many transactions wait for one another, and for how long at most: another process may want it."""


class Lost(Exception):
    """The database gave up what had been done and not yet made durable."""


class Group:
    """What is done within `Store.grouped`: `then` tells of it as soon as no kill can take it back."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._tidings: list[Callable[[], object]] = []
        self._waiting = 0
        self._since = 0.0
        self.inside = False
        """Whether one of the transactions is under way."""

    @contextmanager
    def part(self) -> Iterator[None]:
        """One transaction of the group. Raises Lost when those before it were given up."""
        self._begin()
        self.inside = True
        try:
            yield
        except BaseException:
            # A full disk makes SQLite roll back by itself, and everything else with it.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO part" if self._waiting else "ROLLBACK")
            raise
        finally:
            self.inside = False
        self._connection.execute("RELEASE part")
        self._waiting += 1
        if self._waiting >= MOST or time.monotonic() - self._since > SECONDS:
            self.commit()

    def then(self, tell: Callable[[], object]) -> None:
        """Call this once everything up to now is durable."""
        self._tidings.append(tell)
        if not self._waiting:
            self._tell()

    def commit(self) -> None:
        """Make what waits durable, and tell of it. Raises Lost."""
        if self._waiting:
            self._still_there()
            self._connection.execute("COMMIT")
            self._waiting = 0
        self._tell()

    def _begin(self) -> None:
        if self._waiting:
            self._still_there()
        else:
            self._connection.execute("BEGIN IMMEDIATE")
            self._since = time.monotonic()
        self._connection.execute("SAVEPOINT part")

    def _still_there(self) -> None:
        if not self._connection.in_transaction:
            self._waiting, self._tidings = 0, []
            raise Lost

    def _tell(self) -> None:
        told, self._tidings = self._tidings, []
        for tell in told:
            tell()
