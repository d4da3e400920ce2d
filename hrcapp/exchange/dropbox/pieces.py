"""A file in pieces: each under its own hash, and a manifest that names them, put when all are there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.exchange import canonical_json, checks
from hrcapp.exchange.dropbox.layout import piece
from hrcapp.exchange.dropbox.ledger import Ledger
from hrcapp.exchange.dropbox.storage import Storage
from hrcapp.exchange.names import MAX_BYTES
from hrcapp.exchange.transfer import LARGEST, SMALLEST, Progress, send

FORMAT = "hrc-pieces/1"
MAX_MANIFEST = 256 * 1024
_MAX_PIECES = MAX_BYTES // SMALLEST + 1


@dataclass(frozen=True)
class Manifest:
    """`pieces` are (SHA-256, bytes), in the order of the file."""

    sha256: str
    size: int
    pieces: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        checks.all_match(checks.SHA256, [self.sha256, *(sha256 for sha256, _size in self.pieces)])
        if not all(0 < size <= LARGEST for _sha256, size in self.pieces):
            raise ValueError("a piece is empty or too large")
        if sum(size for _sha256, size in self.pieces) != self.size or not 0 < self.size <= MAX_BYTES:
            raise ValueError("the sizes do not add up")

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        pieces = [{"sha256": sha256, "size": size} for sha256, size in self.pieces]
        return canonical_json.dump(
            {"format": FORMAT, "sha256": self.sha256, "size": self.size, "pieces": pieces}
        )

    @classmethod
    def parse(cls, data: bytes) -> Manifest:
        """From `to_bytes`. Raises ValueError."""
        found = canonical_json.load(data, max_bytes=MAX_MANIFEST)
        pieces = found.get("pieces")
        if found.get("format") != FORMAT or not isinstance(pieces, list) or len(pieces) > _MAX_PIECES:
            raise ValueError("not a manifest")
        if not all(isinstance(one, dict) for one in pieces):
            raise ValueError("a piece is not an object")
        return cls(
            checks.text(found.get("sha256")),
            checks.number(found.get("size")),
            tuple((checks.text(one.get("sha256")), checks.number(one.get("size"))) for one in pieces),
        )


def put(
    storage: Storage, area: str, data: bytes, ledger: Ledger, place: str, progress: Progress | None = None
) -> Manifest:
    """Send the pieces that are not there in the right size. The manifest is for the caller to put."""
    sha256 = hashlib.sha256(data).hexdigest()

    def put_piece(part: bytes) -> None:
        storage.put_once(piece(area, hashlib.sha256(part).hexdigest()), part)

    lengths = send(
        data,
        put_piece,
        storage.line,
        there=_there(storage, area, data, ledger.read(place, sha256)),
        arrived=lambda so_far: ledger.write(place, sha256, so_far),
        progress=progress,
    )
    parts = _cut(data, lengths)
    return Manifest(sha256, len(data), tuple((hashlib.sha256(part).hexdigest(), len(part)) for part in parts))


def get(storage: Storage, area: str, manifest: Manifest) -> bytes | None:
    """The file, or None while a piece is not (yet) what the manifest promises."""
    data = bytearray()
    for sha256, size in manifest.pieces:
        part = storage.get(piece(area, sha256), size)
        if part is None or hashlib.sha256(part).hexdigest() != sha256:
            return None
        data += part
    return bytes(data) if hashlib.sha256(data).hexdigest() == manifest.sha256 else None


def _there(storage: Storage, area: str, data: bytes, lengths: Sequence[int]) -> list[int]:
    """The pieces of an earlier sending, up to the first that is not there whole."""
    found: list[int] = []
    if sum(lengths) > len(data):
        return found
    for part in _cut(data, lengths):
        if storage.size(piece(area, hashlib.sha256(part).hexdigest())) != len(part):
            break
        found.append(len(part))
    return found


def _cut(data: bytes, lengths: Sequence[int]) -> list[bytes]:
    parts, start = [], 0
    for length in lengths:
        parts.append(data[start : start + length])
        start += length
    return parts
