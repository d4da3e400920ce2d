"""The update file of a release, signed offline with OpenSSH's own tool: docs/formats/update.md.

release.py list DIST… > update.json         from the folders that packaging/freeze made on each system
ssh-keygen -Y sign -n update@hrcapp -f KEY update.json      where the key is, which is no networked computer
release.py join update.json update.json.sig OUT             hrcapp-<version>.hrcupdate
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hrcapp import __version__
from hrcapp.exchange import update
from hrcapp.exchange.names import UPDATE_EXTENSION
from hrcapp.exchange.update import Kind, Package, Update

_PORTABLE = re.compile(r"hrcapp-[0-9.]+-([a-z]+-[a-z0-9_]+)-portable\.(tar\.xz|zip)")
_INSTALLERS = (
    (re.compile(r"hrcapp_[0-9.]+_amd64\.deb"), "linux-x86_64"),
    (re.compile(r"hrcapp-[0-9.]+-windows-setup\.exe"), "windows-amd64"),
    (re.compile(r"hrcapp-[0-9.]+-(macos-[a-z0-9_]+)\.tar\.xz"), ""),
)


def main(arguments: Sequence[str]) -> int:
    """0, or 2 for other arguments than those above."""
    match list(arguments):
        case ["list", *folders] if folders:
            sys.stdout.buffer.write(listing(map(Path, folders)))
        case ["join", listed, signature, out]:
            print(joined(Path(listed).read_bytes(), Path(signature).read_bytes(), Path(out)))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def listing(folders: Iterable[Path]) -> bytes:
    """What is to be signed: every package in these folders, as of the commit's time. Raises ValueError."""
    found = sorted(path for folder in folders for path in folder.iterdir() if path.is_file())
    packages = tuple(package for path in found if (package := _package(path)))
    made_at = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return update.listed(Update(__version__, made_at, packages))


def joined(listed: bytes, signature: bytes, out: Path) -> Path:
    """The update file. Raises Fault when the signature is none of a key that the app knows."""
    data = update.write(listed, signature)
    release, _key = update.read(data, update.release_keys(), "update.json")
    path = out / f"hrcapp-{release.version}{UPDATE_EXTENSION}"
    path.write_bytes(data)
    return path


def _package(path: Path) -> Package | None:
    if portable := _PORTABLE.fullmatch(path.name):
        return _described(path, portable[1], Kind.PORTABLE)
    for pattern, system in _INSTALLERS:
        if named := pattern.fullmatch(path.name):
            return _described(path, system or named[1], Kind.INSTALLER)
    return None


def _described(path: Path, system: str, kind: Kind) -> Package:
    data = path.read_bytes()
    return Package(system, kind, path.name, len(data), hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
