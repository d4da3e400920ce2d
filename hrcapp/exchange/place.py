"""Putting a file on a stick or into a folder so that it is really there, and taking one from there.

Free space first, a temporary name, flushed to the device, renamed, read back and compared. A different file
of the same name is never overwritten.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hrcapp.exchange.names import MAX_BYTES
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import sync_folder
from hrcapp.model.sizes import size_text

_SPARE = 64 * 1024  # folders and tables of the file system grow too
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write `data` as `folder/name`, or `name (2)` … beside another file of that name; the path it got.

    Raises Fault PLACE_MISSING, PLACE_FULL, PLACE_READ_ONLY or READ_BACK_DIFFERS; nothing half-written stays.
    """
    if Path(name).name != name:
        raise ValueError("not the name of a file")
    with telling(folder, len(data)):
        target = _free_name(_there(folder), name, data)
        if not target.exists():
            check_space(folder, len(data))
            _write(target, data)
        check_copy(target, data)
    return target


def check_copy(target: Path, data: bytes) -> None:
    """Read a copy back and compare. Raises Fault READ_BACK_DIFFERS, with the faulty copy removed."""
    if not _same(target, data):
        with suppress(OSError):
            target.unlink()
        raise Fault(Code.READ_BACK_DIFFERS, path=str(target.parent))


def take(path: Path, limit: int = MAX_BYTES) -> bytes:
    """At most `limit` + 1 bytes of a file: one too many tells its size. Raises Fault FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=path.name) from error


def check_space(folder: Path, needed: int) -> None:
    """See that `needed` bytes will fit there. Raises Fault PLACE_FULL, PLACE_MISSING."""
    with telling(folder, needed):
        if shutil.disk_usage(_there(folder)).free < needed + _SPARE:
            raise _full(folder, needed)


@contextmanager
def telling(folder: Path, needed: int) -> Iterator[None]:
    """Turn what the system says of a place into a fault; `needed` bytes were to be written."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _full(folder, needed) from error
        code = Code.PLACE_READ_ONLY if error.errno in _READ_ONLY else Code.PLACE_MISSING
        raise Fault(code, path=str(folder)) from error


def _free_name(folder: Path, name: str, data: bytes) -> Path:
    """The first name that is free or already holds these bytes."""
    stem, dot, extension = name.rpartition(".")
    number, target = 1, folder / name
    while target.exists() and not _same(target, data):
        number += 1
        target = folder / (f"{stem} ({number}){dot}{extension}" if stem else f"{name} ({number})")
    return target


def _there(folder: Path) -> Path:
    if not folder.is_dir():
        raise Fault(Code.PLACE_MISSING, path=str(folder))
    return folder


def _full(folder: Path, needed: int) -> Fault:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:  # pulled out in the meantime
        return Fault(Code.PLACE_MISSING, path=str(folder))
    return Fault(Code.PLACE_FULL, path=str(folder), needed=size_text(needed + _SPARE), free=size_text(free))


def _write(target: Path, data: bytes) -> None:
    # Named by what it will be: the next try takes the place of what a pulled stick kept of this one.
    partial = target.with_name(f".{hashlib.sha256(data).hexdigest()[:16]}.part")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _forget_cached(file.fileno())
        partial.rename(target)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        raise
    sync_folder(target.parent)


def _forget_cached(descriptor: int) -> None:
    """Ask that reading back meets the device and not the memory; a hint, which some systems lack."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _same(path: Path, data: bytes) -> bool:
    if not path.is_file() or path.stat().st_size != len(data):
        return False
    with path.open("rb") as file:
        return file.read(len(data) + 1) == data
