"""What the events say of a party beyond its submissions, and of invitations. Pure, as `fold` is.

What is added and taken away again (aliases, waves) adds up over all desks, the later word about each over the
earlier one; of what can be only one thing, the last of the heads stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.fold import Kind, heads, ordered

ADD, REMOVE = "add", "remove"


@dataclass(frozen=True)
class Council:
    """A council's decision to take part: its day (`YYYY-MM-DD`) and the hash of what was written about it."""

    day: str
    words: str


@dataclass(frozen=True)
class Invitation:
    """Whom the campaign invited, by the hash of what is known of it.

    `day`: when; `replied`: the day of the answer, "" before; `answer`: one of `ANSWERS`; `party`: who it is.
    """

    id: str
    content: str
    day: str
    replied: str = ""
    answer: str = ""
    party: str = ""


YES, NO, LATER = "yes", "no", "later"
ANSWERS = (YES, LATER, NO)


def aliases(events: Sequence[SignedEvent]) -> tuple[str, ...]:
    """The hashes of a party's further names."""
    return _there(events, Kind.ALIAS, "alias")


def waves(events: Sequence[SignedEvent]) -> tuple[str, ...]:
    """The waves that a person put a party into."""
    return _there(events, Kind.WAVE, "wave")


def parent(events: Sequence[SignedEvent]) -> str:
    """The party that this one is a part of; "" where nobody has said so."""
    last = _last(events, Kind.PARENT)
    return _text(last, "parent") if last else ""


def council(events: Sequence[SignedEvent]) -> Council | None:
    """The council's decision; None where there is none, or where it was taken back."""
    last = _last(events, Kind.COUNCIL)
    day = _text(last, "day") if last else ""
    return Council(day, _text(last, "words")) if last and day else None


def invitation(identifier: str, events: Sequence[SignedEvent]) -> Invitation | None:
    """An invitation as it stands; None where it was taken back."""
    last = _last(events, Kind.INVITATION)
    if last is None or not _text(last, "invitation"):
        return None
    reply, party = _last(events, Kind.REPLY), _last(events, Kind.INVITED)
    return Invitation(
        id=identifier,
        content=_text(last, "invitation"),
        day=_text(last, "day"),
        replied=_text(reply, "day") if reply else "",
        answer=_text(reply, "answer") if reply else "",
        party=_text(party, "party") if party else "",
    )


def _there(events: Sequence[SignedEvent], kind: Kind, name: str) -> tuple[str, ...]:
    """What was added and not taken away since; the last word about each counts."""
    said = {
        _text(event, name): _text(event, "action") == ADD
        for event in ordered(event for event in events if event.event.kind == kind)
    }
    return tuple(value for value, there in said.items() if value and there)


def _last(events: Sequence[SignedEvent], kind: Kind) -> SignedEvent | None:
    found = heads(event for event in events if event.event.kind == kind)
    return found[-1] if found else None


def _text(event: SignedEvent, name: str) -> str:
    value = event.event.data.get(name, "")
    return value if isinstance(value, str) else ""
