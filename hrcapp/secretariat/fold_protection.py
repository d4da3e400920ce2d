"""What the events say of people: who is protected, what is redacted, consents by request, what was erased.

Where desks disagree about a protection, the stricter word stands. Pure, as `fold` is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.event_order import heads, ordered, text
from hrcapp.secretariat.kinds import Kind

SET, LIFT = "set", "lift"
YES, NO = "yes", "no"


class Guard(StrEnum):
    """Whether texts of a version may be published: as they are, redacted, or not at all."""

    OPEN = "open"
    REDACTED = "redacted"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Protection:
    """`redactions` are the hashes of those that hold now; `reason` the hash of the words of the flag."""

    guard: Guard
    redactions: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Recorded:
    """A consent that a person gave or took back by a request: its moment, and the hash of the words."""

    item: str
    given: bool
    at: str
    words: str


@dataclass(frozen=True)
class Erased:
    """Kept bytes that were erased: their hash, that of what remains of them ("" for nothing), and when."""

    sha256: str
    remains: str
    at: str
    desk: str


def protection(events: Sequence[SignedEvent]) -> Protection | None:
    """Whether a version is protected; None where nobody has said anything."""
    about = [event for event in ordered(events) if event.event.kind in (Kind.PROTECT, Kind.REDACTION)]
    current = heads(about)
    if not current:
        return None
    flags = [event for event in current if event.event.kind == Kind.PROTECT]
    redactions = [event for event in current if event.event.kind == Kind.REDACTION]
    flagged = [event for event in flags if text(event, "action") != LIFT]
    if flagged:
        return Protection(Guard.BLOCKED, reason=text(flagged[-1], "words"))
    found = tuple(dict.fromkeys(filter(None, (text(event, "redaction") for event in redactions))))
    return Protection(Guard.REDACTED, found) if found else Protection(Guard.OPEN)


def consents(events: Sequence[SignedEvent]) -> tuple[Recorded, ...]:
    """The last word about each item, of all desks."""
    said: dict[str, Recorded] = {}
    for event in ordered(event for event in events if event.event.kind == Kind.CONSENT):
        item = text(event, "item")
        if item:
            given = text(event, "given") == YES
            said[item] = Recorded(item, given, to_text(event.event.at), text(event, "words"))
    return tuple(said.values())


def erased(events: Sequence[SignedEvent]) -> tuple[Erased, ...]:
    """What was erased of a subject, and only of that: the hashes that its own events name, each once.

    Of two that erased the same, both remainders hold less than the whole; the later one stands.
    """
    found: dict[str, Erased] = {}
    for event in ordered(event for event in events if event.event.kind == Kind.ERASURE):
        sha256 = text(event, "erased")
        if sha256:
            found[sha256] = Erased(sha256, text(event, "remains"), to_text(event.event.at), event.event.desk)
    return tuple(found.values())
