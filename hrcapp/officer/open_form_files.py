"""A form as it lies on a disk: one file, or a folder or zip with the files it names (ODK's layout).

`NAME.xlsx`, `NAME.md` or `NAME.xml`, and beside it the folder `NAME-media`. Nothing is unpacked by a name
that a zip chooses, no link is followed, and everything is counted before it is read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from hrcapp.exchange.place import take
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.xforms.limits import MAX_FILE_BYTES, MAX_FORM_BYTES

ENDINGS = (".xlsx", ".md", ".xml")
MAX_FILES = 200
MAX_BYTES = 64 * 1024 * 1024
"""All files beside a form together."""

_MAX_ZIP = MAX_BYTES + MAX_FORM_BYTES
_MAX_MEMBERS = 2_000
_MEDIA = "-media"
P = TypeVar("P", Path, PurePosixPath)


@dataclass(frozen=True)
class FormSource:
    """The form's own bytes under its plain name, and the files it may name."""

    name: str
    data: bytes = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)


def read_source(path: Path) -> FormSource:
    """Read a form with its files.

    Raises Fault FILE_UNREADABLE, FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PACKAGE_*.
    """
    if path.is_dir():
        return _with_media(_only_form([one for one in _plain_files(path) if _is_form(one.name)], path.name))
    if path.suffix.lower() == ".zip":
        return _from_zip(path)
    if not _is_form(path.name):
        raise Fault(Code.FORM_UNREADABLE, name=path.name)
    return _with_media(path)


def _with_media(path: Path) -> FormSource:
    data = _bounded(take(path, MAX_FORM_BYTES))
    folder = path.with_name(f"{path.stem}{_MEDIA}")
    found = _plain_files(folder) if folder.is_dir() and not folder.is_symlink() else []
    _check_room(path.name, [one.stat().st_size for one in found])
    return FormSource(path.name, data, {one.name: take(one, MAX_FILE_BYTES) for one in found})


def _plain_files(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_file() and not _is_left_out(one))
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=folder.name) from error


def _is_left_out(path: Path) -> bool:
    return path.is_symlink() or path.name.startswith((".", "~$"))


def _from_zip(path: Path) -> FormSource:
    data = take(path, _MAX_ZIP)
    if len(data) > _MAX_ZIP:
        raise _too_large(path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _from_archive(archive, path.name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Fault(Code.FORM_UNREADABLE, name=path.name) from error


def _from_archive(archive: zipfile.ZipFile, name: str) -> FormSource:
    listed = [
        one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX/")
    ]
    if len(listed) > _MAX_MEMBERS:
        raise _too_large(name)
    members = {PurePosixPath(one.filename): one for one in listed}
    top = min((len(one.parts) for one in members), default=0)
    form = _only_form([one for one in members if len(one.parts) == top and _is_form(one.name)], name)
    folder = form.parent / f"{form.stem}{_MEDIA}"
    beside = [one for one in members if one.parent == folder and not one.name.startswith(".")]
    _check_room(name, [members[one].file_size for one in beside])
    if members[form].file_size > MAX_FORM_BYTES:
        raise _form_too_large()
    return FormSource(
        form.name,
        _bounded(_inflated(archive, members[form], MAX_FORM_BYTES)),
        {one.name: _inflated(archive, members[one], MAX_FILE_BYTES) for one in beside},
    )


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """What a zip says of sizes need not be true: one byte more than allowed is all that is ever read."""
    with archive.open(member) as file:
        return file.read(limit + 1)


def _only_form(forms: Iterable[P], name: str) -> P:
    found = list(forms)
    if len(found) != 1:
        raise Fault(Code.FORM_PACKAGE_UNCLEAR, name=name, count=len(found))
    return found[0]


def _is_form(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ENDINGS and not name.startswith((".", "~$"))


def _check_room(name: str, sizes: list[int]) -> None:
    if len(sizes) > MAX_FILES or sum(sizes) > MAX_BYTES or max(sizes, default=0) > MAX_FILE_BYTES:
        raise _too_large(name)


def _too_large(name: str) -> Fault:
    return Fault(Code.FORM_PACKAGE_TOO_LARGE, name=name, files=MAX_FILES, limit=size_text(MAX_BYTES))


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_FORM_BYTES:
        raise _form_too_large()
    return data


def _form_too_large() -> Fault:
    return Fault(Code.FORM_TOO_LARGE, limit=size_text(MAX_FORM_BYTES))
