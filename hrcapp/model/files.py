"""Writing a file so that it is whole or not there at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from hrcapp.model.faults import Code, Fault

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FAILS = {errno.EIO, errno.ENODEV, errno.ENXIO, getattr(errno, "ESTALE", errno.EIO)}


def write_whole(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write under a temporary name, flush to the disk, then rename over `path`.

    Raises Fault DISK_FULL, STORE_READ_ONLY or DISK_FAILS; an older file of that name is untouched then.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise not_written(error, path.parent) from error


def overwrite(path: Path) -> None:
    """Fill a file with chance, flush that to the disk, then remove it; none of that name is as good.

    Raises Fault DISK_FULL, STORE_READ_ONLY or DISK_FAILS.
    """
    try:
        with path.open("rb+") as file:
            file.write(os.urandom(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise not_written(error, path.parent) from error


def not_written(error: OSError, folder: Path) -> Fault:
    """What a person is told when the system would not write there: DISK_FULL, STORE_READ_ONLY, DISK_FAILS."""
    if error.errno in _FULL:
        return Fault(Code.DISK_FULL, path=str(folder))
    code = Code.DISK_FAILS if error.errno in _FAILS else Code.STORE_READ_ONLY
    return Fault(code, path=str(folder))


def sync_file(path: Path) -> None:
    """Flush what was written to a file to its disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable; Windows does that by itself and can't open a folder."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
