"""What desks said in other languages of the free texts of a submission. Pure, as `fold` is.

A translation belongs to a text and not to a version: while an answer stays as it was, its translations stay
with it, and an answer that was changed has none yet. Each event names those that its writer saw,
so what nobody has replaced is known without a common clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.event_order import ordered
from hrcapp.secretariat.kinds import Kind


class Status(StrEnum):
    """How far a translation has come; only a checked one is published."""

    DRAFT = "draft"
    CHECKED = "checked"


@dataclass(frozen=True, order=True)
class Place:
    """A text and the language it is put into: the question's path, and the hash of what was answered."""

    submission: str
    path: str
    language: str
    source: str


@dataclass(frozen=True)
class Said:
    """One translation as a desk wrote it. `text` is the hash of its words, "" where it takes them back.

    `over` are the digests of those that its writer saw, and replaces.
    """

    place: Place
    text: str
    status: Status
    desk: str
    at: str
    digest: str
    over: frozenset[str]


def source_of(original: str) -> str:
    """The hash that stands for an answer. Ends of lines are those of XML."""
    return hashlib.sha256(plain(original).encode()).hexdigest()


def plain(text: str) -> str:
    """Without blanks at the ends, lines ending as in XML: two tools may differ in these and mean one text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def histories(submission: str, events: Iterable[SignedEvent]) -> Mapping[Place, tuple[Said, ...]]:
    """All that was ever said of the texts of one submission, each in the one order for all desks."""
    found: dict[Place, list[Said]] = {}
    for signed in ordered(event for event in events if event.event.kind == Kind.TRANSLATION):
        if (said := _said(submission, signed)) is not None:
            found.setdefault(said.place, []).append(said)
    return {place: tuple(said) for place, said in found.items()}


def standing(history: Sequence[Said]) -> Said | None:
    """The one that counts: of those that nobody has replaced a checked one before a draft, then the newest.

    None where there is none, or where it was taken back.
    """
    found = max(enumerate(heads(history)), key=lambda pair: (_rank(pair[1]), pair[0]), default=None)
    return found[1] if found and found[1].text else None


def heads(history: Sequence[Said]) -> tuple[Said, ...]:
    """Those that no later word names as replaced."""
    replaced = {digest for said in history for digest in said.over}
    return tuple(said for said in history if said.digest not in replaced)


def differ(history: Sequence[Said]) -> bool:
    """Whether desks have put other words side by side, of which only one stands."""
    return len({said.text for said in heads(history) if said.text}) > 1


def _rank(said: Said) -> int:
    if not said.text:
        return 0
    return 2 if said.status is Status.CHECKED else 1


def _said(submission: str, signed: SignedEvent) -> Said | None:
    """None for an event whose data say nothing usable."""
    event = signed.event
    names = ("path", "language", "source", "status", "text", "over")
    path, language, source, status, text, over = (str(event.data.get(name, "")) for name in names)
    if not (path and language and source) or status not in set(Status):
        return None
    place = Place(submission, path, language, source)
    seen = frozenset(over.split())
    return Said(place, text, Status(status), event.desk, to_text(event.at), signed.digest, seen)
