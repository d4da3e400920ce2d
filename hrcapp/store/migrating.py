"""Bringing a store to the newest schema, with the old file kept until the new one has proved itself.

All steps are one transaction, so whatever stops them leaves the old schema. Beside the store lies meanwhile
what it was before, `<name>.before`: it goes once SQLite's and SQLCipher's checks found the new one whole and
the room that the store belongs to has opened on it; if either fails, it is put back.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import not_written, sync_file, sync_folder
from hrcapp.model.sizes import size_text
from hrcapp.store.backup import back_up, check_database
from hrcapp.store.database import Migration, Store, open_bare

_log = logging.getLogger(__name__)


def open_store(path: Path, key: bytes, migrations: Sequence[Migration]) -> Store:
    """Open or create the encrypted file `path` and bring it to the newest schema.

    `key`: 32 random bytes. `migrations[n]` leads from version n to n + 1. Writes are in WAL mode with full
    synchronisation: what is committed survives a power cut. A room does the rest of its opening within
    `proving`.
    Raises Fault STORE_NEWER, STORE_WRONG_KEY, STORE_READ_ONLY, STORE_DAMAGED, MIGRATION_NO_ROOM,
    MIGRATION_FAILED.
    """
    store = open_bare(path, key)
    try:
        version = _version(store)
        if version > len(migrations):
            raise Fault(Code.STORE_NEWER, name=path.name)
        if version == 0:
            _migrate(store, migrations)
        if version == 0 or (version == len(migrations) and not kept_path(path).exists()):
            return store
        if version < len(migrations):
            _keep(store, key)
            _migrate(store, migrations)
    except BaseException:
        store.close()
        raise
    store.close()
    _check(path, key)
    return open_bare(path, key)


@contextmanager
def proving(store: Store) -> Iterator[None]:
    """What a room does to open itself on a store: then the old file goes.

    When it fails on a store that was just migrated, the old file is put back.
    """
    try:
        yield
    except BaseException:
        store.close()
        _put_back(store.path)
        raise
    with suppress(OSError):
        _clear(kept_path(store.path))


def kept_path(path: Path) -> Path:
    """Where the store lies as it was before its schema changed, while that is needed."""
    return path.with_name(f"{path.name}.before")


def _version(store: Store) -> int:
    return int(store.rows("PRAGMA user_version")[0]["user_version"])


def _keep(store: Store, key: bytes) -> None:
    """Copy it by SQLite's backup interface, and look whether the copy is whole."""
    _check_room(store)
    kept = kept_path(store.path)
    partial = kept.with_name(f"{kept.name}.part")
    try:
        _clear(partial)
        back_up(store.path, key, partial)
        check_database(partial, key)
        partial.chmod(0o600)
        sync_file(partial)
        partial.replace(kept)
        sync_folder(kept.parent)
    except OSError as error:
        raise not_written(error, kept.parent) from error
    finally:
        with suppress(OSError):
            _clear(partial)


def _check_room(store: Store) -> None:
    """The copy needs as much as the store, and the change may write all of it anew."""
    files = (store.path, store.path.with_name(f"{store.path.name}-wal"))
    needed = 2 * sum(one.stat().st_size for one in files if one.exists())
    if shutil.disk_usage(store.path.parent).free < needed:
        raise Fault(Code.MIGRATION_NO_ROOM, path=str(store.path.parent), size=size_text(needed))


def _migrate(store: Store, migrations: Sequence[Migration]) -> None:
    try:
        with store.transaction():
            # Another process may have done it since.
            version = _version(store)
            for number, step in enumerate(migrations[version:], start=version + 1):
                step(store)
                store.execute(f"PRAGMA user_version = {number}")
    except Exception as error:
        # Whether the store itself is damaged was looked at before.
        if isinstance(error, Fault) and error.code is not Code.STORE_DAMAGED:
            raise
        _log.exception("%s stays at its schema", store.path.name)
        raise Fault(Code.MIGRATION_FAILED, name=store.path.name) from error
    _log.info("%s is now at schema %d", store.path.name, len(migrations))


def _check(path: Path, key: bytes) -> None:
    """Look at the new file with a connection of its own. Raises Fault MIGRATION_FAILED, the old one back."""
    try:
        check_database(path, key)
    except Fault as fault:
        if fault.code not in (Code.STORE_DAMAGED, Code.STORE_WRONG_KEY):
            raise
        _put_back(path)
        raise Fault(Code.MIGRATION_FAILED, name=path.name) from fault


def _put_back(path: Path) -> None:
    """The old file in the place of the new one, where one is kept."""
    kept = kept_path(path)
    if not kept.exists():
        return
    _clear_logs(path)
    kept.replace(path)
    sync_folder(path.parent)
    _log.error("%s was put back as it was", path.name)


def _clear(path: Path) -> None:
    _clear_logs(path)
    path.unlink(missing_ok=True)


def _clear_logs(path: Path) -> None:
    """A log beside a file that it does not belong to would spoil it, so it goes first."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
