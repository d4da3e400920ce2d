"""A plain SQLite file for other programs: without a key, whole or not there at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from hrcapp.model.faults import Code, Fault
from hrcapp.store.database import Store, translated


@contextmanager
def plain_file(path: Path) -> Iterator[Store]:
    """A new file to be filled; it takes its name when all went well, and is gone when anything did not.

    Nothing in it is encrypted: what may leave is for the caller to decide.
    Raises Fault FILE_EXISTS, DISK_FULL, STORE_READ_ONLY.
    """
    if path.exists():
        raise Fault(Code.FILE_EXISTS, name=str(path))
    partial = path.with_name(f".{path.name}.part")
    partial.unlink(missing_ok=True)
    try:
        with translated(partial):
            connection = dbapi2.connect(str(partial), isolation_level=None)
        try:
            store = Store(connection, partial)
            with store.transaction():
                yield store
            # Without free pages, and the same bytes for the same content.
            store.execute("VACUUM")
        finally:
            connection.close()
        partial.rename(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
