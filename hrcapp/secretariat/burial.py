"""Deleting kept bytes for ever. Only an erasure that the log tells of does it, or a
person who forgets a file that was set aside.

The store overwrites what it deletes; copies of it made before (backups, sticks) are out of its reach.
"""

from __future__ import annotations

from hrcapp.exchange import parts
from hrcapp.model.faults import Fault
from hrcapp.store import Store, blobs


def bury(store: Store, sha256: str, subject: str) -> None:
    """Delete these bytes, of a bundle also its archived copies and parts, and what somebody has begun to
    write about the submission: it may name the person, too."""
    store.rows("PRAGMA secure_delete = ON")
    store.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))
    if store.row("SELECT 1 FROM version WHERE key = ? AND bundle = ?", (subject, sha256)) is not None:
        _archived(store, subject)
    for row in store.rows(
        "SELECT DISTINCT submission FROM version WHERE key = :of OR submission = :of", {"of": subject}
    ):
        _begun(store, subject, row["submission"])
    _parts(store, sha256)


def forget(store: Store, sha256: str) -> None:
    """Delete a file that was set aside; that it came is remembered, so that no drop box brings it again."""
    store.rows("PRAGMA secure_delete = ON")
    store.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))
    store.execute("UPDATE arrival SET kept = 0 WHERE sha256 = ?", (sha256,))


def settle(store: Store) -> None:
    """Empty the journal beside the store, which still holds the pages as they were. Outside a transaction."""
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _archived(store: Store, version: str) -> None:
    store.execute(
        "DELETE FROM blob WHERE sha256 IN (SELECT stamped FROM archive WHERE version = ?)", (version,)
    )
    store.execute("DELETE FROM archive WHERE version = ?", (version,))


def _begun(store: Store, version: str, submission: str) -> None:
    store.execute(
        "DELETE FROM review_draft WHERE version IN (SELECT key FROM version WHERE submission = ?)",
        (submission,),
    )
    store.execute("DELETE FROM redaction_draft WHERE version = ?", (version,))
    store.execute("DELETE FROM translation_draft WHERE submission = ?", (submission,))


def _parts(store: Store, sha256: str) -> None:
    """The parts that a file came in are kept beside it."""
    heads = store.rows("SELECT sha256, substr(data, 1, 64) AS head FROM blob")
    for row in (one for one in heads if parts.is_part(bytes(one["head"]))):
        try:
            if parts.read(blobs.get(store, row["sha256"])).whole.sha256 == sha256:
                store.execute("DELETE FROM blob WHERE sha256 = ?", (row["sha256"],))
        except Fault:
            continue
