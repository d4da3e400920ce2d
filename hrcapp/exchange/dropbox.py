"""A folder that both sides reach: officers put bundles into `inbox/`, desks put receipts beside it.

    inbox/<sha256>.hrcb
    receipts/<device>/<sha256>.hrcr        <device> is `PublicKey.folder` of the device's signing key

Only put, get and list are relied on, because real storage differs in all else. Names carry the hash of the
contents and a reader trusts the hash, never the presence: a copy that is cut short is not there yet, and
whoever sends it again replaces it. Everyone who has a kit can write and delete here, so nothing here proves
anything.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.names import BUNDLE_EXTENSION, MAX_BYTES, RECEIPT_EXTENSION
from hrcapp.exchange.place import telling
from hrcapp.model.faults import Code, Fault

_INBOX, _RECEIPTS = "inbox", "receipts"
_NAME = re.compile(r"([0-9a-f]{64})\.[a-z]+")


@dataclass(frozen=True)
class Item:
    """A file that a listing shows: where it lies, the hash it promises, its size now."""

    path: str
    sha256: str
    size: int


class DropBox(Protocol):
    """What both sides may do with any kind of drop box. All raise Fault PLACE_*."""

    def put_bundle(self, data: bytes) -> str:
        """Put a bundle unless it is there whole; its SHA-256. Raises Fault READ_BACK_DIFFERS too."""

    def list_bundles(self) -> list[Item]:
        """What lies in the inbox, by name; some of it may not be whole."""

    def put_receipt(self, device: PublicKey, data: bytes) -> str:
        """The same for a receipt to a device."""

    def list_receipts(self, device: PublicKey) -> list[Item]:
        """The receipts of a device."""

    def get(self, item: Item) -> bytes | None:
        """The contents, or None when they are gone or not (yet) what the name promises."""


class FolderDropBox:
    """A drop box in a folder: shared, synchronised, or on a stick."""

    def __init__(self, path: Path) -> None:
        from fsspec.implementations.local import LocalFileSystem

        self._path = path
        self._files: Any = LocalFileSystem(auto_mkdir=True)

    def put_bundle(self, data: bytes) -> str:
        """See `DropBox`."""
        return self._put(_INBOX, BUNDLE_EXTENSION, data)

    def list_bundles(self) -> list[Item]:
        """See `DropBox`."""
        return self._list(_INBOX, BUNDLE_EXTENSION)

    def put_receipt(self, device: PublicKey, data: bytes) -> str:
        """See `DropBox`."""
        return self._put(f"{_RECEIPTS}/{device.folder}", RECEIPT_EXTENSION, data)

    def list_receipts(self, device: PublicKey) -> list[Item]:
        """See `DropBox`."""
        return self._list(f"{_RECEIPTS}/{device.folder}", RECEIPT_EXTENSION)

    def get(self, item: Item) -> bytes | None:
        """See `DropBox`."""
        if item.size > MAX_BYTES:
            return None
        with telling(self._path, 0):
            self._must_be_there()
            data = self._read(item.path)
        return data if data is not None and hashlib.sha256(data).hexdigest() == item.sha256 else None

    def _put(self, folder: str, extension: str, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        path = f"{folder}/{digest}{extension}"
        with telling(self._path, len(data)):
            self._must_be_there()
            if self._read(path) != data:
                self._files.pipe_file(self._full(path), data)
                self._flush(path)
                if self._read(path) != data:
                    raise Fault(Code.READ_BACK_DIFFERS, path=str(self._path))
        return digest

    def _list(self, folder: str, extension: str) -> list[Item]:
        with telling(self._path, 0):
            self._must_be_there()
            try:
                found = self._files.ls(self._full(folder), detail=True)
            except FileNotFoundError:  # nobody has put anything there yet
                return []
        files = [one for one in found if one["type"] == "file"]
        items = [self._item(folder, extension, Path(one["name"]).name, int(one["size"])) for one in files]
        return sorted(filter(None, items), key=lambda item: item.path)

    def _item(self, folder: str, extension: str, name: str, size: int) -> Item | None:
        found = _NAME.fullmatch(name)
        return Item(f"{folder}/{name}", found[1], size) if found and name.endswith(extension) else None

    def _read(self, path: str) -> bytes | None:
        try:
            with self._files.open(self._full(path), "rb") as file:
                return bytes(file.read(MAX_BYTES + 1))
        except FileNotFoundError:
            return None

    def _flush(self, path: str) -> None:
        with open(self._full(path), "rb+") as file:
            os.fsync(file.fileno())

    def _full(self, path: str) -> str:
        return f"{self._path.as_posix()}/{path}"

    def _must_be_there(self) -> None:
        """The folder itself is never made: one in place of an unplugged stick would look like success."""
        if not self._path.is_dir():
            raise Fault(Code.PLACE_MISSING, path=str(self._path))
