"""The two places of a drop box. Officers' credentials are in every kit, so what lies there proves nothing;
the desks' place is reached with the desks' credentials alone.

Names carry the hash of the contents and a reader trusts the hash, never the presence: a copy that is cut
short is not there yet, and whoever sends it again replaces it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from hrcapp.exchange.dropbox import layout, pieces
from hrcapp.exchange.dropbox.layout import Item
from hrcapp.exchange.dropbox.ledger import Ledger, MemoryLedger
from hrcapp.exchange.dropbox.storage import Storage
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.names import BUNDLE_EXTENSION, MAX_BYTES, RECEIPT_EXTENSION
from hrcapp.exchange.transfer import LARGEST, PASSING, SMALLEST, Line, Progress
from hrcapp.model.faults import Code, Fault

_LOOKS = 3
_BUNDLE = (BUNDLE_EXTENSION, layout.MANIFEST_EXTENSION)
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,90}(/[A-Za-z0-9][A-Za-z0-9._-]{0,90}){0,6}")


def _today() -> date:
    return datetime.now(UTC).date()


class DropBox(Protocol):
    """What both sides do with the officers' place. All raise Fault PLACE_*, BOX_*, INTERRUPTED."""

    def put_bundle(self, data: bytes, progress: Progress | None = None) -> str:
        """Put a bundle unless it is there whole; its SHA-256. Raises Fault READ_BACK_DIFFERS too."""

    def list_bundles(self, since: date | None = None) -> list[Item]:
        """What lies in the inbox, sent on or after that day; some of it may not be whole."""

    def put_receipt(self, device: PublicKey, data: bytes) -> str:
        """The same for a receipt to a device."""

    def list_receipts(self, device: PublicKey) -> list[Item]:
        """The receipts of a device."""

    def get(self, item: Item) -> bytes | None:
        """The contents, or None when they are gone or not (yet) what the name promises."""


class _Place:
    """An open place; `close` it at the end. `name` tells it from others, without any secret."""

    def __init__(self, storage: Storage, name: str, ledger: Ledger | None, *, is_folder: bool) -> None:
        self.storage = storage
        self.name = name
        self.line: Line = storage.line
        self._ledger = ledger or MemoryLedger()
        self._is_folder = is_folder

    def close(self) -> None:
        """Let the connection go."""
        self.storage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _put_whole(self, path: str, data: bytes) -> None:
        # In a folder the file itself is compared; elsewhere its size must do, since reading costs as much.
        if self._is_folder or self.storage.size(path) != len(data):
            self.storage.put(path, data)

    def _put_pieces(self, area: str, data: bytes, path: str, progress: Progress | None = None) -> int:
        """The size of the manifest."""
        manifest = pieces.put(self.storage, area, data, self._ledger, self.name, progress)
        content = manifest.to_bytes()
        self._put_whole(path, content)
        self._ledger.forget(self.name, manifest.sha256)
        return len(content)

    def _get_pieces(self, area: str, path: str) -> tuple[str, bytes] | None:
        """The hash that a manifest names and the file, or None while it is not whole."""
        found = self.storage.get(path, pieces.MAX_MANIFEST)
        try:
            manifest = pieces.Manifest.parse(found or b"")
        except ValueError:
            return None
        data = pieces.get(self.storage, area, manifest)
        return (manifest.sha256, data) if data is not None else None


