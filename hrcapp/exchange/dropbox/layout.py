"""Where what lies in a drop box: the paths, and their reading. Only what has such a name is ever looked at.

    inbox/<sha256>.hrcb                     a bundle in a folder                    officers' place
    inbox/m/YYYY/MM/DD/<sha256>.hrcb        a bundle of at most 256 KiB on a server
    inbox/m/YYYY/MM/DD/<sha256>.json        the manifest of a larger one, put last
    inbox/c/<2 hex>/<sha256>                its pieces
    receipts/<device>/<sha256>.hrcr         <device> is `PublicKey.folder` of the device's signing key

The day is that of the sender, in UTC: it keeps listings short and proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.names import BUNDLE_EXTENSION

INBOX = "inbox"
MANIFEST_EXTENSION = ".json"

_NAME = re.compile(r"([0-9a-f]{64})(\.[a-z]{1,8})")


@dataclass(frozen=True)
class Item:
    """A file that a listing shows: where it lies, the hash it promises, its size there now."""

    path: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """A name for people: that of the bundle even where only its manifest is listed."""
        name = self.path.rpartition("/")[2]
        return f"{self.sha256}{BUNDLE_EXTENSION}" if self.is_manifest else name

    @property
    def is_manifest(self) -> bool:
        return self.path.endswith(MANIFEST_EXTENSION)


def day_folder(day: date) -> str:
    """Where a server keeps what was sent on a day."""
    return f"{INBOX}/m/{day.year:04}/{day.month:02}/{day.day:02}"


def receipts_folder(device: PublicKey) -> str:
    """Where a device finds its answers."""
    return f"receipts/{device.folder}"


def piece(area: str, sha256: str) -> str:
    """Where a piece lies; `area` is a folder, or empty for the whole place."""
    return "/".join(filter(None, (area, "c", sha256[:2], sha256)))


def item(folder: str, name: str, size: int, extensions: tuple[str, ...]) -> Item | None:
    """The item of a line in a listing; None for any other name."""
    found = _NAME.fullmatch(name)
    return Item(f"{folder}/{name}", found[1], size) if found and found[2] in extensions else None
