"""A file cut into parts that a mail server lets through, and put together again (docs/formats/mail.md).

Each part says in its first line which whole it belongs to and what the hash of every part is, so that parts
may come in any order, twice, by different ways, and one that was forged or damaged never spoils the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from hrcapp.exchange import canonical_json, checks
from hrcapp.exchange.file_names import harmless
from hrcapp.exchange.names import MAX_BYTES, PART_FORMAT
from hrcapp.model.faults import Code, Fault

MAX_PARTS = 64
LEAST = 512 * 1024
"""The smallest size of a part: 32 MiB in at most 64 parts."""
MAX_HEAD = 16 * 1024
_SIGN = b'{"format":"hrc-part/'


@dataclass(frozen=True)
class Whole:
    """What every part says of the file it belongs to: name, size in bytes, hash, the hashes of all parts."""

    name: str
    size: int
    sha256: str
    parts: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.parts)

    @property
    def key(self) -> str:
        """One name for all parts that were cut together."""
        return hashlib.sha256("\n".join((self.name, self.sha256, *self.parts)).encode()).hexdigest()


@dataclass(frozen=True)
class Part:
    """One part; `number` counts from 1. Its bytes are those that the whole promises."""

    whole: Whole
    number: int
    data: bytes = field(repr=False)


def split(name: str, data: bytes, limit: int) -> list[tuple[str, bytes]]:
    """The parts as (file name, contents), each carrying at most `limit` bytes. Raises ValueError."""
    if limit < LEAST or len(data) > MAX_BYTES:
        raise ValueError("parts would be too small or too many")
    pieces = [data[at : at + limit] for at in range(0, len(data), limit)]
    hashes = [hashlib.sha256(one).hexdigest() for one in pieces]
    common = {
        "format": PART_FORMAT,
        "name": name,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "parts": hashes,
    }
    return [
        (f"{name}.{number:03d}", canonical_json.dump({**common, "part": number}) + b"\n" + piece)
        for number, piece in enumerate(pieces, start=1)
    ]


def is_part(data: bytes) -> bool:
    """Whether the file says that it is a part, of whatever version."""
    return data.startswith(_SIGN)


def read(data: bytes, name: str = "") -> Part:
    """Check one part. Raises Fault PART_DAMAGED, PART_NEWER_FORMAT."""
    head, found, body = data[: MAX_HEAD + 1].partition(b"\n")
    if not is_part(data) or not found:
        raise Fault(Code.PART_DAMAGED, name=name)
    body = data[len(head) + 1 :]
    try:
        whole, number = _head(canonical_json.load(head, max_bytes=MAX_HEAD))
    except ValueError as error:
        newer = not head.startswith(f'{{"format":"{PART_FORMAT}"'.encode())
        raise Fault(Code.PART_NEWER_FORMAT if newer else Code.PART_DAMAGED, name=name) from error
    if hashlib.sha256(body).hexdigest() != whole.parts[number - 1]:
        raise Fault(Code.PART_DAMAGED, name=name)
    return Part(whole, number, body)


def join(parts: Iterable[Part]) -> bytes:
    """The whole file from parts of one whole, in any order, some perhaps twice.

    Raises Fault PARTS_MISSING (`here`, `total`, `missing`, `whole`: the key), or PART_DAMAGED when the parts,
    each as promised, do not make the whole that they promise.
    """
    found = {part.number: part for part in parts}
    whole = next(iter(found.values())).whole
    if any(part.whole != whole for part in found.values()):
        raise Fault(Code.PART_DAMAGED, name=whole.name)
    missing = [number for number in range(1, whole.count + 1) if number not in found]
    if missing:
        numbers = ", ".join(map(str, missing))
        here = {"here": len(found), "total": whole.count, "missing": numbers, "whole": whole.key}
        raise Fault(Code.PARTS_MISSING, name=whole.name, **here)
    data = b"".join(found[number].data for number in sorted(found))
    if len(data) != whole.size or hashlib.sha256(data).hexdigest() != whole.sha256:
        raise Fault(Code.PART_DAMAGED, name=whole.name)
    return data


def _head(found: dict[str, object]) -> tuple[Whole, int]:
    hashes = checks.strings(found.get("parts"))
    number, size = checks.number(found.get("part")), checks.number(found.get("size"))
    digest, name = checks.text(found.get("sha256")), checks.text(found.get("name"))
    checks.all_match(checks.SHA256, (*hashes, digest))
    if found.get("format") != PART_FORMAT or not 1 <= number <= len(hashes) <= MAX_PARTS:
        raise ValueError("not a part of this version")
    if not 0 < size <= MAX_BYTES or len(name) > 255:
        raise ValueError("not the part of a file that could be ours")
    return Whole(harmless(name), size, digest, hashes), number
