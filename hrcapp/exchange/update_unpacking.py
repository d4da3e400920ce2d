"""Unpacking a portable package: plain files, folders and links inside, nothing else, within bounds.

The package was signed; the bounds are for a release that was made wrongly, or a key that was stolen.
"""

from __future__ import annotations

import lzma
import posixpath
import re
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

MAX_ENTRIES = 20_000
MAX_UNPACKED = 1 << 30
_PART = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9_.][A-Za-z0-9._+@ -]{0,149}")
_MAX_DEPTH = 16
_BROKEN = (tarfile.TarError, lzma.LZMAError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)


@dataclass(frozen=True)
class _Entry:
    """A file (`content`) or a link (`link`); folders are made as they are needed."""

    name: str
    size: int
    runs: bool = False
    content: IO[bytes] | None = None
    link: str = ""


def unpack(package: BinaryIO, name: str, root: str, into: Path) -> None:
    """Unpack what lies in the folder `root` of a .tar.xz or .zip into the new folder `into`.

    Raises ValueError for a package that no release of ours would be, OSError.
    """
    entries = _zipped(package) if name.endswith(".zip") else _tarred(package)
    links: dict[str, str] = {}
    written: set[str] = set()
    total = 0
    into.mkdir()
    try:
        for number, entry in enumerate(entries):
            total += entry.size
            if number >= MAX_ENTRIES or total > MAX_UNPACKED:
                raise ValueError("a package that is too large")
            inside = _inside(entry.name, root)
            if entry.link:
                links[inside] = _target(inside, entry.link)
            else:
                _write(into / inside, entry)
                written.add(inside)
    except _BROKEN as error:
        raise ValueError("a package that is broken") from error
    for inside, target in links.items():
        if target not in written:
            raise ValueError(f"a link to nothing: {inside[:100]!r}")
        _link(into, inside, target)


def _inside(name: str, root: str) -> str:
    """The path within the program's folder. Raises ValueError for one that leaves it."""
    head, _slash, inside = name.partition("/")
    parts = inside.split("/")
    if head != root or len(parts) > _MAX_DEPTH or not all(map(_PART.fullmatch, parts)):
        raise ValueError(f"an unfit name: {name[:100]!r}")
    return inside


def _target(inside: str, link: str) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(inside), link))
    if link.startswith("/") or not all(map(_PART.fullmatch, target.split("/"))):
        raise ValueError(f"a link that leads outside: {inside[:100]!r}")
    return target


def _write(path: Path, entry: _Entry) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if entry.content is None:
        raise ValueError("neither a file nor a link")
    try:
        with path.open("xb") as file:
            shutil.copyfileobj(entry.content, file, 1 << 20)
    except FileExistsError as error:
        raise ValueError("the same name twice") from error
    path.chmod(0o755 if entry.runs else 0o644)


def _link(into: Path, inside: str, target: str) -> None:
    """A link, or a copy on a stick whose file system has none."""
    path, folder = into / inside, posixpath.dirname(inside) or "."
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(posixpath.relpath(target, folder))
    except FileExistsError as error:
        raise ValueError("the same name twice") from error
    except OSError:
        shutil.copy2(into / target, path)


def _tarred(package: BinaryIO) -> Iterator[_Entry]:
    with lzma.open(package) as plain, tarfile.open(fileobj=plain, mode="r|") as archive:
        for one in archive:
            if one.isreg():
                content = archive.extractfile(one)
                yield _Entry(one.name, one.size, bool(one.mode & 0o100), content)
            elif one.issym():
                yield _Entry(one.name, 0, link=one.linkname)
            elif not one.isdir():
                raise ValueError("neither file, folder nor link")


def _zipped(package: BinaryIO) -> Iterator[_Entry]:
    with zipfile.ZipFile(package) as archive:
        for one in archive.infolist():
            if not one.is_dir():
                with archive.open(one) as content:
                    yield _Entry(one.filename, one.file_size, content=content)
