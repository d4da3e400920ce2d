"""Signed, immutable lines in the log of a desk: import, accept, return, reject, merge, note.

A line holds ids and hashes only, no personal data. `heads` are the digests of the events that the desk had
seen for the subject, so that the order of decisions can be told without a common clock. `before` is the
digest of the line that the same desk wrote before: nothing can be taken out of a desk's log unseen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hrcapp.exchange import canonical_json, checks, names, sshsig
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.model.faults import Code, Fault

MAX_LINE = 64 * 1024
_WORD = re.compile(r"[a-z][a-z-]{0,31}")


@dataclass(frozen=True)
class Event:
    """What a desk did: its number `seq` counts from 1; `subject` is a submission or party; `at` is in UTC.

    `before` is "" in a desk's first line, and in lines written before lines were chained.
    """

    desk: str
    seq: int
    kind: str
    subject: str
    at: datetime
    heads: tuple[str, ...]
    data: Mapping[str, Any]
    before: str = ""

    def __post_init__(self) -> None:
        checks.all_match(checks.SHA256, (*self.heads, *([self.before] if self.before else [])))
        checks.all_match(_WORD, [self.kind])
        if not self.desk or self.seq < 1 or self.at.tzinfo is None:
            raise ValueError("not a desk, a number or a moment")
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True)
class SignedEvent:
    """An event whose signature holds. `digest` (SHA-256, hex) is what later events name as a head."""

    event: Event
    signer: PublicKey
    digest: str
    line: bytes


def sign(event: Event, key: SigningKey) -> SignedEvent:
    """The event as a line. Raises ValueError for data that JSON can't hold or a line that gets too long."""
    body = _body(event)
    content = canonical_json.dump(body)
    armor = sshsig.sign(content, key, names.EVENT_NAMESPACE).decode()
    line = canonical_json.dump({"event": body, "signature": armor}) + b"\n"
    if len(line) > MAX_LINE:
        raise ValueError("the event is too long")
    return SignedEvent(event, key.public, hashlib.sha256(content).hexdigest(), line)


def parse(line: bytes, *, desk: str = "") -> SignedEvent:
    """Check a line; who may sign for a desk is the caller's to say. Raises Fault EVENT_UNREADABLE."""
    try:
        if not line.endswith(b"\n"):  # one event has one line: without its end it is another file
            raise ValueError("cut off")
        found = canonical_json.load(line[:-1], max_bytes=MAX_LINE)
        body = found["event"]
        content, armor = canonical_json.dump(body), checks.text(found.get("signature"))
        event = _from_body(body)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise Fault(Code.EVENT_UNREADABLE, desk=desk) from error
    signer = sshsig.verify(
        content, armor.encode(), names.EVENT_NAMESPACE, code=Code.EVENT_UNREADABLE, desk=event.desk
    )
    return SignedEvent(event, signer, hashlib.sha256(content).hexdigest(), line)


def _body(event: Event) -> dict[str, Any]:
    body = {**vars(event), "at": to_text(event.at), "heads": list(event.heads), "data": dict(event.data)}
    if not event.before:
        del body["before"]
    return body


def _from_body(body: Mapping[str, Any]) -> Event:
    event = Event(
        desk=checks.text(body["desk"]),
        seq=checks.number(body["seq"]),
        kind=checks.text(body["kind"]),
        subject=checks.text(body["subject"]),
        at=from_text(checks.text(body["at"])),
        heads=checks.strings(body["heads"]),
        data=dict(body["data"]),
        before=checks.text(body.get("before", "")),
    )
    if _body(event) != body:
        raise ValueError("an event with other keys")
    return event
