"""A copy of a store, made while others write to it."""

from __future__ import annotations

from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.store.database import open_bare


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
