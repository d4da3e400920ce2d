"""Files at a place, whatever it is: put, get, list and size by fsspec, each one request, each with patience.

Nothing else is relied on, because real servers differ in all else (docs/formats/dropbox.md): no lock, no
rename, no append, no range, no conditional put. What a library says went wrong becomes a fault here.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from hrcapp.exchange.dropbox import failures
from hrcapp.exchange.transfer import PASSING, Line
from hrcapp.model.faults import Code, Fault

MAX_NAMES = 100_000


@dataclass(frozen=True)
class Entry:
    """One line of a listing; `size` in bytes as the place says it."""

    name: str
    size: int
    is_folder: bool


@dataclass(frozen=True)
class Connection:
    """An open fsspec filesystem. `root` is the path of the box there; `makes_folders` where they must exist;
    `top` is looked at first, because it must be there already.

    `telling` turns what is raised inside into faults; it is given how many bytes are to be written.
    """

    files: Any
    root: str
    telling: Callable[[int], AbstractContextManager[None]]
    close: Callable[[], None] = lambda: None
    makes_folders: bool = True
    top: str | None = None


@dataclass
class Storage:
    """A place. `connect` is called when it is first needed, and again after the link was lost."""

    connect: Callable[[], Connection]
    server: str
    line: Line
    _connection: Connection | None = None
    _folders: set[str] = field(default_factory=set)

    def put(self, path: str, data: bytes) -> None:
        """Write a file, in place of what was there. Raises Fault BOX_*, PLACE_*."""
        self.line.carry(lambda: self.put_once(path, data), len(data))

    def put_once(self, path: str, data: bytes) -> None:
        """The same with one attempt."""
        with self._open(len(data)) as place:
            if place.makes_folders:
                self._make_folders(place, path.rpartition("/")[0])
            place.files.pipe_file(_full(place, path), data)

    def get(self, path: str, limit: int) -> bytes | None:
        """A file of at most `limit` bytes, or None when it is gone or larger."""
        data = self.line.carry(lambda: self._get(path, limit))
        return data if data is not None and len(data) <= limit else None

    def entries(self, folder: str) -> list[Entry]:
        """What lies in a folder, by name; nothing where the folder is not there."""
        return self.line.carry(lambda: self._entries(folder))

    def delete(self, path: str) -> None:
        """Remove a file, if it is there. For erasure alone: nothing else relies on it."""
        self.line.carry(lambda: self._delete(path))

    def size(self, path: str) -> int | None:
        """How many bytes a file has there, or None."""
        return self.line.carry(lambda: self._size(path))

    def close(self) -> None:
        """Let the connection go; the next request makes another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):  # it may be broken already, which is why it is let go
                connection.close()

    def _get(self, path: str, limit: int) -> bytes | None:
        with self._open() as place:
            try:
                with place.files.open(_full(place, path), "rb") as file:
                    return bytes(file.read(limit + 1))
            except OSError as error:
                if not _is(error, errno.ENOENT, errno.EISDIR):
                    raise
                return None

    def _delete(self, path: str) -> None:
        if self._size(path) is None:
            return
        with self._open() as place, suppress(FileNotFoundError):
            place.files.rm_file(_full(place, path))

    def _entries(self, folder: str) -> list[Entry]:
        with self._open() as place:
            try:
                found = place.files.ls(_full(place, folder), detail=True)
            except OSError as error:
                if not _is(error, errno.ENOENT):
                    raise
                return []
        if len(found) > MAX_NAMES:
            raise Fault(Code.BOX_SERVER_ERROR, server=self.server)
        entries = (
            Entry(
                str(one["name"]).rstrip("/").rpartition("/")[2],
                int(one["size"] or 0),
                one["type"] == "directory",
            )
            for one in found
            if one["type"] in ("file", "directory")
        )
        return sorted(entries, key=lambda entry: entry.name)

    def _size(self, path: str) -> int | None:
        with self._open() as place:
            try:
                found = place.files.info(_full(place, path))
            except OSError as error:
                if not _is(error, errno.ENOENT):
                    raise
                return None
        return int(found["size"]) if found["type"] == "file" else None

    def _make_folders(self, place: Connection, folder: str) -> None:
        """Every folder on the way, each asked for once as long as the connection lasts."""
        names = folder.split("/") if folder else []
        for depth in range(1, len(names) + 1):
            path = "/".join(names[:depth])
            if path not in self._folders:
                try:
                    place.files.mkdir(_full(place, path), create_parents=False)
                except OSError as error:
                    if not _is(error, errno.EEXIST):
                        raise
                self._folders.add(path)

    def _must_be_there(self, place: Connection) -> None:
        """The place itself is never made: with a wrong address, all would look well and nobody would come."""
        if place.top is not None:
            with place.telling(0):
                place.files.info(place.top)

    @contextmanager
    def _open(self, needed: int = 0) -> Iterator[Connection]:
        try:
            with failures.telling(self.server):
                if self._connection is None:
                    self._folders.clear()
                    self._connection = self.connect()
                    self._must_be_there(self._connection)
                with self._connection.telling(needed):
                    yield self._connection
        except Fault as fault:
            if fault.code in PASSING:
                self.close()
            raise


def _is(error: OSError, *numbers: int) -> bool:
    """By number: not every library raises the subclass that Python has for it."""
    return error.errno in numbers or (errno.ENOENT in numbers and isinstance(error, FileNotFoundError))


def _full(place: Connection, path: str) -> str:
    return f"{place.root}/{path}".rstrip("/") or "/"
