"""Moments as they travel: UTC, whole seconds, `2026-03-01T09:30:00Z` (RFC 3339)."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """The moment in UTC. Raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def from_text(text: str) -> datetime:
    """The moment, in UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if to_text(moment) != text:
        raise ValueError("not a moment in its usual form")
    return moment
