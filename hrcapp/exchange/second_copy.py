"""The second copy: one file with all that a data folder holds, for another disk or a stick.

Format `hrc-second-copy/1` (docs/formats/second-copy.md). Drafts and keys are in it as they lie in the folder,
encrypted; the key that opens them is not, unless wrapped by the printed recovery code.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrcapp import __version__
from hrcapp.exchange import canonical_json
from hrcapp.exchange.names import COPY_EXTENSION, COPY_FORMAT
from hrcapp.exchange.place import check_space, telling
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import sync_file, sync_folder
from hrcapp.store import Home, back_up, copy_as_it_lies
from hrcapp.vault import Vault, wrapping

INDEX, SEAL = "copy.json", "copy.seal"
PURPOSE = "second-copy"
HELD = re.compile(
    r"(settings|drills|watched)\.json|keys/[a-z0-9-]{1,64}\.wrapped|kit/([0-9a-f]{64}\.hrckit|pinned\.json)"
    r"|kits/[0-9]{1,9}\.hrckit|profiles/index\.json"
    r"|identities/[a-z0-9-]{1,64}\.agekey|report/[A-Za-z-]{2,20}/[a-z0-9_-]{1,64}\.md"
)
"""The files of a folder that are copied as they are; `store.key` is none of them."""
DATABASES = re.compile(r"profiles/default\.db|desk\.db")
"""Stores under the store key."""
PROTECTED = re.compile(r"profiles/[0-9a-f]{16}\.db(-wal)?")
"""Stores under keys that nobody types for a copy, and their logs: taken as they lie, at one moment."""
PLACE = "second_copy"
"""The setting that names the folder which copies are made in."""
_KEEP = 2
_DATE = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Copy:
    """A file that was found or written: of which folder (eight hex digits), made when, how large in bytes.

    `index` is the SHA-256 of its index, of one that was just written.
    """

    path: Path
    owner: str
    made_at: datetime
    size: int
    index: str = ""


def owner_of(vault: Vault) -> str:
    """Which folder a copy is of: its vault's mark, so that several computers share one stick."""
    return hashlib.sha256(vault.folder.joinpath("probe.wrapped").read_bytes()).hexdigest()[:8]


def copies(folder: Path, owner: str = "") -> list[Copy]:
    """The copies in a folder, newest first; those of one owner, or of all."""
    found = []
    with suppress(OSError):
        for path in folder.glob(f"hrcapp-*{COPY_EXTENSION}"):
            named = re.fullmatch(r"hrcapp-([0-9a-f]{8})-([0-9]{8}T[0-9]{6}Z)", path.stem)
            if named and owner in ("", named[1]):
                with suppress(ValueError, OSError):
                    at = datetime.strptime(named[2], _DATE).replace(tzinfo=UTC)
                    found.append(Copy(path, named[1], at, path.stat().st_size))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def changed_at(home: Home) -> float:
    """When the folder's data were last written, in seconds since the epoch."""
    paths = [path for _name, path in _held(home)]
    paths += [*_databases(home), *_matching(home, PROTECTED)]
    logs = [path.with_name(f"{path.name}-wal") for path in _databases(home)]
    return max((path.stat().st_mtime for path in (*paths, *logs) if path.exists()), default=0.0)


def write(home: Home, vault: Vault, folder: Path, *, now: datetime) -> Copy:
    """Write a copy, read it back, and only then remove all but the one before it. From any thread.

    Raises Fault RECOVERY_CODE_MISSING while no code was made that could open it, PLACE_MISSING, PLACE_FULL,
    PLACE_READ_ONLY, READ_BACK_DIFFERS, DISK_FULL, STORE_*.
    """
    if not vault.has_recovery_code:
        raise Fault(Code.RECOVERY_CODE_MISSING)
    owner = owner_of(vault)
    target = folder / f"hrcapp-{owner}-{now.astimezone(UTC):{_DATE}}{COPY_EXTENSION}"
    with tempfile.TemporaryDirectory(dir=home.folder("copying")) as work:
        members = dict(_held(home))
        for path in _databases(home):
            name = path.relative_to(home.path).as_posix()
            members[name] = Path(work) / name.replace("/", "-")
            back_up(path, vault.store_key, members[name])
        for path in _protected(home):
            for taken in copy_as_it_lies(path, Path(work)):
                members[f"profiles/{taken.name}"] = taken
        index = _index(home, members, now)
        seal = wrapping.wrap(hashlib.sha256(index).digest(), vault.store_key, PURPOSE)
        _put(target, members, index, seal)
    for old in copies(folder, owner)[_KEEP:]:
        with suppress(OSError):
            old.path.unlink()
    return Copy(target, owner, now, target.stat().st_size, hashlib.sha256(index).hexdigest())


def holding(folder: Path, vault: Vault, name: str) -> list[Path]:
    """The folder's copies that have a member of this name; what can't be read counts as one of them."""
    return [copy.path for copy in copies(folder, owner_of(vault)) if _may_hold(copy.path, name)]


def _may_hold(path: Path, name: str) -> bool:
    try:
        with zipfile.ZipFile(path) as file:
            return name in file.namelist()
    except (zipfile.BadZipFile, OSError, EOFError):
        return True


def digest_of(path: Path) -> str:
    """SHA-256 of a file in hex, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _held(home: Home) -> Iterator[tuple[str, Path]]:
    for path in sorted(home.path.rglob("*")):
        name = path.relative_to(home.path).as_posix()
        if HELD.fullmatch(name) and path.is_file() and not path.is_symlink():
            yield name, path


def _databases(home: Home) -> Iterator[Path]:
    return _matching(home, DATABASES)


def _protected(home: Home) -> Iterator[Path]:
    return (path for path in _matching(home, PROTECTED) if path.suffix == ".db")


def _matching(home: Home, names: re.Pattern[str]) -> Iterator[Path]:
    found = [*home.path.glob("*.db*"), *home.path.glob("profiles/*.db*")]
    return (path for path in sorted(found) if names.fullmatch(path.relative_to(home.path).as_posix()))


def _index(home: Home, members: Mapping[str, Path], now: datetime) -> bytes:
    return canonical_json.dump(
        {
            "format": COPY_FORMAT,
            "app": __version__,
            "role": str(home.role or ""),
            "made": now.astimezone(UTC).isoformat(timespec="seconds"),
            "files": [
                {"name": name, "size": path.stat().st_size, "sha256": digest_of(path)}
                for name, path in sorted(members.items())
            ],
        }
    )


def _put(target: Path, members: Mapping[str, Path], index: bytes, seal: bytes) -> None:
    total = sum(path.stat().st_size for path in members.values()) + len(index)
    partial = target.with_name(f".{target.name}.part")
    with telling(target.parent, total):
        check_space(target.parent, total)
        try:
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as file:
                file.writestr(INDEX, index)
                file.writestr(SEAL, seal)
                for name, path in sorted(members.items()):
                    file.write(path, name)
            sync_file(partial)
            _read_back(partial, [(name, digest_of(path)) for name, path in members.items()])
            partial.replace(target)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
        sync_folder(target.parent)


def _read_back(path: Path, expected: Sequence[tuple[str, str]]) -> None:
    try:
        with zipfile.ZipFile(path) as file:
            for name, sha256 in expected:
                with file.open(name) as member:
                    if hashlib.file_digest(member, "sha256").hexdigest() != sha256:  # type: ignore[arg-type]
                        raise zipfile.BadZipFile(name)
    except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError) as error:
        raise Fault(Code.READ_BACK_DIFFERS, path=str(path.parent)) from error
