"""What the desk knows, as a pure fold of the set of its events.

Events arrive in any order, from several desks, some twice: the state depends on the set alone. Every event
names the heads it saw for its subject and topic. What no other event has seen is current; when two current
events say different things, that is a conflict which a person settles with one more event that has seen both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.model.status import PartyStanding, ReviewState
from hrcapp.secretariat.event_order import heads as heads
from hrcapp.secretariat.event_order import number, place_of, text
from hrcapp.secretariat.event_order import ordered as ordered
from hrcapp.secretariat.fold_decisions import decided
from hrcapp.secretariat.kinds import DECISIONS as DECISIONS
from hrcapp.secretariat.kinds import NAMED_BLOBS as NAMED_BLOBS
from hrcapp.secretariat.kinds import Kind as Kind
from hrcapp.secretariat.kinds import topic as topic
from hrcapp.secretariat.merging import merged

_T = TypeVar("_T")


@dataclass(frozen=True)
class Version:
    """One version of a submission: what arrived, and what was decided about it."""

    key: str
    submission: str
    revision: int
    bundle: str
    sender: str
    reference: str
    receipt: str
    arrived_at: str
    decision: ReviewState | None = None
    decided_by: tuple[str, ...] = ()
    decided_at: str = ""
    decision_receipt: str = ""
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Membership:
    """Which party a submission belongs to; `founds` when the party was made from it.

    `said` is the party that was decided for it; `party` the one that this has been merged into, if any.
    """

    submission: str
    party: str
    founds: bool
    settled: bool
    said: str


@dataclass(frozen=True)
class Standing:
    """Whether a party takes part, since which day (`YYYY-MM-DD`), and the hash of the words about it."""

    standing: PartyStanding
    day: str
    words: str


@dataclass(frozen=True)
class Sender:
    """What was decided about a device: trusted at all, the desk's own, or for these submissions; revoked."""

    fingerprint: str
    approved: bool = False
    own: bool = False
    submissions: frozenset[str] = frozenset()
    revoked: bool = False


@dataclass(frozen=True)
class State:
    """Everything, by its key. `merges` says into which party one was merged, `withdrawn` who left.

    `restored` lists numbers that one desk used twice: a copy was put back.
    """

    versions: Mapping[str, Version] = field(default_factory=dict)
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    senders: Mapping[str, Sender] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)
    merges: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    restored: tuple[tuple[str, int], ...] = ()

    def counts(self, submission: str) -> bool:
        """Whether a submission may count: its party has not withdrawn."""
        membership = self.memberships.get(submission)
        return membership is None or membership.party not in self.withdrawn


def fold(events: Iterable[SignedEvent]) -> State:
    """The state that a set of events makes. Total: an event that says nothing usable changes nothing."""
    every = {event.digest: event for event in events}
    by_subject: dict[str, list[SignedEvent]] = {}
    for event in sorted(every.values(), key=place_of):
        by_subject.setdefault(event.event.subject, []).append(event)
    merges = _each(by_subject, merge)
    memberships = _each(by_subject, membership)
    standings = _each(by_subject, standing)
    return State(
        versions=_each(by_subject, version),
        memberships={key: merged(one, merges) for key, one in memberships.items()},
        names=_each(by_subject, names),
        senders=_each(by_subject, sender),
        findings=_each(by_subject, finding),
        merges=merges,
        withdrawn=frozenset(p for p, one in standings.items() if one.standing is PartyStanding.WITHDRAWN),
        restored=_restored(every.values()),
    )


def version(key: str, events: Sequence[SignedEvent]) -> Version | None:
    """The version that these events are about; None while its bundle has not arrived."""
    arrived = [event for event in events if event.event.kind == Kind.IMPORT]
    if not arrived:
        return None
    first, current = min(arrived, key=place_of), decided(events)
    return Version(
        key=key,
        submission=text(first, "submission"),
        revision=number(first, "revision"),
        bundle=text(first, "bundle"),
        sender=text(first, "sender"),
        reference=text(first, "reference"),
        receipt=text(first, "receipt"),
        arrived_at=to_text(first.event.at),
        decision=current.state,
        decided_by=tuple(event.digest for event in current.by),
        decided_at=max((to_text(event.event.at) for event in current.by), default=""),
        decision_receipt=current.receipt,
        words=tuple(filter(None, (text(event, "words") for event in current.by))),
        notes=tuple(text(e, "text") for e in sorted(events, key=place_of) if e.event.kind == Kind.NOTE),
    )


def membership(submission: str, events: Sequence[SignedEvent]) -> Membership | None:
    """The party of a submission. While desks disagree the earliest stands, marked as not settled."""
    current = heads(event for event in events if event.event.kind == Kind.PARTY)
    if not current:
        return None
    parties = {text(event, "party") for event in current}
    founds = text(current[0], "action") == "create"
    party = text(current[0], "party")
    return Membership(submission, party, founds, settled=len(parties) == 1, said=party)


def merge(party: str, events: Sequence[SignedEvent]) -> str | None:
    """The party that this one was merged into; while desks disagree the earliest word stands."""
    current = heads(event for event in events if event.event.kind == Kind.MERGE)
    return (text(current[0], "into") or None) if current else None


def standing(party: str, events: Sequence[SignedEvent]) -> Standing | None:
    """Whether a party still takes part, as it was said last; None where nobody has said anything."""
    current = heads(event for event in events if event.event.kind == Kind.STANDING)
    usable = [event for event in current if text(event, "standing") in set(PartyStanding)]
    if not usable:
        return None
    last = usable[-1]
    return Standing(PartyStanding(text(last, "standing")), text(last, "day"), text(last, "words"))


def names(party: str, events: Sequence[SignedEvent]) -> tuple[str, ...] | None:
    """The hashes of the name lists given to a party, the latest last."""
    found = [text(e, "names") for e in sorted(events, key=place_of) if e.event.kind == Kind.NAMES]
    return tuple(found) or None


def sender(fingerprint: str, events: Sequence[SignedEvent]) -> Sender | None:
    """What was decided about a device: approvals of all desks add up; a revocation is for ever."""
    given = [event for event in events if event.event.kind == Kind.APPROVE_SENDER]
    revoked = any(event.event.kind == Kind.REVOKE_SENDER for event in events)
    if not given and not revoked:
        return None
    return Sender(
        fingerprint,
        approved=any(text(event, "as") in ("sender", "own") for event in given),
        own=any(text(event, "as") == "own" for event in given),
        submissions=frozenset(filter(None, (text(event, "submission") for event in given))),
        revoked=revoked,
    )


def finding(identifier: str, events: Sequence[SignedEvent]) -> str | None:
    """The hash of a finding's coding: the latest that no other has replaced."""
    current = heads(event for event in events if event.event.kind == Kind.CODING)
    return text(current[-1], "finding") if current else None


def _each(
    by_subject: Mapping[str, list[SignedEvent]], read: Callable[[str, Sequence[SignedEvent]], _T | None]
) -> dict[str, _T]:
    found = ((subject, read(subject, about)) for subject, about in by_subject.items())
    return {subject: value for subject, value in found if value is not None}


def _restored(events: Iterable[SignedEvent]) -> tuple[tuple[str, int], ...]:
    used: dict[tuple[str, int], set[str]] = {}
    for event in events:
        used.setdefault((event.event.desk, event.event.seq), set()).add(event.digest)
    return tuple(sorted(place for place, ids in used.items() if len(ids) > 1))
