"""One version of a submission as a file (`.hrcb`): sealed once, sent many times.

The format is in docs/formats/bundle.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hrcapp.exchange import age, envelope, names, telephone
from hrcapp.exchange.bundle_content import MAX_ATTACHMENTS as MAX_ATTACHMENTS
from hrcapp.exchange.bundle_content import Content as Content
from hrcapp.exchange.bundle_content import from_bag, to_info, to_payload
from hrcapp.exchange.envelope import SUBMISSION, Closed, Envelope
from hrcapp.exchange.keys import DeviceKeys, PublicKey
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.refusal import Reason, Refused, told_as
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text

MAX_BYTES = names.MAX_BYTES
ATTACHMENT_LIMIT = MAX_BYTES - 4 * 1024 * 1024
"""Bytes that attachments may have together: the rest is for the answers, the statement and the packing."""

_CODES = {
    Reason.FOREIGN: Code.BUNDLE_NOT_A_BUNDLE,
    Reason.TRUNCATED: Code.BUNDLE_TRUNCATED,
    Reason.ALTERED: Code.BUNDLE_ALTERED,
    Reason.NEWER: Code.BUNDLE_NEWER_FORMAT,
    Reason.TOO_LARGE: Code.BUNDLE_TOO_LARGE,
}


@dataclass(frozen=True)
class Sealed:
    """A finished bundle. `content_hash` names this version for ever; `telephone_secret` is also inside it."""

    data: bytes = field(repr=False)
    eid: str
    content_hash: str
    recipients: tuple[str, ...]
    telephone_secret: str = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """A bundle read by the desk. `signer` packed and sealed it; `envelope` is what lay outside."""

    content: Content
    signer: PublicKey
    eid: str
    content_hash: str
    envelope: Envelope
    telephone_secret: str = field(repr=False)


def room_left(sizes: Iterable[int]) -> int:
    """Bytes that may still be attached beside attachments of these sizes; negative when over the limit."""
    return ATTACHMENT_LIMIT - sum(sizes)


def seal(content: Content, device: DeviceKeys, kit: Kit, *, now: datetime) -> Sealed:
    """Pack, sign and encrypt to the kit's recipients.

    Raises Fault PRACTICE_CANNOT_BE_PACKED, ATTACHMENTS_TOO_LARGE, BUNDLE_OTHER_CAMPAIGN; ValueError for
    values that the app itself must not make (bad identifiers, names that are not short ASCII).
    """
    if content.practice or kit.content.practice:
        raise Fault(Code.PRACTICE_CANNOT_BE_PACKED)
    if content.campaign != kit.content.campaign:
        raise Fault(Code.BUNDLE_OTHER_CAMPAIGN, name=content.submission_id)
    _check_room(content)
    secret = telephone.secret(device.signing, content.submission_id, content.revision)
    closed = _close(content, device, kit, secret, now)
    if len(closed.data) > MAX_BYTES:
        raise _too_large(content, len(closed.data), MAX_BYTES)
    return Sealed(closed.data, closed.eid, closed.content_hash, kit.recipients, secret)


def inspect(data: bytes, name: str = "") -> Envelope:
    """What anyone can check without a key: outer bag, hashes and signature. Raises Fault BUNDLE_*."""
    with told_as(_CODES, name):
        return envelope.look(SUBMISSION, data)


def open_bundle(
    data: bytes, identities: Sequence[str], *, campaign: str, name: str = "", revoked: Iterable[str] = ()
) -> Opened:
    """Check everything and decrypt. `identities` are all keys the desk ever had; `revoked` are fingerprints.

    Raises Fault BUNDLE_*: each says what is really the matter.
    """
    return open_inspected(inspect(data, name), identities, campaign=campaign, name=name, revoked=revoked)


def open_inspected(
    outer: Envelope, identities: Sequence[str], *, campaign: str, name: str = "", revoked: Iterable[str] = ()
) -> Opened:
    """`open_bundle` for what `inspect` has checked already."""
    if outer.bag_info.get("Campaign") != campaign:
        raise Fault(Code.BUNDLE_OTHER_CAMPAIGN, name=name)
    if outer.signer.fingerprint in set(revoked):
        raise Fault(Code.BUNDLE_REVOKED, name=name, fingerprint=outer.signer.fingerprint)
    with told_as(_CODES, name):
        inner = _open_inner(outer, identities, name)
        if inner.bag.info.get("Campaign") != campaign:
            raise Fault(Code.BUNDLE_OTHER_CAMPAIGN, name=name)
        try:
            content, secret = from_bag(inner.bag)
        except ValueError as error:
            raise Refused(Reason.FOREIGN) from error
    return Opened(content, outer.signer, outer.eid, inner.content_hash, outer, secret)


def _close(content: Content, device: DeviceKeys, kit: Kit, secret: str, now: datetime) -> Closed:
    return envelope.close(
        SUBMISSION,
        content.submission_id,
        to_payload(content),
        to_info(content, secret),
        campaign=content.campaign,
        key=device.signing,
        recipients=kit.recipients,
        now=now,
    )


def _open_inner(outer: Envelope, identities: Sequence[str], name: str) -> envelope.Inner:
    try:
        return envelope.open_inner(SUBMISSION, outer, identities)
    except age.NotForUs as error:
        raise Fault(Code.BUNDLE_NOT_FOR_US, name=name) from error
    except envelope.SignerMismatch as error:
        raise Fault(Code.BUNDLE_SIGNER_MISMATCH, name=name) from error


def _check_room(content: Content) -> None:
    sizes = [len(data) for data in content.attachments.values()]
    if room_left(sizes) < 0:
        raise _too_large(content, sum(sizes), ATTACHMENT_LIMIT)


def _too_large(content: Content, total: int, limit: int) -> Fault:
    files = {"statement.pdf": content.statement_pdf or b"", **content.attachments}
    largest = max(files, key=lambda name: len(files[name]))
    return Fault(Code.ATTACHMENTS_TOO_LARGE, name=largest, total=size_text(total), limit=size_text(limit))
