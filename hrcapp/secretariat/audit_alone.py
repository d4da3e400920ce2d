"""Acceptances that one desk gave alone although the kit of that day asked for a second reader.

They count all the same (an `accept` means what it always meant); whoever looks through the log is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.kit import Kit
from hrcapp.secretariat import second_reader
from hrcapp.secretariat.event_order import ordered, place_of
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.kit_staff import staff_in_office

KINDS = (Kind.ACCEPT, Kind.PROPOSE)
"""The kinds of events that tell of it."""


@dataclass(frozen=True)
class Alone:
    """One such acceptance: the desk, the number and digest of its line, the version of the kit that asked."""

    desk: str
    seq: int
    digest: str
    kit: int


def alone(events: Iterable[SignedEvent], kits: Sequence[Kit]) -> list[Alone]:
    """Those among the acceptances and proposals of a log, by desk and number."""
    by_version: dict[str, list[SignedEvent]] = {}
    for one in ordered(events):
        by_version.setdefault(one.event.subject, []).append(one)
    found = (one for about in by_version.values() for one in _of_version(about, kits))
    return sorted(found, key=lambda one: (one.desk, one.seq))


def _of_version(about: Sequence[SignedEvent], kits: Sequence[Kit]) -> Iterator[Alone]:
    for one in (one for one in about if one.event.kind == Kind.ACCEPT):
        event = one.event
        kit = _of_the_day(event.at, kits)
        if kit is None or not kit.content.second_reader:
            continue
        before = [other for other in about if place_of(other) < place_of(one)]
        said = {*second_reader.standing(before), *_accepting(before)}
        if not said & (staff_in_office(kit.content) - {event.desk}):
            yield Alone(event.desk, event.seq, one.digest, kit.content.version)


def _accepting(events: Iterable[SignedEvent]) -> Iterator[str]:
    return (one.event.desk for one in events if one.event.kind == Kind.ACCEPT)


def _of_the_day(at: datetime, kits: Sequence[Kit]) -> Kit | None:
    """The newest kit that was made by then: a desk may not have had it yet."""
    made = [kit for kit in kits if kit.made_at <= at]
    return max(made, key=lambda kit: kit.content.version, default=None)
