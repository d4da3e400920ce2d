"""The versions that arrived, as rows of a list, each with the state it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.exchange.dates import from_text
from hrcapp.model.status import ReviewState

ROWS = """
    SELECT version.*, membership.party, membership.settled, sender.approved,
        (SELECT max(revision) FROM version AS other WHERE other.submission = version.submission) AS newest,
        (SELECT count(*) FROM proposal WHERE proposal.version = version.key) AS proposals
    FROM version
    LEFT JOIN membership ON membership.submission = version.submission
    LEFT JOIN sender ON sender.fingerprint = version.sender
"""
OPEN = (ReviewState.TO_REVIEW, ReviewState.PROPOSED, ReviewState.CONFLICT)
"""The states in which a person still has to decide."""

_OPEN = ", ".join(f"'{state}'" for state in OPEN)
WAITS = f"""(version.decision IN ({_OPEN}) OR version.key IS NOT NULL AND version.decision IS NULL
    AND NOT EXISTS (SELECT 1 FROM version AS other
        WHERE other.submission = version.submission AND other.revision > version.revision))"""  # noqa: S608
"""SQL: whether a version is in one of them."""


@dataclass(frozen=True)
class Item:
    """One version in the list. `new_sender`: nobody has approved the device that packed it yet."""

    key: str
    submission: str
    revision: int
    reference: str
    name: str
    country: str
    kind: str
    scope: str
    origin: str
    state: ReviewState
    verdict: str
    same_answers: bool
    arrived_at: datetime
    party: str | None
    new_sender: bool


def item_of(row: Mapping[str, Any]) -> Item:
    """A row of `ROWS`."""
    return Item(
        key=row["key"],
        submission=row["submission"],
        revision=row["revision"],
        reference=row["reference"],
        name=row["name"],
        country=row["country"],
        kind=row["kind"],
        scope=row["scope"],
        origin=row["origin"],
        state=_state(row),
        verdict=row["verdict"],
        same_answers=bool(row["same_answers"]),
        arrived_at=from_text(row["arrived_at"]),
        party=row["party"],
        new_sender=not row["approved"],
    )


def _state(row: Mapping[str, Any]) -> ReviewState:
    if row["decision"]:
        return ReviewState(row["decision"])
    if row["newest"] > row["revision"]:
        return ReviewState.SUPERSEDED
    return ReviewState.PROPOSED if row["proposals"] else ReviewState.TO_REVIEW
