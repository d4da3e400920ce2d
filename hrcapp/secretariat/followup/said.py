"""What the events say of meetings, pairs of towns and reminders. Pure, as `fold` is.

Attendance and reminders add up over all desks, the later word about each over the earlier one; of a meeting,
its minutes and a pair the last of the heads stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.fold import heads, ordered
from hrcapp.secretariat.kinds import Kind

PLANNED, CALLED_OFF = "planned", "called-off"
STATES = (PLANNED, CALLED_OFF)
CAME, ABSENT = "came", "absent"
ATTENDED = (CAME, ABSENT)
ACCEPTED, ASIDE = "accepted", "aside"
WORDS = (ACCEPTED, ASIDE)
TERM, YEARLY = "term", "yearly"
REMINDERS = (TERM, YEARLY)


@dataclass(frozen=True)
class SaidMeeting:
    """A meeting by the hash of what is known of it.

    `sequence` counts how often it was changed: it only ever grows, on every desk, as calendars ask (RFC 5545,
    3.8.7.4). `at` is when it was said last; `minutes` the hash of what was noted, or "".
    """

    id: str
    content: str
    state: str
    sequence: int
    at: str
    minutes: str


@dataclass(frozen=True)
class SaidPair:
    """What a person decided about two parties, one of `WORDS`, and when."""

    one: str
    other: str
    word: str
    at: str


def meeting(identifier: str, events: Sequence[SignedEvent]) -> SaidMeeting | None:
    """A meeting as it stands; None where it was taken back."""
    said = [event for event in ordered(events) if event.event.kind == Kind.MEETING]
    last = _last(said)
    if last is None or not _text(last, "meeting") or _text(last, "state") not in STATES:
        return None
    noted = _last([event for event in events if event.event.kind == Kind.MINUTES])
    return SaidMeeting(
        id=identifier,
        content=_text(last, "meeting"),
        state=_text(last, "state"),
        sequence=len(said) - 1,
        at=max(to_text(event.event.at) for event in said),
        minutes=_text(noted, "words") if noted else "",
    )


def attendance(events: Sequence[SignedEvent]) -> dict[str, str]:
    """By party whether it came, one of `ATTENDED`."""
    said = {
        _text(event, "party"): _text(event, "came")
        for event in ordered(event for event in events if event.event.kind == Kind.ATTENDANCE)
    }
    return {party: came for party, came in said.items() if party and came in ATTENDED}


def pair(events: Sequence[SignedEvent]) -> SaidPair | None:
    """What stands about two parties; None where it was taken back."""
    last = _last([event for event in events if event.event.kind == Kind.PAIR])
    if last is None or _text(last, "word") not in WORDS:
        return None
    one, other = _text(last, "one"), _text(last, "other")
    return SaidPair(one, other, _text(last, "word"), to_text(last.event.at)) if one and other else None


def reminded(events: Sequence[SignedEvent]) -> dict[tuple[str, str], str]:
    """By reminder and the day it was due, the day (`YYYY-MM-DD`) on which it was done."""
    said = {
        (_text(event, "reminder"), _text(event, "due")): _text(event, "day")
        for event in ordered(event for event in events if event.event.kind == Kind.REMINDED)
    }
    return {about: day for about, day in said.items() if day and about[0] in REMINDERS}


def _last(events: Sequence[SignedEvent]) -> SignedEvent | None:
    found = heads(events)
    return found[-1] if found else None


def _text(event: SignedEvent, name: str) -> str:
    value = event.event.data.get(name, "")
    return value if isinstance(value, str) else ""
