"""What is decided about a version: by decisions, by what took one back, and by what says that one has left.

Taking a decision back is a saying of its own, and so is handing it out. Where one desk took back what another
had handed out before they heard of each other, neither is lost: that is a conflict as any other. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hrcapp.exchange.events import SignedEvent
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.event_order import heads, ordered, text
from hrcapp.secretariat.kinds import DECISIONS, Kind, topic


@dataclass(frozen=True)
class Decided:
    """The state, None while nothing is decided; the decisions `by` which it is so, the earliest first.

    `receipt` is the hash of the answer that may leave. `withdrawals` are the heads that took one back,
    `handed` the digests of the decisions that some desk has begun to hand out.
    """

    state: ReviewState | None
    by: tuple[SignedEvent, ...]
    receipt: str
    withdrawals: tuple[SignedEvent, ...] = ()
    handed: frozenset[str] = frozenset()


def decided(events: Iterable[SignedEvent]) -> Decided:
    """What the events of one version say. One that names no decision of it changes nothing."""
    about = [event for event in ordered(events) if topic(event.event.kind) == "decision"]
    decisions = {event.digest: event for event in about if event.event.kind in DECISIONS}
    usable = [event for event in about if event.digest in decisions or text(event, "decision") in decisions]
    current = heads(usable)
    withdrawals = tuple(event for event in current if event.event.kind == Kind.WITHDRAW)
    meant = {text(event, "decision") or event.digest for event in current if event not in withdrawals}
    by = tuple(event for event in decisions.values() if event.digest in meant)
    said = {DECISIONS[event.event.kind] for event in by}
    contested = any(text(event, "decision") in meant for event in withdrawals)
    conflict = len(said) > 1 or contested
    return Decided(
        state=ReviewState.CONFLICT if conflict else next(iter(said), None),
        by=by,
        receipt=text(by[0], "receipt") if by and not conflict else "",
        withdrawals=withdrawals,
        handed=frozenset(text(event, "decision") for event in usable if event.event.kind == Kind.HANDED),
    )
