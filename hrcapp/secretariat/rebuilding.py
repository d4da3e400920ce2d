"""A desk's store made again from the desks' place: what all desks know is there, this one's own entries too.

It is made beside the old one and takes its place when it is whole. What only the old one has (drafts, files
in quarantine, what was handed out) goes over, where it can still be opened; the old file itself is kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrcapp.exchange import events
from hrcapp.exchange.dropbox import FOLDER, open_desk_box
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Control, Line
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import burial, custody, places, wholeness
from hrcapp.secretariat.desk import Desk, utc_now
from hrcapp.secretariat.schema import LOCAL
from hrcapp.secretariat.shared_log import Collected, Progress
from hrcapp.store import Home, Store, blobs, proving, vault_of

_NEW = "desk-new.db"
_LOST = (Code.STORE_DAMAGED, Code.STORE_WRONG_KEY)


@dataclass(frozen=True)
class Rebuilt:
    """What the new store holds: entries of desks, versions; `collected` came from the place.

    `kept` is where the old file lies now, None where there was none; `readable` whether what only it had
    went over.
    """

    entries: int
    versions: int
    collected: Collected
    kept: Path | None
    readable: bool


def rebuild(
    home: Home,
    *,
    passphrase: str | None = None,
    folder: Path | None = None,
    clock: Callable[[], datetime] = utc_now,
    control: Control | None = None,
    progress: Progress | None = None,
) -> Rebuilt:
    """Make the store again from the desks' place, or from a copy of it in a folder; all keys stay.

    Stopped or cut off, it leaves the old store as it was, and goes on from there the next time.
    Raises Fault DESKS_PLACE_MISSING, STORE_BUSY while the desk is open elsewhere, and those of the place.
    """
    spec = DropBoxSpec(FOLDER, str(folder.absolute())) if folder else places.desks_place(home)
    if spec is None:
        raise Fault(Code.DESKS_PLACE_MISSING)
    control = control or Control()
    old = _old(home)
    try:
        with closing(Desk.open(home, passphrase=passphrase, clock=clock, store_name=_NEW)) as desk:
            if old is not None:
                _must_be_alone(old)
            with open_desk_box(spec, line=Line(control)) as box:
                collected = desk.shared_log.collect(
                    box, box.name, thorough=True, progress=progress, cancelled=lambda: control.stopped
                )
            control.check()
            readable = old is not None and _took_over(old, desk)
            made = (len(desk.log.events()), len(desk.review.items()))
    finally:
        if old is not None:
            old.close()
    kept = _swap(home, clock())
    return Rebuilt(*made, collected, kept, readable)


def _old(home: Home) -> Store | None:
    if not (home.path / custody.STORE_NAME).exists():
        return None
    try:
        store = custody.open_database(home, vault_of(home))
        with proving(store):
            return store
    except Fault as fault:
        if fault.code not in _LOST:
            raise
        return None


def _must_be_alone(store: Store) -> None:
    """Nobody else has the file open: an app that goes on writing into it would write into nothing."""
    store.execute("PRAGMA journal_mode = DELETE")  # which is refused while others have it open


def _took_over(old: Store, desk: Desk) -> bool:
    """What the place does not have: files, entries that were not there yet, this desk's own tables.

    Whether the old store could be read to its end; if not, none of it goes over.
    """
    try:
        with desk.store.transaction():
            _take_files(old, desk.store)
            _take_entries(old, desk)
            _take_tables(old, desk.store)
    except Fault as fault:
        if fault.code is not Code.STORE_DAMAGED:
            raise
        return False
    return True


def _take_files(old: Store, new: Store) -> None:
    for row in old.rows("SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM erased)"):
        if new.row("SELECT 1 FROM erased WHERE sha256 = ?", (row["sha256"],)):
            continue  # another desk has erased it, and this one had not heard of it
        if new.row("SELECT 1 FROM blob WHERE sha256 = ?", (row["sha256"],)) is None:
            blobs.put(new, blobs.get(old, row["sha256"]))


def _take_entries(old: Store, desk: Desk) -> None:
    for row in old.rows("SELECT desk, line FROM event ORDER BY at, desk, seq"):
        signed = events.parse(bytes(row["line"]), desk=row["desk"])
        if wholeness.is_whole(desk.store, signed):
            desk.shared_log.adopt(signed)


def _take_tables(old: Store, new: Store) -> None:
    for table in LOCAL:
        for row in old.rows(f"SELECT * FROM {table}"):  # noqa: S608
            marks = ", ".join("?" * len(row))
            new.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", tuple(row.values()))  # noqa: S608
    for row in new.rows("SELECT sha256, subject FROM erased"):
        burial.bury(new, row["sha256"], row["subject"])


def _swap(home: Home, now: datetime) -> Path | None:
    """The new file in the place of the old one, which is kept under another name."""
    store, kept = home.path / custody.STORE_NAME, home.path / f"desk-replaced-{now:%Y%m%dT%H%M%SZ}.db"
    try:
        there = store.exists()
        if there:
            shutil.copyfile(store, kept)
            os.chmod(kept, 0o600)
        # A journal beside a file that it does not belong to would spoil it.
        for ending in ("-wal", "-shm"):
            if (journal := store.with_name(store.name + ending)).exists():
                journal.replace(kept.with_name(kept.name + ending))
        (home.path / _NEW).replace(store)
    except OSError as error:
        raise Fault(Code.STORE_READ_ONLY, path=str(home.path)) from error
    return kept if there else None
