"""Who may sign for the campaign: keys of staff added to a kit and withdrawn from it.

A withdrawn key stays in its place in the list and stands among the revoked ones: the place of a key among the
staff gives each desk its mark (`custody.mark`), and nobody may ever get another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hrcapp.exchange import names
from hrcapp.exchange.kit import KitContent, Signer
from hrcapp.exchange.staff_key import StaffKey
from hrcapp.model.faults import Code, Fault


def with_staff(content: KitContent, key: StaffKey) -> dict[str, Any]:
    """The changes that let a colleague's desk sign receipts. Raises Fault STAFF_KNOWN."""
    if key.public in {one.public for one in content.signers}:
        raise Fault(Code.STAFF_KNOWN, name=key.name)
    return {"signers": (*content.signers, Signer(key.name, key.public, (names.RECEIPTS_ROLE,)))}


def without_staff(content: KitContent, fingerprint: str) -> dict[str, Any]:
    """The changes that withdraw a key. Raises Fault STAFF_LAST when nobody could sign receipts any more."""
    changes = with_revoked(content, [fingerprint])
    if not any(one.public.fingerprint not in changes["revoked"] for one in receipt_signers(content)):
        raise Fault(Code.STAFF_LAST)
    return changes


def with_revoked(content: KitContent, fingerprints: Iterable[str]) -> dict[str, Any]:
    """The changes that revoke devices: what they send from now on is set aside."""
    return {"revoked": tuple(dict.fromkeys((*content.revoked, *fingerprints)))}


def receipt_signers(content: KitContent) -> tuple[Signer, ...]:
    """Everybody whose receipts are or were believed."""
    return tuple(one for one in content.signers if names.RECEIPTS_ROLE in one.roles)


def staff_in_office(content: KitContent) -> frozenset[str]:
    """The fingerprints of those whose receipts are believed now."""
    found = {one.public.fingerprint for one in receipt_signers(content)}
    return frozenset(found - set(content.revoked))


def require_second_reader(content: KitContent) -> None:
    """Nobody may be asked for whom there is not. Raises Fault SECOND_READER_ALONE."""
    if content.second_reader and len(staff_in_office(content)) < 2:
        raise Fault(Code.SECOND_READER_ALONE)
