"""The files that belong to a form: asked for by name, of bounded size, never outside their folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.limits import MAX_FILE_BYTES, MAX_FILE_NAME
from hrcapp.xforms.xpath.errors import XPathError

_SCHEME = "jr://"
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class FileRefused(XPathError):
    """A file of the form that is there and cannot be used: a message template and its values."""


def _none(_name: str) -> bytes | None:
    return None


@dataclass(frozen=True)
class FormFiles:
    """Files by plain name. Without any, every list in a file is empty."""

    _bytes_of: Callable[[str], bytes | None] = _none

    @classmethod
    def in_folder(cls, folder: Path) -> FormFiles:
        """The plain files of one folder, nothing below it and nothing that a link leads to."""
        return cls(lambda name: _in_folder(folder, name))

    @classmethod
    def given(cls, files: Mapping[str, bytes]) -> FormFiles:
        """Files in memory: of a kit or a package that was opened already."""
        return cls(files.get)

    def read(self, source: str) -> bytes | None:
        """The bytes that `jr://file/towns.xml` (or `file-csv`, `images`…) names; None when there are none.

        Raises `FileRefused` for a file that is too large or cannot be read.
        """
        name = name_of(source)
        data = self._bytes_of(name) if name is not None else None
        if data is not None and len(data) > MAX_FILE_BYTES:
            raise _too_large()
        return data


def name_of(source: str) -> str | None:
    """The file's plain name; None for a source that is not one name in one of the form's own places."""
    if not source.startswith(_SCHEME):
        return None
    _place, slash, name = source[len(_SCHEME) :].partition("/")
    plain = slash and name and len(name) <= MAX_FILE_NAME and not name.startswith(".")
    return name if plain and not set(name) & set("/\\:\0") else None


def _in_folder(folder: Path, name: str) -> bytes | None:
    path = folder / name
    if path.is_symlink():
        return None
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | _NOFOLLOW)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
            raise _too_large()
        return file.read(MAX_FILE_BYTES + 1)


def _too_large() -> FileRefused:
    return FileRefused(N_("the file is larger than {limit} MB"), limit=MAX_FILE_BYTES // 2**20)
