"""Checking an update that a person holds: who signed it, whether it is newer, and the package beside it.

Nothing is looked for by itself and nothing is changed; what may follow is in `update_placing`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from hrcapp import __version__
from hrcapp.exchange import update
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.place import take
from hrcapp.exchange.update import Kind, Package, Update
from hrcapp.model.faults import Code, Fault
from hrcapp.store.home import portable_path

_PIECE = 1 << 20


class Standing(StrEnum):
    """A release beside the program that looks at it."""

    NEWER = "newer"
    SAME = "same"
    OLDER = "older"


@dataclass(frozen=True)
class Checked:
    """An update that is what its key signed; `package` is the one for this program, whole at `path`."""

    update: Update
    signer: PublicKey
    standing: Standing
    package: Package
    path: Path


def this_kind() -> Kind:
    """How this program came onto the computer."""
    return Kind.PORTABLE if portable_path() is not None else Kind.INSTALLER


def check(
    file: Path,
    *,
    keys: Sequence[PublicKey] | None = None,
    own: str = __version__,
    system: str = "",
    kind: Kind | None = None,
) -> Checked:
    """Check the update and the package that lies beside it.

    Raises Fault FILE_UNREADABLE, UPDATE_UNREADABLE, UPDATE_WITHOUT_KEY, UPDATE_NOT_SIGNED,
    UPDATE_NEWER_FORMAT, UPDATE_NOT_FOR_US, UPDATE_PACKAGE_MISSING, UPDATE_PACKAGE_ALTERED.
    """
    data = take(file, update.MAX_BYTES)
    found, signer = update.read(data, update.release_keys() if keys is None else keys, file.name)
    system = system or update.this_system()
    package = found.package(system, kind or this_kind())
    if package is None:
        raise Fault(Code.UPDATE_NOT_FOR_US, version=found.version, system=system)
    path = file.parent / package.name
    with opened(path, package):
        return Checked(found, signer, _standing(found.version, own), package, path)


def opened(path: Path, package: Package) -> BinaryIO:
    """The package, open at its beginning, after all of it was compared with what was signed.

    Raises Fault UPDATE_PACKAGE_MISSING, UPDATE_PACKAGE_ALTERED.
    """
    try:
        if not path.is_file():
            raise Fault(Code.UPDATE_PACKAGE_MISSING, name=package.name)
        file = path.open("rb")
    except OSError as error:
        raise Fault(Code.UPDATE_PACKAGE_MISSING, name=package.name) from error
    try:
        if os.fstat(file.fileno()).st_size != package.size or _digest(file) != package.sha256:
            raise Fault(Code.UPDATE_PACKAGE_ALTERED, name=package.name)
        file.seek(0)
    except OSError as error:
        file.close()
        raise Fault(Code.UPDATE_PACKAGE_MISSING, name=package.name) from error
    except Fault:
        file.close()
        raise
    return file


def _digest(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _standing(version: str, own: str) -> Standing:
    theirs, mine = update.order(version), update.order(own)
    if theirs == mine:
        return Standing.SAME
    return Standing.NEWER if theirs > mine else Standing.OLDER
