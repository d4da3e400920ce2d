"""Files kept by their hash inside the encrypted store: nothing is written under a name from outside."""

from __future__ import annotations

import hashlib

from hrcapp.model.faults import Code, Fault
from hrcapp.store.database import Migration, Store, create

SCHEMA: Migration = create(
    "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL)"
)
"""Rows lie in the order in which they came, the hashes apart: a tree of hashes that holds the bytes as well
would be rebalanced, so decrypted and encrypted again, at every insert. The first stores have such a tree."""


def put(store: Store, data: bytes) -> str:
    """Keep these bytes; return their SHA-256 in hex. The same bytes are kept once."""
    digest = hashlib.sha256(data).hexdigest()
    store.execute("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (digest, len(data), data))
    return digest


def get(store: Store, digest: str) -> bytes:
    """The bytes of that hash. Raises Fault STORE_DAMAGED when they are absent or not what they were."""
    row = store.row("SELECT data FROM blob WHERE sha256 = ?", (digest,))
    data = bytes(row["data"]) if row else b""
    if row is None or hashlib.sha256(data).hexdigest() != digest:
        raise Fault(Code.STORE_DAMAGED, name=store.path.name)
    return data


def has(store: Store, digest: str) -> bool:
    """Whether the bytes of that hash are kept here."""
    return store.row("SELECT 1 FROM blob WHERE sha256 = ?", (digest,)) is not None


def sizes(store: Store, digests: list[str]) -> int:
    """The total size in bytes of these blobs."""
    marks = ",".join("?" * len(digests))
    row = store.row(f"SELECT coalesce(sum(size), 0) AS total FROM blob WHERE sha256 IN ({marks})", digests)  # noqa: S608
    return int(row["total"]) if row else 0
