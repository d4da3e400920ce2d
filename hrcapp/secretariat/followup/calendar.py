"""Calendar files (RFC 5545): meetings and reminders that any calendar program takes.

Moments are in UTC, so no rules of time zones have to travel. Nobody is listed as an attendee: one file serves
all whom it is given to, and tells nobody of the others. With an organizer it is published (RFC 5546, 3.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

EXTENSION = ".ics"
_PRODUCT = "-//hrcapp//follow-up//EN"
_FOLD = 75  # octets of a line without its end (RFC 5545, 3.1)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Entry:
    """One event of a calendar. `starts`: a moment with its zone, or a whole day; `minutes` is its length.

    `sequence` counts its changes, `stamp` is when the last was made; `link` is ASCII or "".
    """

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    starts: datetime | date
    minutes: int = 0
    description: str = ""
    location: str = ""
    link: str = ""
    cancelled: bool = False


def calendar(entries: Sequence[Entry], organizer: str = "") -> bytes:
    """A file with these entries; `organizer` is an e-mail address, or "" where there is none to answer to."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    if organizer:
        lines.append("METHOD:PUBLISH")
    for entry in entries:
        lines += _event(entry, organizer)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, cut between characters; a blank begins the later ones."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _FOLD:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"


def _event(entry: Entry, organizer: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_moment(entry.stamp)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield from _when(entry)
    yield f"SUMMARY:{_text(entry.summary)}"
    for name, words in (("LOCATION", entry.location), ("DESCRIPTION", entry.description)):
        if words:
            yield f"{name}:{_text(words)}"
    if entry.link:
        yield f"URL:{entry.link}"
    if organizer:
        yield f"ORGANIZER:mailto:{organizer}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _when(entry: Entry) -> Iterator[str]:
    if isinstance(entry.starts, datetime):
        yield f"DTSTART:{_moment(entry.starts)}"
        yield f"DTEND:{_moment(entry.starts + timedelta(minutes=entry.minutes))}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.starts:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A TEXT value (3.3.11): what would end a value is escaped, lines become one."""
    one_way = _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        one_way = one_way.replace(mark, f"\\{mark}")
    return one_way.replace("\n", "\\n")
