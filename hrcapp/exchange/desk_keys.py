"""What another desk needs to work on the same campaign, in one file (`.hrcdesk`): kits and decryption keys.

    desk/kits/<version>.hrckit     the newest kit, and earlier ones whose forms it does not have
    desk/identities.age            the desk's identities under a passphrase made for this file
    desk/drills.json               when the recovery key was tried; left out where it never was

The zip is the canonical one. The kits prove themselves; the identities are checked against the recipients
that the newest kit names, so a file that was put together by somebody else opens nothing and is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hrcapp.exchange import age, canonical_zip, identities, kit_files
from hrcapp.exchange.kit import Kit, open_kit
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.exchange.refusal import Refused
from hrcapp.model.faults import Code, Fault

_KITS, _IDENTITIES, _DRILLS = "desk/kits/", "desk/identities.age", "desk/drills.json"


@dataclass(frozen=True)
class DeskKeys:
    """A file that was looked at: its kits, the newest first, with their bytes by version; the keys closed.

    `drills` is the first desk's record, as it came.
    """

    kits: tuple[Kit, ...]
    files: Mapping[int, bytes] = field(repr=False)
    protected: bytes = field(repr=False)
    drills: bytes = field(default=b"", repr=False)

    def unlock(self, passphrase: str, *, name: str = "") -> dict[int, str]:
        """The identities, by kit. Raises Fault PASSPHRASE_WRONG, DESK_KEYS_UNREADABLE for another's keys."""
        found = identities.unprotect(self.protected, passphrase)
        if not {age.recipient_of(one) for one in found.values()} & set(self.kits[0].recipients):
            raise Fault(Code.DESK_KEYS_UNREADABLE, name=name)
        return found


def pack(
    kits: Iterable[tuple[Kit, bytes]], keys: Mapping[int, str], passphrase: str, drills: bytes = b""
) -> bytes:
    """The file; `kits` with the newest first. Raises Fault PASSPHRASE_MISSING."""
    files = {f"{_KITS}{kit.content.version}{KIT_EXTENSION}": data for kit, data in _needed(kits)}
    files |= {_DRILLS: drills} if drills else {}
    return canonical_zip.write({**files, _IDENTITIES: identities.protect(keys, passphrase)})


def look(data: bytes, *, name: str = "") -> DeskKeys:
    """Check a file without its passphrase. Raises Fault DESK_KEYS_UNREADABLE, KIT_*."""
    try:
        files = canonical_zip.read(data)
    except Refused as error:
        raise Fault(Code.DESK_KEYS_UNREADABLE, name=name) from error
    protected, drills = files.pop(_IDENTITIES, b""), files.pop(_DRILLS, b"")
    opened = [(open_kit(one, name=name), one) for path, one in files.items() if path.startswith(_KITS)]
    opened.sort(key=lambda pair: -pair[0].content.version)
    if not protected or len(opened) != len(files) or not opened or not _belong([kit for kit, _ in opened]):
        raise Fault(Code.DESK_KEYS_UNREADABLE, name=name)
    newest_first = tuple(kit for kit, _ in opened)
    return DeskKeys(newest_first, {kit.content.version: one for kit, one in opened}, protected, drills)


def _needed(kits: Iterable[tuple[Kit, bytes]]) -> Iterable[tuple[Kit, bytes]]:
    """The newest, and each earlier one that brings a form, a file of one, or a recipient which no later one
    has."""
    known: set[str] = set()
    for kit, data in kits:
        brought = {hashlib.sha256(form).hexdigest() for form in kit.content.forms.values()}
        brought |= set(kit.recipients) | kit_files.payload_of(kit.content.files).keys()
        if not known or brought - known:
            yield kit, data
        known |= brought


def _belong(kits: list[Kit]) -> bool:
    """Whether all are kits of one campaign, signed by its root or one that led to it."""
    newest = kits[0]
    roots = {newest.root, *newest.earlier_roots}
    versions = {kit.content.version for kit in kits}
    return len(versions) == len(kits) and all(
        kit.content.campaign == newest.content.campaign and kit.root in roots for kit in kits
    )
