"""The audit of one store: a chain of entries, each written in the transaction of what it tells.

The table takes new rows only. What lies in files beside the store (the kit, the keys, a restored copy) is
noticed by its hash when the store is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hrcapp import __version__
from hrcapp.officer.audit_entry import FIRST, By, Deed, Entry, digest
from hrcapp.store import Migration, Store, create

if TYPE_CHECKING:
    from hrcapp.officer.editor import Clock

SCHEMA: Migration = create(
    """CREATE TABLE audit (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        deed TEXT NOT NULL,
        digest TEXT NOT NULL,
        line TEXT NOT NULL
    )""",
    "CREATE INDEX audit_deed ON audit (deed, n)",
    "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'an entry of the audit does not change'); END",
    "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'an entry of the audit does not go'); END",
)


@dataclass(frozen=True)
class Head:
    """The end of a chain: how many entries, and the hash of the last one."""

    count: int = 0
    digest: str = FIRST


class Trail:
    """The chain in a store. `by` and `profile` say who has it open."""

    def __init__(self, store: Store, clock: Clock, by: By = By.OWNER, profile: str = "") -> None:
        self._store, self._clock = store, clock
        self.by, self.profile = by, profile

    def together(self) -> AbstractContextManager[None]:
        """A transaction of its store: several entries are kept or undone as one."""
        return self._store.transaction()

    def note(self, deed: Deed, **said: Any) -> None:
        """Write an entry (`said`: fields of `Entry`). Within a transaction it is kept or undone with it.

        Raises Fault DISK_FULL, STORE_*.
        """
        with self._store.transaction():
            if self.head().count == 0:
                deed_before, said_before = self._beginning()
                self._append(deed_before, **said_before)
            self._append(deed, **said)

    def about(self, deed: Deed, draft: str, **said: Any) -> None:
        """The same about a form: its id, version and definition are added."""
        with self._store.transaction():
            row = self._store.row("SELECT form, revision FROM draft WHERE id = ?", (draft,)) or {}
            self.note(deed, **{"subject": draft, **row, **said})

    def opened(self, **noticed: Mapping[str, Any] | None) -> None:
        """Note what is other than when the store was opened last: the app's version, or the schema; and each
        of `noticed` (kit, keys, restored), whose `file` tells them apart. Writes nothing otherwise."""
        if self._news(noticed):
            with self._store.transaction():
                # Another process may have noted it since.
                for deed, said in self._news(noticed):
                    self._append(deed, **said)

    def _news(self, noticed: Mapping[str, Mapping[str, Any] | None]) -> list[tuple[Deed, Mapping[str, Any]]]:
        found: list[tuple[Deed, Mapping[str, Any]]] = []
        schema, last = self._schema(), self.last(Deed.BEGUN, Deed.VERSION)
        if self.head().count == 0:
            found.append(self._beginning())
        elif last is None or (last.app, last.count) != (__version__, schema):
            found.append((Deed.VERSION, {"count": schema}))
        for name, said in noticed.items():
            if said is not None and getattr(self.last(Deed(name)), "file", None) != said["file"]:
                found.append((Deed(name), said))
        return found

    def _beginning(self) -> tuple[Deed, Mapping[str, Any]]:
        there = self._store.row("SELECT 1 FROM draft LIMIT 1")
        return Deed.BEGUN, {"detail": "existing" if there else "new", "count": self._schema()}

    def head(self) -> Head:
        """Where it ends now."""
        row = self._store.row("SELECT n, line FROM audit ORDER BY n DESC LIMIT 1")
        return Head(int(row["n"]), digest(row["line"].encode())) if row else Head()

    def ever(self) -> int:
        """The highest number that was ever written here, as SQLite remembers it."""
        row = self._store.row("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
        return int(row["seq"]) if row else 0

    def last(self, *deeds: Deed) -> Entry | None:
        """The last entry of one of these kinds."""
        marks = ", ".join("?" * len(deeds))
        sql = f"SELECT line FROM audit WHERE deed IN ({marks}) ORDER BY n DESC LIMIT 1"  # noqa: S608
        row = self._store.row(sql, deeds)
        try:
            return Entry.parse(row["line"].encode()) if row else None
        except ValueError:
            return None

    def rows(self) -> Iterator[tuple[int, str, str, bytes]]:
        """Every row: number, kind, hash, and the entry's bytes, by number."""
        for row in self._store.rows("SELECT * FROM audit ORDER BY n"):
            yield row["n"], row["deed"], row["digest"], row["line"].encode()

    def lines(self) -> list[bytes]:
        """The bytes of every entry."""
        return [line for _n, _deed, _digest, line in self.rows()]

    def _append(self, deed: Deed, **said: Any) -> None:
        head = self.head()
        entry = Entry(
            n=head.count + 1,
            at=self._clock(),
            deed=deed,
            app=__version__,
            before=head.digest,
            **{"by": self.by, "profile": self.profile, **said},
        )
        line = entry.line
        self._store.execute(
            "INSERT INTO audit (n, deed, digest, line) VALUES (?, ?, ?, ?)",
            (entry.n, entry.deed, digest(line), line.decode()),
        )

    def _schema(self) -> int:
        return int(self._store.rows("PRAGMA user_version")[0]["user_version"])
