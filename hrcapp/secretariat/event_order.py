"""The one order of events at all desks, and which of them no other has seen. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hrcapp.exchange.events import SignedEvent


def heads(events: Iterable[SignedEvent]) -> list[SignedEvent]:
    """The events that no other of them has seen, in one order for all desks."""
    every = ordered(events)
    seen = {head for event in every for head in event.event.heads}
    return [event for event in every if event.digest not in seen]


def ordered(events: Iterable[SignedEvent]) -> list[SignedEvent]:
    """Each event once, in the one order for all desks."""
    return sorted({event.digest: event for event in events}.values(), key=place_of)


def place_of(event: SignedEvent) -> tuple[datetime, str, int, str]:
    """By the moment, then the desk, its number, the digest."""
    return event.event.at, event.event.desk, event.event.seq, event.digest


def text(event: SignedEvent, name: str) -> str:
    """One of its data; "" where there is none, or one of another type."""
    value = event.event.data.get(name, "")
    return value if isinstance(value, str) else ""


def number(event: SignedEvent, name: str) -> int:
    """The same of a number; 0 where there is none."""
    value = event.event.data.get(name, 0)
    return value if isinstance(value, int) else 0
