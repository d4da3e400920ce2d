"""Whether a laptop's audit is whole, and tells neither more nor less than what is in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_check import check_trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.store import Store

_ROWS = {
    Deed.FORM_BEGUN: "draft",
    Deed.FORM_SIGNED: "version",
    Deed.FORM_PACKED: "package",
    Deed.FORM_HANDED_OVER: "handover",
    Deed.FORM_ANSWERED: "answer",
}
"""Where a deed leaves one row each, as long as nothing is forgotten or moved."""


def audit_faults(store: Store) -> Iterator[str]:
    """What is wrong with it; nothing for a store that has none."""
    if store.row("SELECT 1 FROM sqlite_master WHERE name = 'audit'") is None:
        return
    chain = check_trail(Trail(store, lambda: datetime.now(UTC)))
    for one in chain.faults:
        yield f"{one.problem} at entry {one.n}"
    if not chain.entries or chain.entries[0].detail != "new":
        return
    told = Counter(one.deed for one in chain.entries)
    for deed, table in _ROWS.items():
        [row] = store.rows(f"SELECT count(*) AS n FROM {table}")  # noqa: S608
        if told[deed] != row["n"]:
            yield f"{told[deed]} entries {deed} for {row['n']} rows of {table}"
