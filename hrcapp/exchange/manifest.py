"""What a courier carries, as a list (`.hrclist`): codes, sizes and hashes, never names.

It proves nothing and is not signed: each file proves itself. It only says what else should have come. The
format is in docs/formats/manifest.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.exchange import canonical_json, checks
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.file_names import harmless
from hrcapp.exchange.names import MANIFEST_FORMAT
from hrcapp.model.faults import Code, Fault

MAX_FILES = 1000
BY_FOLDER, BY_ROOM = "folder", "room"
_MAX_BYTES = 1024 * 1024
_FAMILY = re.compile(rb'"format":"(hrc-manifest/[0-9]{1,6})"')
_EID = 32


@dataclass(frozen=True)
class Entry:
    """One file: `eid` and `sha256` in hex, `size` in bytes; when it was taken, from where, by which way.

    `source` is the name of a stick or folder, or the address of a laptop in the room.
    """

    eid: str
    sha256: str
    size: int
    at: datetime
    source: str
    way: str = BY_FOLDER


@dataclass(frozen=True)
class Manifest:
    """A courier's list of one journey."""

    at: datetime
    files: tuple[Entry, ...]


def write(manifest: Manifest) -> bytes:
    """The list as a file. Raises ValueError for more than 1,000 files."""
    if len(manifest.files) > MAX_FILES:
        raise ValueError("a list names at most 1,000 files")
    files = [
        {
            "eid": one.eid,
            "sha256": one.sha256,
            "size": one.size,
            "at": to_text(one.at),
            "from": one.source,
            "way": one.way,
        }
        for one in manifest.files
    ]
    return canonical_json.dump({"format": MANIFEST_FORMAT, "at": to_text(manifest.at), "files": files})


def is_manifest(data: bytes) -> bool:
    """Whether the file says that it is a list, of whatever version."""
    return data.startswith(b'{"at":') and _FAMILY.search(data[-64:]) is not None


def read(data: bytes, name: str = "") -> Manifest:
    """The list. Raises Fault MANIFEST_UNREADABLE, MANIFEST_NEWER_FORMAT."""
    try:
        found = canonical_json.load(data, max_bytes=_MAX_BYTES)
        if found.get("format") != MANIFEST_FORMAT:
            raise ValueError("not a list of this version")
        return Manifest(from_text(checks.text(found.get("at"))), checks.items(found.get("files"), _entry))
    except ValueError as error:
        said = _FAMILY.search(data[-64:])
        newer = said is not None and said[1] != MANIFEST_FORMAT.encode()
        code = Code.MANIFEST_NEWER_FORMAT if newer else Code.MANIFEST_UNREADABLE
        raise Fault(code, name=name) from error


def _entry(found: Mapping[str, Any]) -> Entry:
    eid, digest = checks.text(found.get("eid")), checks.text(found.get("sha256"))
    checks.all_match(checks.SHA256, (digest, eid.ljust(64, "0")))
    if len(eid) != _EID:
        raise ValueError("not the code of a file")
    source = harmless(checks.text(found.get("from")))
    way = harmless(checks.text(found.get("way", BY_FOLDER)))
    size, at = checks.number(found.get("size")), from_text(checks.text(found.get("at")))
    return Entry(eid, digest, size, at, source, way)
