"""A second desk for one campaign: keys out at the first desk, in at the other, its own staff key back.

The other desk decrypts with the campaign's keys and signs with a key of its own. Towns believe its receipts
once the first desk has put that key into the next kit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hrcapp.exchange import desk_keys, names, staff_key
from hrcapp.exchange.desk_keys import DeskKeys
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.kit import Kit, open_kit
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody, drill, recovery
from hrcapp.store import Home, Role, vault_of


@dataclass(frozen=True)
class Joined:
    """What a desk that joined gives away: its public key for the first desk, its folder's code on paper."""

    staff_key: bytes
    recovery_code: str = field(repr=False)


def keys_for_another(home: Home, passphrase: str | None, travel_passphrase: str) -> bytes:
    """The file for another desk: the kits, and every identity under a passphrase for the way.

    Raises Fault PASSPHRASE_MISSING, PASSPHRASE_WRONG, CAMPAIGN_MISSING.
    """
    identities = custody.identities(home, vault_of(home), passphrase)
    kits = [(kit, custody.kit_bytes(home, kit.content.version)) for kit in custody.kits(home)]
    return desk_keys.pack(kits, identities, travel_passphrase, drill.record(home))


def look(data: bytes, name: str = "") -> DeskKeys:
    """What such a file is for, without its passphrase: a person compares the eight words with the letter.

    Raises Fault DESK_KEYS_UNREADABLE, KIT_*.
    """
    return desk_keys.look(data, name=name)


def join(
    home: Home,
    found: DeskKeys,
    travel_passphrase: str,
    *,
    name: str,
    passphrase: str | None,
    keyring: bool = False,
) -> Joined:
    """Begin a desk of a campaign that another desk has begun. `name` is what the kit will call its staff.

    Raises Fault CAMPAIGN_EXISTS, ROLE_OTHER, PASSPHRASE_WRONG, PASSPHRASE_MISSING, DESK_KEYS_UNREADABLE, and
    those of the vault; ValueError for a name that `staff_key.write` refuses.
    """
    if passphrase is not None and not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    identities = found.unlock(travel_passphrase)
    return _begin(home, found.files, identities, found.drills, name, passphrase, keyring=keyring)


def join_with_sheets(
    home: Home, kit: bytes, typed: Sequence[str], *, name: str, passphrase: str, keyring: bool = False
) -> Joined:
    """Begin a desk when no other is left: from a kit, as every town has it, and two recovery sheets.

    Raises Fault CAMPAIGN_EXISTS, ROLE_OTHER, PASSPHRASE_MISSING, RECOVERY_KEY_OTHER, KIT_*, SHEET_* and
    SHEETS_*.
    """
    if not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    opened = open_kit(kit)
    version, identity = opened.content.version, recovery.from_sheets(typed, opened)
    return _begin(home, {version: kit}, {version: identity}, b"", name, passphrase, keyring=keyring)


def _begin(
    home: Home,
    kits: Mapping[int, bytes],
    identities: Mapping[int, str],
    drills: bytes,
    name: str,
    passphrase: str | None,
    *,
    keyring: bool,
) -> Joined:
    """A data folder with these kits and identities, and a staff key of its own."""
    staff = SigningKey.generate()
    campaign = open_kit(kits[max(kits)]).content.campaign
    card = staff_key.write(campaign, name, staff)
    home.claim(Role.SECRETARIAT)
    if custody.has_campaign(home):
        raise Fault(Code.CAMPAIGN_EXISTS)
    vault = vault_of(home, keyring=keyring)
    custody.put_staff(vault, staff)
    custody.put_identities(home, vault, identities, passphrase)
    code = vault.new_recovery_code()
    drill.adopt(home, drills)
    # The oldest kit first, the newest last: without it there is no campaign here yet.
    for version in sorted(kits):
        custody.put_kit(home, version, kits[version])
    return Joined(card, code)


def take_keys(
    home: Home, data: bytes, travel_passphrase: str, passphrase: str | None, name: str = ""
) -> Mapping[int, str]:
    """Further kits and identities of the first desk, after it has made a new key; the identities it now has.

    Raises Fault DESK_KEYS_UNREADABLE, DESK_KEYS_OLDER, KIT_OTHER_CAMPAIGN, KIT_NOT_SIGNED, PASSPHRASE_*.
    """
    found = look(data, name)
    pinned = custody.kits(home)[0]
    newest = found.kits[0].content.version
    if newest < pinned.content.version:
        raise Fault(Code.DESK_KEYS_OLDER, name=name)
    open_kit(found.files[newest], name=name, pinned=pinned.pin)
    vault = vault_of(home)
    own = custody.identities(home, vault, passphrase)
    merged = {**found.unlock(travel_passphrase, name=name), **own}
    if merged == own and newest == pinned.content.version:
        raise Fault(Code.DESK_KEYS_OLDER, name=name)
    custody.put_identities(home, vault, merged, passphrase)
    drill.adopt(home, found.drills)
    for version, kit in sorted(found.files.items()):
        if not custody.has_kit(home, version):
            custody.put_kit(home, version, kit)
    return merged


def staff_card(home: Home, name: str) -> bytes:
    """This desk's public key as a file for the first desk."""
    kit = custody.kits(home)[0]
    return staff_key.write(kit.content.campaign, name, custody.staff_key(vault_of(home)))


def is_known(kit: Kit, staff: PublicKey) -> bool:
    """Whether towns believe receipts that this key signs."""
    return kit.trusts(staff, names.RECEIPTS_ROLE)
