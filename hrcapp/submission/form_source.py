"""A form as it lies on a disk: a file, a folder or a zip, and with it the files that the form names.

`NAME.xlsx`, `NAME.md` or `NAME.xml`; its files in a folder `NAME-media` (ODK Collect) or `media` beside it,
or right beside it, as they are given to ODK Central. Only what the form names is taken.
Nothing is unpacked by a name that a zip chooses, no link is followed, and all is counted before it is read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from hrcapp.exchange.place import take
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.xforms.limits import MAX_FILE_BYTES, MAX_FORM_BYTES

ENDINGS = (".xlsx", ".md", ".xml")
MAX_FILES = 200
MAX_BYTES = 64 * 1024 * 1024
"""All files of a form together."""

_MAX_ZIP = MAX_BYTES + MAX_FORM_BYTES
_MAX_MEMBERS = 2_000
P = TypeVar("P", Path, PurePosixPath)


@dataclass(frozen=True)
class Lying:
    """A file that lies with a form and was not read yet: its size in bytes as it is told, and the reading."""

    size: int
    read: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True)
class FormSource:
    """The form's own bytes under its plain name, and what lies with it by plain name."""

    name: str
    data: bytes = field(repr=False)
    beside: Mapping[str, Lying] = field(repr=False, default_factory=dict)

    def files(self, names: Iterable[str]) -> dict[str, bytes]:
        """Those of these files that are there. Raises Fault FORM_PACKAGE_TOO_LARGE, FILE_UNREADABLE."""
        found = {name: self.beside[name] for name in names if name in self.beside}
        sizes = [one.size for one in found.values()]
        if len(sizes) > MAX_FILES or sum(sizes) > MAX_BYTES or max(sizes, default=0) > MAX_FILE_BYTES:
            raise _too_large(self.name)
        read = {name: one.read() for name, one in found.items()}
        # What was told of sizes need not be true: one byte more than allowed is all that is ever read.
        if any(len(data) > MAX_FILE_BYTES for data in read.values()):
            raise _too_large(self.name)
        return read


def read_source(path: Path, *, own_folder: bool = False) -> FormSource:
    """Read a form, and see what lies with it. `own_folder`: a file may have its files right beside it, where
    whoever asks has chosen the form; a form from elsewhere looks at nothing that lies there by chance.

    Raises Fault FILE_UNREADABLE, FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PACKAGE_*.
    """
    if path.is_dir():
        form = _only_form([one for one in _plain_files(path) if _is_form(one.name)], path.name)
        return _from_folder(form, own_folder=True)
    if path.suffix.lower() == ".zip":
        return _from_zip(path)
    if not _is_form(path.name):
        raise Fault(Code.FORM_UNREADABLE, name=path.name)
    return _from_folder(path, own_folder=own_folder)


def _from_folder(path: Path, *, own_folder: bool) -> FormSource:
    data = _bounded(take(path, MAX_FORM_BYTES))
    own = path.with_name(f"{path.stem}-media")
    folders = (path.parent, path.with_name("media"), own) if own_folder else (own,)
    found = [one for folder in folders if _is_folder(folder) for one in _plain_files(folder)]
    return FormSource(path.name, data, {one.name: _lying(one) for one in found if one != path})


def _lying(path: Path) -> Lying:
    return Lying(path.stat().st_size, partial(take, path, MAX_FILE_BYTES))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


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
    with _archive(data, path.name) as archive:
        listed = [
            one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX/")
        ]
        if len(listed) > _MAX_MEMBERS:
            raise _too_large(path.name)
        members = {PurePosixPath(one.filename): one for one in listed}
        form = _form_in(members, path.name)
        if members[form].file_size > MAX_FORM_BYTES:
            raise _form_too_large()
        with archive.open(members[form]) as file:
            own = _bounded(file.read(MAX_FORM_BYTES + 1))
    beside = {
        one.name: Lying(members[one].file_size, partial(_member, data, members[one], path.name))
        for folder in (form.parent, form.parent / "media", form.parent / f"{form.stem}-media")
        for one in members
        if one.parent == folder and one != form and not one.name.startswith(".")
    }
    return FormSource(form.name, own, beside)


def _form_in(members: Iterable[PurePosixPath], name: str) -> PurePosixPath:
    listed = list(members)
    top = min((len(one.parts) for one in listed), default=0)
    return _only_form([one for one in listed if len(one.parts) == top and _is_form(one.name)], name)


def _member(data: bytes, member: zipfile.ZipInfo, name: str) -> bytes:
    with _archive(data, name) as archive, archive.open(member) as file:
        return file.read(MAX_FILE_BYTES + 1)


@contextmanager
def _archive(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Fault(Code.FORM_UNREADABLE, name=name) from error


def _only_form(forms: Iterable[P], name: str) -> P:
    found = list(forms)
    # Lists may be XML as well: a workbook beside them is the form.
    sheets = [one for one in found if one.suffix.lower() != ".xml"]
    chosen = sheets if len(sheets) == 1 and len(found) > 1 else found
    if len(chosen) != 1:
        raise Fault(Code.FORM_PACKAGE_UNCLEAR, name=name, count=len(found))
    return chosen[0]


def _is_form(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ENDINGS and not name.startswith((".", "~$"))


def _too_large(name: str) -> Fault:
    return Fault(Code.FORM_PACKAGE_TOO_LARGE, name=name, files=MAX_FILES, limit=size_text(MAX_BYTES))


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_FORM_BYTES:
        raise _form_too_large()
    return data


def _form_too_large() -> Fault:
    return Fault(Code.FORM_TOO_LARGE, limit=size_text(MAX_FORM_BYTES))
