"""Sign, encrypt, sign again: what bundles and receipts have in common.

Inside, a signed bag says who packed what for whom; it is encrypted whole. Outside, a second bag with the
ciphertext is signed by the same key under another namespace, so that a courier can check it and a desk can
filter senders before it decrypts anything. age alone authenticates nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from hrcapp.exchange import age, bag, canonical_zip, names, sshsig
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.refusal import Reason, Refused
from hrcapp.model.faults import Fault


@dataclass(frozen=True)
class Kind:
    """What an envelope carries: the format of the inner bag and the namespace of its signature."""

    label: str
    format: str
    namespace: str

    @property
    def sealed_name(self) -> str:
        """The payload of the outer bag."""
        return f"{self.label}.zip.age"


SUBMISSION = Kind("submission", names.SUBMISSION_FORMAT, names.SUBMISSION_NAMESPACE)
RECEIPT = Kind("receipt", names.RECEIPT_FORMAT, names.RECEIPT_NAMESPACE)


@dataclass(frozen=True)
class Closed:
    """A finished file; `content_hash` is SHA-256 (hex) of the inner zip, `eid` of the sealed one, cut."""

    data: bytes = field(repr=False)
    eid: str
    content_hash: str


@dataclass(frozen=True)
class Envelope:
    """What anyone can know of a file without a key: `size` in bytes, `bag_info` of the outer bag."""

    eid: str
    signer: PublicKey
    size: int
    bag_info: Mapping[str, str]
    sealed: bytes = field(repr=False)


@dataclass(frozen=True)
class Inner:
    """The opened inner bag, its signature checked against the envelope's signer."""

    bag: bag.Bag
    content_hash: str


class SignerMismatch(Exception):
    """The inner bag was packed by another key than the one that sealed it."""


def close(
    kind: Kind,
    root: str,
    payload: Mapping[str, bytes],
    info: Mapping[str, str],
    *,
    campaign: str,
    key: SigningKey,
    recipients: Sequence[str],
    now: datetime,
) -> Closed:
    """Pack, sign, encrypt and sign again. Raises ValueError for unfit names, bag-info or recipients."""
    common = {
        "Campaign": campaign,
        "Intended-Recipients": " ".join(recipients),
        "Bagging-Date": now.astimezone(UTC).date().isoformat(),
    }
    packed = {bag.FORMAT: kind.format, **info, "Packed-By": key.public.fingerprint, **common}
    inner = _signed_zip(root, payload, packed, key, kind.namespace)
    sealed = age.encrypt(inner, recipients)
    digest = hashlib.sha256(sealed).hexdigest()
    eid = digest[:32]
    outside = {
        bag.FORMAT: names.ENVELOPE_FORMAT,
        "Carries": kind.format,
        "External-Identifier": eid,
        **common,
    }
    name = kind.sealed_name
    data = _signed_zip(eid, {name: sealed}, outside, key, names.ENVELOPE_NAMESPACE, {name: digest})
    return Closed(data, eid, hashlib.sha256(inner).hexdigest())


def look(kind: Kind, data: bytes) -> Envelope:
    """Check the outer bag and its signature; no key is needed. Raises Refused."""
    outer = bag.parse(canonical_zip.read(data), wanted=names.ENVELOPE_FORMAT)
    signer = _signer(outer, names.ENVELOPE_NAMESPACE)
    bag.check_format(outer.info.get("Carries", ""), kind.format)
    eid = outer.digests.get(kind.sealed_name, "")[:32]
    if len(outer.payload) != 1 or not outer.root == eid == outer.info.get("External-Identifier"):
        raise Refused(Reason.ALTERED)
    return Envelope(eid, signer, len(data), outer.info, outer.payload[kind.sealed_name])


def open_inner(kind: Kind, envelope: Envelope, identities: Sequence[str]) -> Inner:
    """Decrypt and check the inner bag. Raises Refused, age.NotForUs or SignerMismatch.

    The envelope is whole when this begins, so what is wrong inside was packed so by its sender: such a file
    is not one of ours (FOREIGN), rather than changed on its way.
    """
    mine = {age.recipient_of(identity) for identity in identities}
    try:
        data = age.decrypt(envelope.sealed, identities)
        inner = bag.parse(canonical_zip.read(data), wanted=kind.format)
        signer = _signer(inner, kind.namespace)
    except age.Malformed as error:
        raise Refused(Reason.FOREIGN) from error
    except Refused as refused:
        late = refused.reason in (Reason.ALTERED, Reason.TRUNCATED)
        raise Refused(Reason.FOREIGN if late else refused.reason, **refused.params) from refused
    if signer != envelope.signer or inner.info.get("Packed-By") != signer.fingerprint:
        raise SignerMismatch
    # A recipient could seal the evidence anew for somebody else; the names inside the signature forbid it.
    if not mine & set(inner.info.get("Intended-Recipients", "").split()):
        raise age.NotForUs
    return Inner(inner, hashlib.sha256(data).hexdigest())


def _signed_zip(
    root: str,
    payload: Mapping[str, bytes],
    info: Mapping[str, str],
    key: SigningKey,
    namespace: str,
    digests: Mapping[str, str] | None = None,
) -> bytes:
    files = bag.build(root, payload, info, digests)
    return canonical_zip.write(bag.signed(files, sshsig.sign(bag.tagmanifest(files), key, namespace)))


def _signer(found: bag.Bag, namespace: str) -> PublicKey:
    try:
        return sshsig.verify(found.tagmanifest, found.signature or b"", namespace)
    except Fault as fault:
        raise Refused(Reason.ALTERED) from fault
