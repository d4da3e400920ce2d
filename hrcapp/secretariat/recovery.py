"""The recovery key: the second recipient of every bundle, held offline on three sheets, two of which suffice.

Campaigns begun before there were sheets have it as one file (`recovery.agekey`); that is read, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange import age
from hrcapp.exchange.kit import Kit, KitContent
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody
from hrcapp.store import Home, vault_of
from hrcapp.vault import sheets

NAME = "recovery"
"""How a kit calls this recipient."""
MAX_FILE = 16 * 1024


@dataclass(frozen=True)
class RecoveryKey:
    """A recovery key of the campaign, by its recipient, and the kits that name it."""

    recipient: str
    first: int
    last: int
    made_at: datetime


def recipient_in(content: KitContent) -> str:
    """The recipient of the recovery key that a kit names."""
    named = [one.age for one in content.recipients if one.name == NAME]
    return named[0] if named else content.recipients[-1].age


def recipient_of(kit: Kit) -> str:
    """The recipient of the kit's recovery key."""
    return recipient_in(kit.content)


def keys(home: Home) -> tuple[RecoveryKey, ...]:
    """Every recovery key of the campaign, as far as its kits are here, the present one first.

    Raises Fault CAMPAIGN_MISSING.
    """
    found: dict[str, RecoveryKey] = {}
    for kit in custody.kits(home):
        recipient, version = recipient_of(kit), kit.content.version
        known = found.get(recipient)
        found[recipient] = RecoveryKey(recipient, version, known.last if known else version, kit.made_at)
    return tuple(found.values())


def split(identity: str) -> tuple[str, ...]:
    """Three sheets of words for an age identity."""
    return sheets.split(age.secret_of(identity))


def from_sheets(typed: Sequence[str], kit: Kit) -> str:
    """The recovery identity of two sheets. Raises Fault SHEET_*, SHEETS_*, RECOVERY_KEY_OTHER."""
    secret = sheets.combine(typed)
    try:
        return _of(kit, age.identity_of(secret))
    except ValueError as error:
        raise Fault(Code.RECOVERY_KEY_OTHER) from error


def from_file(data: bytes, kit: Kit, name: str = "") -> str:
    """The recovery identity in an age identity file called `name`.

    Raises Fault RECOVERY_FILE_UNREADABLE, RECOVERY_KEY_OTHER.
    """
    try:
        lines = data[:MAX_FILE].decode().split()
        identity = next(line for line in lines if line.startswith("AGE-SECRET-KEY-1"))
        age.recipient_of(identity)
    except (ValueError, StopIteration) as error:
        raise Fault(Code.RECOVERY_FILE_UNREADABLE, name=name) from error
    return _of(kit, identity)


def add_earlier(home: Home, typed: Sequence[str], passphrase: str | None) -> RecoveryKey:
    """Keep an earlier recovery key at this desk, from two of its sheets: what was sealed to it opens here.

    For a desk that was taken over with the present key and has lost its own of before.
    Raises Fault SHEET_*, SHEETS_*, RECOVERY_KEY_OTHER, CAMPAIGN_MISSING, PASSPHRASE_*.
    """
    secret = sheets.combine(typed)
    try:
        identity = age.identity_of(secret)
        recipient = age.recipient_of(identity)
        found = next(one for one in keys(home) if one.recipient == recipient)
    except (ValueError, StopIteration) as error:
        raise Fault(Code.RECOVERY_KEY_OTHER) from error
    custody.add_identity(home, vault_of(home), identity, found.first, passphrase)
    return found


def take_over(home: Home, identity: str, passphrase: str) -> None:
    """Open the desk with the recovery key from now on, under a new passphrase: the old one is forgotten.

    Everything that arrived and will arrive opens with it. What the forgotten passphrase protects is kept. A
    next kit with a new desk key should follow, because this key is meant to lie in a safe.
    Raises Fault PASSPHRASE_MISSING, RECOVERY_KEY_OTHER, CAMPAIGN_MISSING.
    """
    if not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    kit = custody.kits(home)[0]
    _of(kit, identity)
    custody.set_aside_forgotten(home)
    custody.put_identities(home, vault_of(home), {kit.content.version: identity}, passphrase)


def _of(kit: Kit, identity: str) -> str:
    if age.recipient_of(identity) != recipient_of(kit):
        raise Fault(Code.RECOVERY_KEY_OTHER)
    return identity
