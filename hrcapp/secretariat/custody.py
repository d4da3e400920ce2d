"""Where a desk's keys and kits lie in its data folder.

kits/<version>.hrckit       every kit that was published: forms of earlier kits stay known
keys/                       the vault: the staff key, and desk identities that have no passphrase
identities/desk.agekey      every decryption identity under the passphrase; an old one is kept for ever
identities/<version>.agekey the same one by one, as desks of the first days have it: read, and replaced when
                            anything about the keys changes
identities/forgotten-….agekey   what a passphrase protected that nobody remembers
drills.json                 when the recovery sheets were tried, with which kit
desk.db                     the encrypted store
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hrcapp.exchange.identities import protect, unprotect
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import Kit, open_kit
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.secretariat.schema import MIGRATIONS
from hrcapp.store import Home, Store, open_store
from hrcapp.vault import Vault

_STAFF, _IDENTITY = "staff-key", "desk-identity"

STORE_NAME = "desk.db"


def has_campaign(home: Home) -> bool:
    """Whether a kit was published here."""
    return any(home.path.joinpath("kits").glob(f"*{KIT_EXTENSION}"))


def open_database(home: Home, vault: Vault, name: str = STORE_NAME) -> Store:
    """The desk's store, brought to its newest schema."""
    return open_store(home.path / name, vault.store_key, MIGRATIONS)


def put_staff(vault: Vault, staff: SigningKey) -> None:
    """Keep the key that signs receipts and events."""
    vault.put(_STAFF, staff.to_bytes())


def staff_key(vault: Vault) -> SigningKey:
    """The key that signs receipts and events. Raises Fault KEY_FILE_MISSING."""
    found = vault.get(_STAFF)
    if found is None:
        raise Fault(Code.KEY_FILE_MISSING)
    return SigningKey.from_bytes(found)


def put_identities(home: Home, vault: Vault, identities: Mapping[int, str], passphrase: str | None) -> None:
    """Keep the decryption identities, by the kit that first names their recipients, instead of those here.

    None keeps them under the store key alone.
    """
    if passphrase is None:
        for version, identity in identities.items():
            vault.put(f"{_IDENTITY}-{version}", identity.encode())
    else:
        write_whole(_protected(home), protect(identities, passphrase))
        for path in _single(home).values():  # what was in them is in the new file
            path.unlink()


def identities(home: Home, vault: Vault, passphrase: str | None) -> dict[int, str]:
    """All decryption identities the desk ever had. Raises Fault PASSPHRASE_MISSING or PASSPHRASE_WRONG."""
    if not needs_passphrase(home):
        newest = max(_versions(home), default=0)
        # A kit can bring two keys: the desk's and, once it was typed in here, its recovery key.
        kept = {number: vault.get(f"{_IDENTITY}-{number}") for number in range(1, 2 * newest + 1)}
        return {number: one.decode() for number, one in kept.items() if one}
    if not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    if _protected(home).exists():
        return unprotect(_protected(home).read_bytes(), passphrase)
    found = {number: unprotect(path.read_bytes(), passphrase) for number, path in _single(home).items()}
    return {number: identity for number, one in found.items() for identity in one.values()}


def add_identity(home: Home, vault: Vault, identity: str, version: int, passphrase: str | None) -> None:
    """Keep one more, beside those here. Raises Fault PASSPHRASE_MISSING or PASSPHRASE_WRONG."""
    kept = identities(home, vault, passphrase)
    if identity not in kept.values():
        number = next(one for one in (version, *range(1, len(kept) + 2)) if one not in kept)
        put_identities(home, vault, {**kept, number: identity}, passphrase)


def needs_passphrase(home: Home) -> bool:
    """Whether opening this desk asks for one."""
    return _protected(home).exists() or bool(_single(home))


def set_aside_forgotten(home: Home) -> None:
    """Keep the identities whose passphrase nobody remembers under another name: it may come back to mind."""
    folder = home.folder("identities")
    kept = [path for path in (_protected(home), *_single(home).values()) if path.exists()]
    for number, path in enumerate(kept, len(list(folder.glob("forgotten-*"))) + 1):
        path.rename(folder / f"forgotten-{number}.agekey")


def _protected(home: Home) -> Path:
    return home.folder("identities") / "desk.agekey"


def _single(home: Home) -> dict[int, Path]:
    """The files with one identity each, by the version of the kit that first named it."""
    found = home.path.joinpath("identities").glob("*.agekey")
    return {int(path.stem): path for path in sorted(found) if path.stem.isascii() and path.stem.isdigit()}


def _versions(home: Home) -> list[int]:
    return [int(path.stem) for path in home.path.joinpath("kits").glob(f"*{KIT_EXTENSION}")]


def change_passphrase(home: Home, vault: Vault, old: str | None, new: str) -> None:
    """Put every identity under another passphrase: one file is replaced, so a power cut leaves old or new.

    `old` is None where there was none. Raises Fault PASSPHRASE_WRONG, PASSPHRASE_MISSING, DISK_FULL,
    STORE_READ_ONLY: then the old one holds.
    """
    kept = identities(home, vault, old)
    had_none = not needs_passphrase(home)
    put_identities(home, vault, kept, new)
    if had_none:
        for version in kept:
            vault.put(f"{_IDENTITY}-{version}", b"")


def has_kit(home: Home, version: int) -> bool:
    """Whether this version is kept here."""
    return version in _versions(home)


def put_kit(home: Home, version: int, data: bytes) -> None:
    """Keep a published kit."""
    write_whole(home.folder("kits") / f"{version}{KIT_EXTENSION}", data)


def kits(home: Home) -> list[Kit]:
    """Every kit of this campaign, the newest first. Raises Fault CAMPAIGN_MISSING."""
    versions = sorted(_versions(home), reverse=True)
    if not versions:
        raise Fault(Code.CAMPAIGN_MISSING)
    return [open_kit(kit_bytes(home, one), name=f"{one}{KIT_EXTENSION}") for one in versions]


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
