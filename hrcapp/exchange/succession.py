"""Who may go on with a submission after the device that began it: a chain of signed handovers.

The device that gives a form away does not know who will take it. It signs a record that names a one-time key,
the ticket, which travels inside the sealed file; whoever opens that file signs its own key with the ticket. A
chain of such links travels in every later bundle, so a desk can follow it from the first sender to the last
(docs/formats/handover.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from hrcapp.exchange import canonical_json, checks, sshsig
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.names import HANDOVER_FORMAT, HEIR_NAMESPACE
from hrcapp.model.faults import Fault

MAX_LINKS = 32
MAX_BYTES = 128 * 1024


@dataclass(frozen=True)
class Link:
    """One handover: from version `revision` on, `heir` writes in the place of `giver`.

    `signature` is the giver's over the record, `heir_signature` the ticket's over record and heir, both as
    SSH armor; the heir is unknown until somebody has opened the file.
    """

    submission: str
    revision: int
    giver: PublicKey
    ticket: PublicKey
    at: datetime
    signature: bytes = b""
    heir: PublicKey | None = None
    heir_signature: bytes = b""

    @property
    def record(self) -> bytes:
        """What the giver signs."""
        return canonical_json.dump(self._record())

    @property
    def claim(self) -> bytes:
        """What the ticket signs."""
        return canonical_json.dump({**self._record(), "heir": self.heir.openssh if self.heir else ""})

    def _record(self) -> dict[str, Any]:
        return {
            "format": HANDOVER_FORMAT,
            "submission": self.submission,
            "revision": self.revision,
            "giver": self.giver.openssh,
            "ticket": self.ticket.openssh,
            "at": to_text(self.at),
        }


def give(submission: str, revision: int, device: SigningKey, now: datetime) -> tuple[Link, SigningKey]:
    """A link without heir, and its ticket, which nobody but the heir may learn."""
    ticket = SigningKey.generate()
    link = Link(submission, revision, device.public, ticket.public, now.replace(microsecond=0))
    return replace(link, signature=sshsig.sign(link.record, device, HEIR_NAMESPACE)), ticket


def accept(link: Link, ticket: SigningKey, heir: PublicKey) -> Link:
    """The whole link, for the device that opened the file. Raises ValueError for another link's ticket."""
    if ticket.public != link.ticket:
        raise ValueError("the ticket of another handover")
    taken = replace(link, heir=heir)
    return replace(taken, heir_signature=sshsig.sign(taken.claim, ticket, HEIR_NAMESPACE))


def write(links: Sequence[Link]) -> bytes:
    """The chain as it travels."""
    return canonical_json.dump({"links": [_to_json(one) for one in links]})


def read(data: bytes) -> tuple[Link, ...]:
    """The chain, every signature checked. Raises ValueError."""
    found = canonical_json.load(data, max_bytes=MAX_BYTES)
    links = checks.items(found.get("links"), _from_json)
    if not 0 < len(links) <= MAX_LINKS:
        raise ValueError("no handover, or too many")
    for link in links:
        check(link)
    return links


def check(link: Link) -> None:
    """That a link was signed by its giver and, where it has an heir, by its ticket. Raises ValueError."""
    try:
        giver = sshsig.verify(link.record, link.signature, HEIR_NAMESPACE)
        ticket = sshsig.verify(link.claim, link.heir_signature, HEIR_NAMESPACE) if link.heir else link.ticket
    except Fault as fault:
        raise ValueError("a signature does not hold") from fault
    if (giver, ticket) != (link.giver, link.ticket):
        raise ValueError("signed by somebody else")


def leads(links: Sequence[Link], submission: str, first: str, last: str) -> bool:
    """Whether the chain leads from the device `first` to `last` (fingerprints) for this submission."""
    at = first
    for link in links:
        if link.submission != submission or link.heir is None:
            return False
        if link.giver.fingerprint == at:
            at = link.heir.fingerprint
    return at == last and bool(links)


def to_json(link: Link) -> dict[str, Any]:
    """A link without heir, inside the sealed file."""
    return {**_record_of(link), "signature": link.signature.decode()}


def from_json(found: Mapping[str, Any]) -> Link:
    """A link without heir. Raises ValueError."""
    link = _link(found)
    check(link)
    return link


def _record_of(link: Link) -> dict[str, Any]:
    return canonical_json.load(link.record, max_bytes=MAX_BYTES)


def _to_json(link: Link) -> dict[str, Any]:
    if link.heir is None:
        raise ValueError("a handover that nobody has taken")
    return {
        **to_json(link),
        "heir": link.heir.openssh,
        "heir_signature": link.heir_signature.decode(),
    }


def _from_json(found: Mapping[str, Any]) -> Link:
    heir = PublicKey.parse(checks.text(found.get("heir")))
    signature = checks.text(found.get("heir_signature")).encode()
    return replace(_link(found), heir=heir, heir_signature=signature)


def _link(found: Mapping[str, Any]) -> Link:
    submission, revision = checks.text(found.get("submission")), checks.number(found.get("revision"))
    if found.get("format") != HANDOVER_FORMAT or str(UUID(submission)) != submission or revision < 1:
        raise ValueError("not a handover of this version")
    return Link(
        submission=submission,
        revision=revision,
        giver=PublicKey.parse(checks.text(found.get("giver"))),
        ticket=PublicKey.parse(checks.text(found.get("ticket"))),
        at=from_text(checks.text(found.get("at"))),
        signature=checks.text(found.get("signature")).encode(),
    )
