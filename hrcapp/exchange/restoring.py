"""Opening a second copy on another computer, or on this one after its system was made anew.

Nothing of the copy is believed before the recovery code has opened its key and the key its seal; names are
matched against those that a data folder has, and nothing is written outside it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from hrcapp.exchange import canonical_json
from hrcapp.exchange.names import COPY_FORMAT, RESTORED
from hrcapp.exchange.second_copy import DATABASES, HELD, INDEX, PROTECTED, PURPOSE, SEAL
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import sync_file, sync_folder, write_whole
from hrcapp.store import KEYSTORE_SETTINGS, Home, Role, adopt_vault, check_database, set_aside
from hrcapp.vault import recovery, wrapping

_MOST_FILES = 5000
_ENCRYPTED = 1  # bit of a zip entry: zipfile would raise RuntimeError
_INDEX_BYTES = 2 * 1024 * 1024
_PIECE = 1024 * 1024
_SETTINGS = "settings.json"
_RECOVERY = "keys/recovery.wrapped"
_OF_THE_OLD_COMPUTER = (*KEYSTORE_SETTINGS, "folder", "second_copy")


@dataclass(frozen=True)
class CopyFound:
    """What a copy says of itself before the code has proved it."""

    path: Path
    role: Role
    made_at: datetime
    files: tuple[tuple[str, int, str], ...]
    """Name, size in bytes and SHA-256 in hex of each."""
    index: str
    """SHA-256 of the list of them."""

    @property
    def size(self) -> int:
        return sum(size for _name, size, _sha256 in self.files)


@dataclass(frozen=True)
class TakenOut:
    """A copy's files in a folder, as they would lie in a data folder, and the key of its stores."""

    found: CopyFound
    folder: Path
    key: bytes = field(repr=False)


def look(path: Path) -> CopyFound:
    """Read what a copy says it is. Raises Fault SECOND_COPY_UNREADABLE."""
    with _opened(path) as file:
        return _found(path, _member(file, INDEX, _INDEX_BYTES))


def restore(
    path: Path,
    home: Home,
    typed: str,
    *,
    keyring: bool = False,
    instead: bool = False,
    leave: Callable[[], object] = lambda: None,
) -> CopyFound:
    """Fill the data folder, which nobody has used yet, from a copy.

    All of it is taken aside and checked before anything is in its place; the folder counts as used only when
    everything is, so a restore that is cut short is begun again. `instead`: the folder holds data that can't
    be opened, or are damaged; they are kept in a folder inside it. `leave` lets go of them, once the copy has
    proved whole.
    Raises Fault FOLDER_NOT_EMPTY, SECOND_COPY_UNREADABLE, SECOND_COPY_CHANGED, RECOVERY_CODE_*, DISK_FULL,
    STORE_*.
    """
    if home.role is not None and not instead:
        raise Fault(Code.FOLDER_NOT_EMPTY, path=str(home.path))
    with taken_out(path, home.folder("restoring"), typed) as out:
        settings = (out.folder / _SETTINGS).read_bytes()
        if home.role not in (None, out.found.role):
            raise Fault(Code.ROLE_OTHER, role=str(home.role))
        if instead:
            leave()
            set_aside(home)
        _move(out.found, out.folder, home)
    adopt_vault(home, typed, keyring=keyring)
    _adopt_settings(home, settings, out.found.index)
    return out.found


@contextmanager
def taken_out(path: Path, work: Path, typed: str) -> Iterator[TakenOut]:
    """Everything that a copy holds, checked, in a folder below `work` that is gone afterwards.

    The key is never written there. Raises what `restore` raises.
    """
    with _opened(path) as file:
        index = _member(file, INDEX, _INDEX_BYTES)
        found = _found(path, index)
        _check_room(work, found)
        key = _key(_member(file, _RECOVERY, _PIECE), typed)
        _check_seal(_member(file, SEAL, _PIECE), index, key, path)
        with tempfile.TemporaryDirectory(dir=work) as folder:
            aside = Path(folder)
            for name, size, sha256 in found.files:
                _take(file, name, size, sha256, aside, path)
            for name, _size, _sha256 in found.files:
                if DATABASES.fullmatch(name):
                    check_database(aside / name, key)
            yield TakenOut(found, aside, key)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as file:
            if len(file.infolist()) > _MOST_FILES:
                raise ValueError("too many files")
            if any(entry.flag_bits & _ENCRYPTED for entry in file.infolist()):
                raise ValueError("the zip's own encryption")
            yield file
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        KeyError,
        ValueError,
        TypeError,
        NotImplementedError,
    ) as error:
        raise Fault(Code.SECOND_COPY_UNREADABLE, name=path.name) from error


