"""An update as a file (`.hrcupdate`): the packages of a version, signed by the key of the project's releases.

It lies beside the packages, on the same stick, and holds none of them (docs/formats/update.md).
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from hrcapp.exchange import canonical_json, canonical_zip, checks, sshsig
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.names import UPDATE_FORMAT, UPDATE_NAMESPACE
from hrcapp.exchange.refusal import Reason, Refused, told_as
from hrcapp.model.faults import Code, Fault
from hrcapp.model.places import resource

LIST, SIGNATURE = "update.json", "update.json.sig"
MAX_BYTES = 64 * 1024
MAX_PACKAGES = 32
MAX_PACKAGE = 1 << 30
_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){1,3}")
_SYSTEM = re.compile(r"(linux|windows|macos)-[a-z0-9_]{1,20}")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_FAMILY = re.compile(rb'"format":"(hrc-update/[0-9]{1,6})"')
_SYSTEMS = {"win32": "windows", "darwin": "macos"}
_CODES = dict.fromkeys(Reason, Code.UPDATE_UNREADABLE)


class Kind(StrEnum):
    """How a package comes onto a computer: unpacked beside the last one, or by the system's installer."""

    PORTABLE = "portable"
    INSTALLER = "installer"


@dataclass(frozen=True)
class Package:
    """One file of a release. `system` such as `linux-x86_64`; `size` in bytes, `sha256` in hex."""

    system: str
    kind: Kind
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Update:
    """A release: its version, when it was made (UTC), and its packages."""

    version: str
    made_at: datetime
    packages: tuple[Package, ...]

    def __post_init__(self) -> None:
        checks.all_match(_VERSION, [self.version])
        checks.all_match(_SYSTEM, (one.system for one in self.packages))
        checks.all_match(_NAME, (one.name for one in self.packages))
        checks.all_match(checks.SHA256, (one.sha256 for one in self.packages))
        if not 1 <= len(self.packages) <= MAX_PACKAGES:
            raise ValueError("a release has between 1 and 32 packages")
        if not all(1 <= one.size <= MAX_PACKAGE for one in self.packages):
            raise ValueError("a package that is empty, or larger than 1 GiB")
        if len({(one.system, one.kind) for one in self.packages}) != len(self.packages):
            raise ValueError("two packages for one system")

    def package(self, system: str, kind: Kind) -> Package | None:
        """The one for that system, to be brought there in that way."""
        fitting = (one for one in self.packages if (one.system, one.kind) == (system, kind))
        return next(fitting, None)


def this_system() -> str:
    """What the program runs on, as packages name it."""
    return f"{_SYSTEMS.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def order(version: str) -> tuple[int, ...]:
    """A version as numbers to compare; a missing place counts as nought."""
    return (*map(int, version.split(".")), 0, 0, 0)[:4]


def release_keys(path: Path | None = None) -> tuple[PublicKey, ...]:
    """The keys that this program takes updates from: the lines of the shipped file. Raises ValueError."""
    lines = (path or resource("update", "release_keys")).read_text("ascii").splitlines()
    return tuple(PublicKey.parse(line) for line in lines if line.strip() and not line.startswith("#"))


def listed(update: Update) -> bytes:
    """The canonical JSON of a release: what its key signs."""
    packages = [
        {
            "system": one.system,
            "kind": str(one.kind),
            "name": one.name,
            "size": one.size,
            "sha256": one.sha256,
        }
        for one in update.packages
    ]
    head = {"format": UPDATE_FORMAT, "version": update.version, "made_at": to_text(update.made_at)}
    return canonical_json.dump({**head, "packages": packages})


def write(listing: bytes, signature: bytes) -> bytes:
    """The file, from a list and its SSHSIG armor as `ssh-keygen -Y sign` writes it."""
    return canonical_zip.write({LIST: listing, SIGNATURE: signature})


def read(data: bytes, keys: Iterable[PublicKey], name: str = "") -> tuple[Update, PublicKey]:
    """The release and the key that signed it.

    Raises Fault UPDATE_UNREADABLE, UPDATE_WITHOUT_KEY, UPDATE_NOT_SIGNED, UPDATE_NEWER_FORMAT.
    """
    known = tuple(keys)
    with told_as(_CODES, name):
        files = canonical_zip.read(data, max_bytes=MAX_BYTES, max_files=2)
        if set(files) != {LIST, SIGNATURE}:
            raise Refused(Reason.FOREIGN)
    if not known:
        raise Fault(Code.UPDATE_WITHOUT_KEY)
    listing, armor = files[LIST], files[SIGNATURE]
    signer = sshsig.verify(listing, armor, UPDATE_NAMESPACE, code=Code.UPDATE_NOT_SIGNED, name=name)
    if signer not in known:
        raise Fault(Code.UPDATE_NOT_SIGNED, name=name)
    return _update(listing, name), signer


def _update(listing: bytes, name: str) -> Update:
    try:
        found = canonical_json.load(listing, max_bytes=MAX_BYTES)
        if found.get("format") != UPDATE_FORMAT:
            raise ValueError("not a list of this version")
        packages = checks.items(found.get("packages"), _package)
        made_at = from_text(checks.text(found.get("made_at")))
        return Update(checks.text(found.get("version")), made_at, packages)
    except ValueError as error:
        said = _FAMILY.search(listing[:MAX_BYTES])
        newer = said is not None and said[1] != UPDATE_FORMAT.encode()
        raise Fault(Code.UPDATE_NEWER_FORMAT if newer else Code.UPDATE_UNREADABLE, name=name) from error


def _package(found: Mapping[str, Any]) -> Package:
    system, name = checks.text(found.get("system")), checks.text(found.get("name"))
    size, digest = checks.number(found.get("size")), checks.text(found.get("sha256"))
    return Package(system, Kind(checks.text(found.get("kind"))), name, size, digest)
