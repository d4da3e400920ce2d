"""Opening encrypted SQLite files.

SQLCipher under sqlite-utils. Its exceptions do not descend from those of the standard library's driver, so
this module is the only one that catches them: everything above meets `Fault`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import not_written
from hrcapp.store.group import Group, Lost

if TYPE_CHECKING:
    from sqlite_utils import Database

KEY_BYTES = 32
_PROBE = 64 * 1024
_PIECE = 500
Migration = Callable[["Store"], None]


class Store:
    """One open database file. Use it from one thread at a time.

    `connection` is the bare driver, for what must be light or quick; `db` is sqlite-utils on the same
    connection, for everything else (importing it takes a tenth of a second, so it is made when first used).
    """

    def __init__(self, connection: Any, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._group: Group | None = None

    @cached_property
    def db(self) -> Database:
        from sqlite_utils import Database

        return Database(self.connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable when it returns. A transaction inside another joins it."""
        if self._group is not None and not self._group.inside:
            with translated(self.path), self._group.part():
                yield
            return
        if self.connection.in_transaction:
            yield
            return
        with translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def grouped(self) -> Iterator[Group]:
        """Transactions in here wait for one another, some tenths of a second at most, to be made durable
        together. What was done before something is raised stays done."""
        if self._group is not None or self.connection.in_transaction:
            raise RuntimeError("groups do not lie within anything")
        group = self._group = Group(self.connection)
        try:
            with translated(self.path):
                try:
                    yield group
                except BaseException:
                    with suppress(Lost):
                        group.commit()
                    raise
                group.commit()
        finally:
            self._group = None

    def rows(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[dict[str, Any]]:
        """The rows of a query as dictionaries."""
        with translated(self.path):
            cursor = self.connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def each(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a query, some hundreds at a time, so that of many few are in memory.

        Nothing may be written in between: what it would still give is then not said.
        """
        with translated(self.path):
            cursor = self.connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            while found := cursor.fetchmany(_PIECE):
                yield from (dict(zip(names, row, strict=True)) for row in found)

    def row(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> dict[str, Any] | None:
        """The first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def execute(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> int:
        """Run one statement; return the id of the row it inserted."""
        with translated(self.path):
            return int(self.connection.execute(sql, values).lastrowid or 0)

    def copy_into(self, other: Store) -> None:
        """Make the other store what this one is now. Both have the same key."""
        with translated(other.path):
            self.connection.backup(other.connection)

    def close(self) -> None:
        self.connection.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors into faults that name the file."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        raise _fault(error, path) from error
    except Lost as error:
        raise Fault(Code.STORE_DAMAGED, name=path.name) from error


def _fault(error: Exception, path: Path) -> Fault:
    text = str(error)
    if "full" in text:
        return Fault(Code.DISK_FULL, path=str(path))
    if "readonly" in text or "unable to open" in text:
        return Fault(Code.STORE_READ_ONLY, path=str(path.parent))
    if "locked" in text:
        return Fault(Code.STORE_BUSY, name=path.name)
    if isinstance(error, dbapi2.IntegrityError | dbapi2.ProgrammingError | dbapi2.InterfaceError):
        raise error
    refused = _refused(path.parent) if "I/O" in text else None
    return refused or Fault(Code.STORE_DAMAGED, name=path.name)


def _refused(folder: Path) -> Fault | None:
    """Why the disk takes nothing now, if it does not: SQLite says no more than that it went wrong.

    A quota that is used up must not look like damage: who restores an old copy for that loses what is newer.
    """
    probe = folder / ".probe"
    try:
        with probe.open("wb") as file:
            file.write(bytes(_PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return not_written(error, folder)
    finally:
        with suppress(OSError):
            probe.unlink()
    return None


def open_bare(path: Path, key: bytes) -> Store:
    """Open or create the encrypted file `path`, in whatever schema it is.

    `key`: 32 random bytes. Raises Fault STORE_WRONG_KEY, STORE_READ_ONLY, STORE_DAMAGED or STORE_BUSY.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a store key has 32 bytes")
    with translated(path):
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
    try:
        _unlock(connection, key, path)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path)


def _unlock(connection: Any, key: bytes, path: Path) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        # SQLCipher can't tell a wrong key from a damaged first page: both fail its check of page one.
        if "not a database" in str(error):
            raise Fault(Code.STORE_WRONG_KEY, name=path.name) from error
        raise _fault(error, path) from error
    with translated(path):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")


def create(*statements: str) -> Migration:
    """A migration that runs these SQL statements."""

    def step(store: Store) -> None:
        for statement in statements:
            store.execute(statement)

    return step
