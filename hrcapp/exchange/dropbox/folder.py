"""A drop box in a folder: shared, synchronised, or on a stick. Flushed to the device and read back."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from fsspec.implementations.local import LocalFileSystem

from hrcapp.exchange.dropbox.storage import Connection
from hrcapp.exchange.names import MAX_BYTES
from hrcapp.exchange.place import telling
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import sync_folder


class FolderFiles(LocalFileSystem):  # type: ignore[misc]
    """The folder itself is never made: one in place of an unplugged stick would look like success."""

    cachable = False

    def __init__(self, root: Path) -> None:
        super().__init__(auto_mkdir=False)
        self._root = root

    def pipe_file(self, path: str, value: bytes, **_options: Any) -> None:
        """Write, unless it is there whole; flush; read back. Raises Fault READ_BACK_DIFFERS."""
        self._must_be_there()
        if _read(path) == value:
            return
        _write(Path(path), value)
        if _read(path) != value:
            raise Fault(Code.READ_BACK_DIFFERS, path=str(self._root))

    def mkdir(self, path: str, create_parents: bool = True, **_options: Any) -> None:
        self._must_be_there()
        os.mkdir(path)

    def ls(self, path: str, detail: bool = False, **options: Any) -> Any:
        self._must_be_there()
        return super().ls(path, detail=detail, **options)

    def open(self, path: str, mode: str = "rb", **_options: Any) -> Any:
        self._must_be_there()
        return open(path, mode)

    def _must_be_there(self) -> None:
        if not self._root.is_dir():
            raise Fault(Code.PLACE_MISSING, path=str(self._root))


def connect(path: Path) -> Connection:
    """The folder as a place."""
    files = FolderFiles(path)
    return Connection(files, path.as_posix().rstrip("/"), lambda needed: telling(path, needed))


def _write(target: Path, data: bytes) -> None:
    """Under a name of its own first: two laptops may put the same file into a shared folder at once."""
    partial = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        raise
    sync_folder(target.parent)


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
