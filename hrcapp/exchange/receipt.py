"""What the desk answers (`.hrcr`): signed by its staff, sealed to the device that packed the submission.

Only such a file moves a submission on the officer's side. The format is in docs/formats/receipt.md.
"""

from __future__ import annotations

from datetime import datetime

from hrcapp.exchange import age, canonical_json, checks, envelope, names
from hrcapp.exchange.bag import Bag
from hrcapp.exchange.envelope import RECEIPT, Envelope
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.receipt_content import Comment as Comment
from hrcapp.exchange.receipt_content import Receipt as Receipt
from hrcapp.exchange.receipt_content import from_json, to_json
from hrcapp.exchange.refusal import Reason, Refused, told_as
from hrcapp.model.faults import Code, Fault

_CONTENT = "receipt.json"
_MAX_JSON = 1024 * 1024
_CODES = {
    Reason.FOREIGN: Code.RECEIPT_UNREADABLE,
    Reason.TRUNCATED: Code.RECEIPT_UNREADABLE,
    Reason.ALTERED: Code.RECEIPT_UNREADABLE,
    Reason.TOO_LARGE: Code.RECEIPT_UNREADABLE,
    Reason.NEWER: Code.RECEIPT_NEWER_FORMAT,
}


def issue(receipt: Receipt, staff: SigningKey, to: str, *, now: datetime) -> bytes:
    """The receipt as a file for the age recipient `to` (the submission's `reply_to`). Raises ValueError."""
    return envelope.close(
        RECEIPT,
        f"{receipt.submission_id}-{receipt.revision}",
        {_CONTENT: canonical_json.dump(to_json(receipt))},
        {"External-Identifier": receipt.submission_id, "Revision": str(receipt.revision)},
        campaign=receipt.campaign,
        key=staff,
        recipients=[to],
        now=now,
    ).data


def open_receipt(data: bytes, identity: str, kit: Kit, name: str = "") -> Receipt:
    """Check the signatures against the kit and decrypt.

    Raises Fault RECEIPT_UNREADABLE, RECEIPT_NEWER_FORMAT, RECEIPT_NOT_SIGNED (whole, but not by the staff of
    this kit), RECEIPT_NOT_FOR_US, RECEIPT_UNKNOWN_SUBMISSION (of another campaign).
    """
    with told_as(_CODES, name):
        outer = envelope.look(RECEIPT, data)
        if not kit.trusts(outer.signer, names.RECEIPTS_ROLE):
            raise Fault(Code.RECEIPT_NOT_SIGNED, name=name)
        receipt = _read(_open_inner(outer, identity, name))
    if receipt.campaign != kit.content.campaign:
        raise Fault(Code.RECEIPT_UNKNOWN_SUBMISSION, name=name)
    return receipt


def addressed_to(data: bytes, name: str = "") -> tuple[str, ...]:
    """The age recipients of the devices that can open it, as its checked outside names them; for a courier.

    Raises Fault RECEIPT_UNREADABLE, RECEIPT_NEWER_FORMAT.
    """
    with told_as(_CODES, name):
        named = envelope.look(RECEIPT, data).bag_info.get("Intended-Recipients", "").split()
        if not named or not all(map(checks.AGE_RECIPIENT.fullmatch, named)):
            raise Refused(Reason.FOREIGN)
        return tuple(named)


def sealed_by(data: bytes, name: str = "") -> PublicKey:
    """Whose signature the outside carries, checked; what is inside only its device can read.

    Raises Fault RECEIPT_UNREADABLE, RECEIPT_NEWER_FORMAT.
    """
    with told_as(_CODES, name):
        return envelope.look(RECEIPT, data).signer


def _open_inner(outer: Envelope, identity: str, name: str) -> Bag:
    try:
        return envelope.open_inner(RECEIPT, outer, [identity]).bag
    except age.NotForUs as error:
        raise Fault(Code.RECEIPT_NOT_FOR_US, name=name) from error
    except envelope.SignerMismatch as error:
        raise Fault(Code.RECEIPT_NOT_SIGNED, name=name) from error


def _read(inner: Bag) -> Receipt:
    try:
        receipt = from_json(canonical_json.load(inner.payload.get(_CONTENT, b""), max_bytes=_MAX_JSON))
    except ValueError as error:
        raise Refused(Reason.FOREIGN) from error
    if receipt.campaign != inner.info.get("Campaign") or len(inner.payload) != 1:
        raise Refused(Reason.FOREIGN)
    return receipt
