"""The ids that submissions carry inside them (`meta/instanceID`): other software names versions by them."""

from __future__ import annotations

from hrcapp.secretariat.reading import Reading
from hrcapp.store import Store, create

MIGRATION = create(
    "CREATE TABLE instance (version TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX instance_id ON instance (id)",
)
PROJECTED = ("instance",)


def add_version(store: Store, version: str, reading: Reading) -> None:
    """Note the id of a new version."""
    store.execute("INSERT OR REPLACE INTO instance VALUES (?, ?)", (version, reading.instance))
