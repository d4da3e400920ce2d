"""Where a desk's keys and kits lie in its data folder.

kits/<version>.hrckit       every kit that was published: forms of earlier kits stay known
keys/                       the vault: the staff key, and a desk identity that has no passphrase
identities/<version>.agekey decryption identities under the passphrase, by the kit that first named them;
                            an old one is kept for ever
desk.db                     the encrypted store
"""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.exchange.keys import SigningKey, protect, unprotect
from hrcapp.exchange.kit import Kit, open_kit
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.secretariat.schema import MIGRATIONS
from hrcapp.store import Home, Store, open_store
from hrcapp.vault import Vault

_STAFF, _IDENTITY = "staff-key", "desk-identity"
_AGEKEY = ".agekey"


def has_campaign(home: Home) -> bool:
    """Whether a kit was published here."""
    return any(home.path.joinpath("kits").glob(f"*{KIT_EXTENSION}"))


def open_database(home: Home, vault: Vault) -> Store:
    """The desk's store, brought to its newest schema."""
    return open_store(home.path / "desk.db", vault.store_key, MIGRATIONS)


def put_staff(vault: Vault, staff: SigningKey) -> None:
    """Keep the key that signs receipts and events."""
    vault.put(_STAFF, staff.to_bytes())


def staff_key(vault: Vault) -> SigningKey:
    """The key that signs receipts and events. Raises Fault KEY_FILE_MISSING."""
    found = vault.get(_STAFF)
    if found is None:
        raise Fault(Code.KEY_FILE_MISSING)
    return SigningKey.from_bytes(found)


def put_identity(home: Home, vault: Vault, identity: str, passphrase: str | None, version: int) -> None:
    """Keep the identity whose recipient this version of the kit names first."""
    if passphrase is None:
        vault.put(f"{_IDENTITY}-{version}", identity.encode())
    else:
        write_whole(home.folder("identities") / f"{version}{_AGEKEY}", protect(identity, passphrase))


def identities(home: Home, vault: Vault, versions: list[int], passphrase: str | None) -> list[str]:
    """All decryption identities the desk ever had. Raises Fault PASSPHRASE_MISSING or PASSPHRASE_WRONG."""
    kept = [vault.get(f"{_IDENTITY}-{version}") for version in versions]
    paths = [home.path / "identities" / f"{version}{_AGEKEY}" for version in versions]
    protected = [path.read_bytes() for path in paths if path.exists()]
    if protected and not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    return [one.decode() for one in kept if one] + [unprotect(one, passphrase or "") for one in protected]


def needs_passphrase(home: Home) -> bool:
    """Whether opening this desk asks for one."""
    return any(home.path.joinpath("identities").glob(f"*{_AGEKEY}"))


def put_kit(home: Home, version: int, data: bytes) -> None:
    """Keep a published kit."""
    write_whole(home.folder("kits") / f"{version}{KIT_EXTENSION}", data)


def kits(home: Home) -> list[Kit]:
    """Every kit of this campaign, the newest first. Raises Fault CAMPAIGN_MISSING."""
    paths = sorted(home.path.joinpath("kits").glob(f"*{KIT_EXTENSION}"), key=lambda path: -int(path.stem))
    if not paths:
        raise Fault(Code.CAMPAIGN_MISSING)
    return [open_kit(path.read_bytes(), name=path.name) for path in paths]


def kit_bytes(home: Home, version: int) -> bytes:
    """The file of a published kit. Raises Fault CAMPAIGN_MISSING."""
    try:
        return (home.path / "kits" / f"{version}{KIT_EXTENSION}").read_bytes()
    except OSError as error:
        raise Fault(Code.CAMPAIGN_MISSING) from error


def mark(kits: Sequence[Kit], staff: SigningKey) -> str:
    """The letter in the numbers that this desk gives, by its place among the staff: none, then B to Z, BA …

    A kit keeps the order of its staff for ever, whoever leaves, so no two desks ever have one mark.
    """
    order = [one.public for one in kits[0].content.signers]
    place = order.index(staff.public) if staff.public in order else len(order)
    letters = ""
    while place > 0:
        place, digit = divmod(place, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
