"""Files attached to a form: checked, kept by hash, counted against what one sealed file can carry."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange.bundle import ATTACHMENT_LIMIT, MAX_ATTACHMENTS
from hrcapp.media import sniff
from hrcapp.media.shrinking import shrunk
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.officer.editor import Clock
from hrcapp.store import Store, blobs

FILE_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True)
class Attachment:
    """A file of a form. `name` is the short one that travels; `original` the one the officer knows."""

    name: str
    original: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Room:
    """How much of the bundle's limit the attachments of a form use, in bytes."""

    used: int
    limit: int = ATTACHMENT_LIMIT

    @property
    def left(self) -> int:
        return self.limit - self.used


class Attachments:
    """The attached files of all forms of a profile."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, draft: str, path: Path, in_use: Collection[str], longest: int = 0) -> Attachment:
        """Read and keep a file; its `name` is the answer to the question. `in_use`: names that answers hold.

        `longest`: pixels of a picture's longer side that the form asks for at most, 0 for any.

        Raises Fault FILE_UNREADABLE, FILE_TYPE_REFUSED, FILE_TOO_LARGE, PICTURE_FAILED, ATTACHMENTS_TOO_LARGE
        or _TOO_MANY.
        """
        data = _read(path)
        return self.add_data(draft, path.name, shrunk(data, longest, path.name) if longest else data, in_use)

    def add_data(self, draft: str, original: str, data: bytes, in_use: Collection[str]) -> Attachment:
        """Keep a file that was made here, such as a drawing; `original`: its name. Faults as above."""
        media_type, suffix = sniff(data, original)
        if len(data) > FILE_LIMIT:
            raise _too_large(original)
        self._check_room(draft, original, len(data), in_use)
        number = 1 + len(self.of(draft))
        found = Attachment(f"file-{number}{suffix}", original, media_type, len(data))
        with self._store.transaction():
            digest = blobs.put(self._store, data)
            self._store.execute(
                "INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    draft,
                    found.name,
                    found.original,
                    media_type,
                    digest,
                    found.size,
                    self._clock().isoformat(),
                ),
            )
        return found

    def of(self, draft: str) -> list[Attachment]:
        """The files ever added to a form, in that order; which ones are in use, its answers say."""
        rows = self._store.rows("SELECT * FROM attachment WHERE draft = ? ORDER BY rowid", (draft,))
        return [Attachment(row["name"], row["original"], row["media_type"], row["size"]) for row in rows]

    def room(self, draft: str, in_use: Collection[str]) -> Room:
        """How much the files in use take; one taken out of the form is kept for undo and does not count."""
        return Room(sum(one.size for one in self.of(draft) if one.name in in_use))

    def data(self, draft: str, name: str) -> bytes:
        """The bytes of a file. Raises Fault FILE_UNREADABLE."""
        row = self._store.row("SELECT blob FROM attachment WHERE draft = ? AND name = ?", (draft, name))
        if row is None:
            raise Fault(Code.FILE_UNREADABLE, name=name)
        return blobs.get(self._store, row["blob"])

    def _check_room(self, draft: str, name: str, size: int, in_use: Collection[str]) -> None:
        if len(in_use) >= MAX_ATTACHMENTS:
            raise Fault(Code.ATTACHMENTS_TOO_MANY, limit=MAX_ATTACHMENTS)
        total = self.room(draft, in_use).used + size
        if total > ATTACHMENT_LIMIT:
            limit = size_text(ATTACHMENT_LIMIT)
            raise Fault(Code.ATTACHMENTS_TOO_LARGE, name=name, total=size_text(total), limit=limit)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=path.name) from error


def _too_large(name: str) -> Fault:
    return Fault(Code.FILE_TOO_LARGE, name=name, limit=size_text(FILE_LIMIT))
