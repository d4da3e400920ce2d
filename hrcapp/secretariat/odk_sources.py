"""Where the files of an export lie: in a folder, or in a ZIP archive that is read as if it were one.

Nothing of an archive is written to the disk; the names in it are looked up, and never opened as paths.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import Protocol

from hrcapp.exchange import place
from hrcapp.model.faults import Code, Fault

MAX_MEMBERS = 50_000
MAX_UNPACKED = 2 * 1024 * 1024 * 1024
"""Bytes that all files of an archive may have together, as it says itself: no more of them is ever read."""

ENDING = ".zip"
_OF_EXPORTS = (".csv", ".xml", ".xlsx")
_OF_DOCUMENTS = ("[content_types].xml", "mimetype")
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class Source(Protocol):
    """Files by their paths."""

    def take(self, path: PurePath, limit: int) -> bytes:
        """At most `limit` + 1 bytes. Raises Fault FILE_UNREADABLE."""

    def has(self, path: PurePath) -> bool:
        """Whether there is such a file."""

    def beside(self, path: PurePath) -> list[PurePath]:
        """The files of the same folder, in the order of their names."""


class Disk:
    """What a person has named, and lies beside it; links are not followed."""

    def take(self, path: PurePath, limit: int) -> bytes:
        return place.take(Path(path), limit)

    def has(self, path: PurePath) -> bool:
        return Path(path).is_file() and not Path(path).is_symlink()

    def beside(self, path: PurePath) -> list[PurePath]:
        return [one for one in sorted(Path(path).parent.iterdir()) if one.is_file()]


DISK = Disk()


@dataclass(frozen=True)
class Archive:
    """An open archive; its paths name members and nothing else."""

    name: str
    _file: zipfile.ZipFile = field(repr=False)
    _members: Mapping[PurePath, zipfile.ZipInfo] = field(repr=False)

    @property
    def paths(self) -> list[PurePath]:
        """Its files, in the order of their names."""
        return sorted(self._members)

    def take(self, path: PurePath, limit: int) -> bytes:
        try:
            with self._file.open(self._members[path]) as member:
                return member.read(limit + 1)
        except (KeyError, *_DAMAGED) as error:
            raise Fault(Code.FILE_UNREADABLE, name=f"{self.name}/{path.name}") from error

    def has(self, path: PurePath) -> bool:
        return path in self._members

    def beside(self, path: PurePath) -> list[PurePath]:
        return [one for one in self.paths if one.parent == path.parent]


@contextmanager
def archive(path: Path) -> Iterator[Archive | None]:
    """The archive of an export; None where a file is no archive, or holds nothing of an export.

    Raises Fault ODK_ARCHIVE_UNREADABLE for one that is damaged, encrypted or beyond the bounds.
    """
    if path.suffix.lower() != ENDING or not zipfile.is_zipfile(path):
        yield None
        return
    try:
        file = zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise Fault(Code.ODK_ARCHIVE_UNREADABLE, name=path.name) from error
    with file:
        members = _members(file.infolist())
        if not _is_export(members):
            yield None
            return
        if _beyond(members.values()):
            raise Fault(Code.ODK_ARCHIVE_UNREADABLE, name=path.name)
        yield Archive(path.name, file, members)


def _members(listed: Iterable[zipfile.ZipInfo]) -> dict[PurePath, zipfile.ZipInfo]:
    """By name, without folders and what systems hide; of two of one name the first."""
    found: dict[PurePath, zipfile.ZipInfo] = {}
    for one in listed:
        path = PurePosixPath(one.filename.replace("\\", "/"))
        if not one.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in path.parts):
            found.setdefault(path, one)
    return found


def _is_export(members: Iterable[PurePath]) -> bool:
    paths = list(members)
    document = any(str(path).lower() in _OF_DOCUMENTS for path in paths)
    return not document and any(path.suffix.lower() in _OF_EXPORTS for path in paths)


def _beyond(members: Iterable[zipfile.ZipInfo]) -> bool:
    every = list(members)
    encrypted = any(one.flag_bits & _ENCRYPTED for one in every)
    return encrypted or len(every) > MAX_MEMBERS or sum(one.file_size for one in every) > MAX_UNPACKED