class OfficerBox(_Place):
    """The officers' place: what they send, and the receipts for them. See `layout`."""

    def __init__(
        self,
        storage: Storage,
        name: str,
        ledger: Ledger | None = None,
        *,
        is_folder: bool = False,
        today: Callable[[], date] = _today,
    ) -> None:
        super().__init__(storage, name, ledger, is_folder=is_folder)
        self._today = today

    def put_bundle(self, data: bytes, progress: Progress | None = None) -> str:
        """See `DropBox`. `progress` gets the bytes of this bundle."""
        digest = hashlib.sha256(data).hexdigest()
        folder = layout.INBOX if self._is_folder else layout.day_folder(self._today())
        path, size = f"{folder}/{digest}{BUNDLE_EXTENSION}", len(data)
        if not self._put_at_once(path, data):
            path = f"{folder}/{digest}{layout.MANIFEST_EXTENSION}"
            size = self._put_pieces(layout.INBOX, data, path, progress)
        elif progress:
            progress(len(data), len(data))
        self._must_be_whole(path, size)
        return digest

    def list_bundles(self, since: date | None = None) -> list[Item]:
        """See `DropBox`."""
        found = self._items(layout.INBOX, (BUNDLE_EXTENSION,))
        for folder in self._days(since):
            found += self._items(folder, _BUNDLE)
        return found

    def put_receipt(self, device: PublicKey, data: bytes) -> str:
        """See `DropBox`."""
        digest = hashlib.sha256(data).hexdigest()
        self._put_whole(f"{layout.receipts_folder(device)}/{digest}{RECEIPT_EXTENSION}", data)
        return digest

    def list_receipts(self, device: PublicKey) -> list[Item]:
        """See `DropBox`."""
        return self._items(layout.receipts_folder(device), (RECEIPT_EXTENSION,))

    def get(self, item: Item) -> bytes | None:
        """See `DropBox`."""
        if item.is_manifest:
            found = self._get_pieces(layout.INBOX, item.path)
            return found[1] if found and found[0] == item.sha256 else None
        if item.size > MAX_BYTES:
            return None
        data = self.storage.get(item.path, MAX_BYTES)
        return data if data is not None and hashlib.sha256(data).hexdigest() == item.sha256 else None

    def _put_at_once(self, path: str, data: bytes) -> bool:
        """Whether the file went whole: not if it is large, nor if it was lost once and can be cut smaller."""
        if self._is_folder or len(data) <= SMALLEST:
            self._put_whole(path, data)
            return True
        if len(data) > LARGEST:
            return False
        if self.storage.size(path) == len(data):
            return True
        try:
            self.line.attempt(lambda: self.storage.put_once(path, data), len(data))
        except Fault as fault:
            if fault.code not in PASSING:
                raise
            self.line.failed(fault)
            return False
        return True

    def _must_be_whole(self, path: str, size: int) -> None:
        """Handed over is what the server itself says is there; a folder was read back already."""
        for looks in range(1, _LOOKS + 1):
            if self._is_folder or self.storage.size(path) == size:
                return
            self.line.rest(looks)  # somebody else may be writing the same bytes under this name just now
        raise Fault(Code.BOX_SERVER_ERROR, server=self.storage.server)

    def _days(self, since: date | None) -> Iterator[str]:
        """The folders of the days, from that one on."""
        first = since.isoformat().replace("-", "/") if since else ""
        level = [""]
        for digits in (4, 2, 2):
            level = [
                f"{path}/{entry.name}".lstrip("/")
                for path in level
                for entry in self.storage.entries(f"{layout.INBOX}/m/{path}".rstrip("/"))
                if entry.is_folder and entry.name.isdecimal() and len(entry.name) == digits
            ]
            level = [path for path in level if path >= first[: len(path)]]
        return (f"{layout.INBOX}/m/{path}" for path in level)

    def _items(self, folder: str, extensions: tuple[str, ...]) -> list[Item]:
        files = (entry for entry in self.storage.entries(folder) if not entry.is_folder)
        found = (layout.item(folder, one.name, one.size, extensions) for one in files)
        return [item for item in found if item is not None]


class FolderDropBox(OfficerBox):
    """The officers' place in a folder."""

    def __init__(self, path: Path) -> None:
        from hrcapp.exchange.dropbox.folder import connect

        storage = Storage(lambda: connect(path), str(path), Line())
        super().__init__(storage, str(path), is_folder=True)


class DeskBox(_Place):
    """The desks' place: files by their path. On a server, one of more than 256 KiB lies in pieces:

    <path>.json      its manifest, put last
    c/<2 hex>/<sha256>
    """

    def put(self, path: str, data: bytes) -> None:
        """Put a file unless it is there whole. Raises Fault PLACE_*, BOX_*, READ_BACK_DIFFERS."""
        _check(path)
        if self._is_folder or len(data) <= LARGEST:
            self._put_whole(path, data)
        else:
            self._put_pieces("", data, path + layout.MANIFEST_EXTENSION)

    def names(self, folder: str) -> list[str]:
        """The names in a folder, files and folders; none where nobody has put anything."""
        _check(folder)
        return [entry.name for entry in self.storage.entries(folder)]

    def get(self, path: str, limit: int = MAX_BYTES) -> bytes | None:
        """The bytes, or None when they are gone, not whole yet, or more than `limit`."""
        _check(path)
        data = self.storage.get(path, limit)
        if data is None and not self._is_folder and limit > LARGEST:
            found = self._get_pieces("", path + layout.MANIFEST_EXTENSION)
            data = found[1] if found and len(found[1]) <= limit else None
        return data

    def delete(self, path: str) -> None:
        """Remove a file and its pieces: for erasure alone. Raises Fault PLACE_*, BOX_*."""
        _check(path)
        self.storage.delete(path)
        if self._is_folder:
            return
        manifest = path + layout.MANIFEST_EXTENSION
        with suppress(ValueError):
            found = pieces.Manifest.parse(self.storage.get(manifest, pieces.MAX_MANIFEST) or b"")
            for sha256, _size in found.pieces:
                self.storage.delete(layout.piece("", sha256))
        self.storage.delete(manifest)


def _check(path: str) -> None:
    if not _PATH.fullmatch(path):
        raise ValueError("not a path of a drop box")
