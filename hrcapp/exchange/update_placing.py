"""A portable program's new version beside the one that runs, which stays as the way back.

stick/hrcapp-0.1.0/   the program that runs
stick/hrcapp-0.2.0/   the new one, tried before it gets its name
stick/hrcapp-data/    the data of both
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from hrcapp.exchange import second_copy
from hrcapp.exchange.names import PLACED
from hrcapp.exchange.place import check_space, telling
from hrcapp.exchange.update import Kind
from hrcapp.exchange.update_check import Checked, Standing, opened
from hrcapp.exchange.update_unpacking import unpack
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import sync_file, sync_folder
from hrcapp.store import Home, vault_of
from hrcapp.vault import Vault

_GROWS = 5
"""A package takes up to so many times its size when it is unpacked."""
_PATIENCE_S = 900


def beside() -> Path | None:
    """The folder that holds this program's folder; None for a program that does not run from a stick."""
    program = Path(sys.executable).resolve().parent
    return program.parent if getattr(sys, "frozen", False) and (program / "portable").exists() else None


def place(
    checked: Checked,
    folder: Path,
    home: Home | None,
    *,
    now: datetime,
    older: bool = False,
    unlock: Callable[[Home], Vault] = vault_of,
) -> Path:
    """Unpack the version into `folder/hrcapp-<version>`, once it has tried itself; the new folder.

    A second copy of the data is written into `folder` first, as the new version may change the store so
    that the old one can't read it. `older`: a person asks to go back. `unlock`: for a folder that asks for a
    passphrase. Raises Fault UPDATE_OLDER, UPDATE_BY_INSTALLER, UPDATE_ALREADY_THERE, UPDATE_PACKAGE_*,
    UPDATE_FAILS_HERE, PLACE_*, and what `second_copy.write` raises.
    """
    version = checked.update.version
    if checked.standing is Standing.OLDER and not older:
        raise Fault(Code.UPDATE_OLDER, version=version)
    if checked.package.kind is not Kind.PORTABLE:
        raise Fault(Code.UPDATE_BY_INSTALLER, name=checked.package.name)
    target = folder / f"hrcapp-{version}"
    if target.exists() or target.is_symlink():
        raise Fault(Code.UPDATE_ALREADY_THERE, version=version, path=str(target))
    needed = checked.package.size * _GROWS
    check_space(folder, needed)
    if home is not None and home.role is not None:
        second_copy.write(home, unlock(home), folder, now=now)
    with telling(folder, needed), _made_apart(target) as part:
        _unpack(checked, part)
        _try(part, version)
    if home is not None and home.role is not None:
        home.change(**{PLACED: checked.package.sha256})
    return target


@contextmanager
def _made_apart(target: Path) -> Iterator[Path]:
    """A folder that gets its name when all went well, and goes when not."""
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        yield part
        for path in part.rglob("*"):
            if path.is_file() and not path.is_symlink():
                sync_file(path)
        part.rename(target)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unpack(checked: Checked, part: Path) -> None:
    with opened(checked.path, checked.package) as package:
        try:
            unpack(package, checked.package.name, f"hrcapp-{checked.update.version}", part)
        except ValueError as error:
            raise Fault(Code.UPDATE_PACKAGE_ALTERED, name=checked.package.name) from error


def _try(program: Path, version: str) -> None:
    """Its self-test, here: a program that needs a newer system shows it before anybody relies on it."""
    command = next((path for path in map(program.joinpath, _NAMES) if path.is_file()), None)
    with suppress(OSError, subprocess.TimeoutExpired):
        if command is not None and _holds([str(command), "self-test"]):
            return
    raise Fault(Code.UPDATE_FAILS_HERE, version=version)


_NAMES = ("hrcapp-cli.exe", "hrcapp")


def _holds(command: list[str]) -> bool:
    done = subprocess.run(
        command,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_PATIENCE_S,
        check=False,
    )
    return done.returncode == 0


def _environment() -> dict[str, str]:
    """As a desktop would start it: without what this frozen program set for itself."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("_PYI", "HRCAPP_"))}
    before = kept.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        kept.pop("LD_LIBRARY_PATH", None)
    return kept | ({"LD_LIBRARY_PATH": before} if before else {}) | {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