def _member(file: zipfile.ZipFile, name: str, limit: int) -> bytes:
    entry = file.getinfo(name)
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > limit:
        raise ValueError(name)
    with file.open(entry) as member:
        return member.read(limit + 1)


def _found(path: Path, index: bytes) -> CopyFound:
    said: dict[str, Any] = canonical_json.load(index, max_bytes=_INDEX_BYTES)
    if said["format"] != COPY_FORMAT:
        raise Fault(Code.SECOND_COPY_NEWER, name=path.name)
    files = tuple((str(one["name"]), int(one["size"]), str(one["sha256"])) for one in said["files"])
    names = [name for name, _size, _sha256 in files]
    if len(set(names)) != len(names) or not all(
        any(known.fullmatch(one) for known in (HELD, DATABASES, PROTECTED)) for one in names
    ):
        raise ValueError("a name that no data folder has")
    if any(size < 0 for _name, size, _sha256 in files) or _SETTINGS not in names or _RECOVERY not in names:
        raise ValueError("not a whole copy")
    mark = hashlib.sha256(index).hexdigest()
    return CopyFound(path, Role(said["role"]), datetime.fromisoformat(said["made"]), files, mark)


def _check_room(folder: Path, found: CopyFound) -> None:
    if shutil.disk_usage(folder).free < found.size:
        raise Fault(Code.DISK_FULL, path=str(folder))


def _key(wrapped: bytes, typed: str) -> bytes:
    try:
        return wrapping.unwrap(wrapped, recovery.key_of(typed), "recovery")
    except wrapping.WrongKey as error:
        raise Fault(Code.RECOVERY_CODE_WRONG) from error


def _check_seal(seal: bytes, index: bytes, key: bytes, path: Path) -> None:
    try:
        sealed = wrapping.unwrap(seal, key, PURPOSE)
    except wrapping.WrongKey as error:
        raise Fault(Code.SECOND_COPY_CHANGED, name=path.name) from error
    if sealed != hashlib.sha256(index).digest():
        raise Fault(Code.SECOND_COPY_CHANGED, name=path.name)


def _take(file: zipfile.ZipFile, name: str, size: int, sha256: str, aside: Path, path: Path) -> None:
    """Write one file of the copy in pieces; its bytes are those that the sealed index names."""
    entry = file.getinfo(name)
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != size:
        raise ValueError(name)
    target, digest = aside / name, hashlib.sha256()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with file.open(entry) as member, target.open("wb") as out:
            while piece := member.read(_PIECE):
                digest.update(piece)
                out.write(piece)
        sync_file(target)
        target.chmod(0o600)
    except OSError as error:
        raise Fault(Code.DISK_FULL, path=str(aside)) from error
    if digest.hexdigest() != sha256:
        raise Fault(Code.SECOND_COPY_CHANGED, name=path.name)


def _move(found: CopyFound, aside: Path, home: Home) -> None:
    for name, _size, _sha256 in found.files:
        if name != _SETTINGS:
            *folders, last = name.split("/")
            folder = home.folder(*folders)
            # A log of another file of this name would spoil it.
            for ending in ("-wal", "-shm"):
                (folder / f"{last}{ending}").unlink(missing_ok=True)
            (aside / name).replace(folder / last)
            sync_folder(folder)


def _adopt_settings(home: Home, data: bytes, index: str) -> None:
    """Last of all: with the role in it the folder is somebody's."""
    try:
        said = json.loads(data)
    except ValueError:
        said = {}
    mine = home.settings()
    kept = {key: value for key, value in said.items() if key not in _OF_THE_OLD_COMPUTER}
    text = json.dumps({**kept, **mine, RESTORED: index}, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(home.path / _SETTINGS, text.encode())
