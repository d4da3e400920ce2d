"""A copy of a store, made while others write to it."""

from __future__ import annotations

import time
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import not_written
from hrcapp.store.database import open_bare

_ROUNDS, _BETWEEN_S = 40, 0.05


def back_up(path: Path, key: bytes, target: Path) -> None:
    """Copy the store `path` as it is at one moment, under the same key, by SQLite's backup interface.

    Reads by a connection of its own, so any thread may call it. Raises Fault STORE_*, DISK_FULL.
    """
    source = open_bare(path, key)
    try:
        copy = open_bare(target, key)
        try:
            source.copy_into(copy)
            # One file is what travels: no log beside it.
            copy.rows("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    finally:
        source.close()


def copy_as_it_lies(path: Path, folder: Path) -> list[Path]:
    """Copy a store whose key is not at hand, and its log where it has one, under their names into a folder.

    Both are read again: when neither has changed meanwhile they are of one moment, and open like a store that
    a power cut stopped then. Raises Fault STORE_BUSY when somebody writes to it all the time, DISK_FULL.
    """
    log = path.with_name(f"{path.name}-wal")
    for _round in range(_ROUNDS):
        found = {one.name: _bytes_of(one) for one in (path, log)}
        if all(_bytes_of(one) == found[one.name] for one in (path, log)):
            return [_written(folder / name, data) for name, data in found.items() if data]
        time.sleep(_BETWEEN_S)
    raise Fault(Code.STORE_BUSY, name=path.name)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Fault(Code.STORE_DAMAGED, name=path.name) from error


def _written(path: Path, data: bytes) -> Path:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise not_written(error, path.parent) from error
    return path


def check_database(path: Path, key: bytes) -> None:
    """See that a store opens and is whole. Raises Fault STORE_DAMAGED, STORE_WRONG_KEY."""
    store = open_bare(path, key)
    try:
        # SQLCipher looks at the bare file: what its log holds is brought there first.
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        [found] = store.rows("PRAGMA integrity_check(1)")
        if found["integrity_check"] != "ok" or store.rows("PRAGMA cipher_integrity_check"):
            raise Fault(Code.STORE_DAMAGED, name=path.name)
    finally:
        store.close()
