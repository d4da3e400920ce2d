"""Pack the frozen program: an archive, on Linux a Debian package, a bill of materials, checksums.

`pack.py PROGRAM OUT`. The same program gives the same bytes: sorted names, one time, no owner.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import shutil
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from bill import bill
from debian import debian
from whole import whole
from windows import associations

from hrcapp import __version__
from hrcapp.exchange.update import this_system
from hrcapp.exchange.update_unpacking import unpack

EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "1700000000"))
_PORTABLE = "Its data lie in hrcapp-data beside this folder while this file is here.\n"


def main() -> int:
    """Print what was made, with its size."""
    program, out = Path(sys.argv[1]), Path(sys.argv[2])
    made = [_archive(program, out)]
    if sys.platform == "linux" and shutil.which("dpkg-deb"):
        made.append(debian(program, out, __version__, EPOCH))
    if sys.platform == "win32":
        associations(out, __version__)
    made.append(bill(out, __version__))
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    with whole(out / "SHA256SUMS") as part:
        part.write_text(sums, "utf-8", newline="\n")
    for path in made:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    return 0


def _archive(program: Path, out: Path) -> Path:
    """The one to unpack: on a stick it keeps its data beside its folder, which has its version in its name,
    so that the next one finds room beside it. macOS gets its bundle, which can't."""
    name = f"hrcapp-{__version__}-{this_system()}"
    if sys.platform == "darwin":
        target = out / f"{name}.tar.xz"
        tarred(out / "hrcapp.app", target)
        return target
    mark = program / "portable"
    mark.write_text(_PORTABLE, "utf-8")
    target = out / f"{name}-portable{'.zip' if sys.platform == 'win32' else '.tar.xz'}"
    root = f"hrcapp-{__version__}"
    try:
        (_zipped if sys.platform == "win32" else tarred)(program, target, root)
    finally:
        mark.unlink()  # the installed program must not take itself for one on a stick
    with tempfile.TemporaryDirectory() as folder, target.open("rb") as package:
        unpack(
            package, target.name, root, Path(folder) / root
        )  # as an update would be; it refuses odd entries
    return target


def _files(folder: Path, root: str) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        yield path, f"{root or folder.name}/{path.relative_to(folder).as_posix()}"


def tarred(folder: Path, target: Path, root: str = "") -> None:
    """Folder, links and all, as .tar.xz; in it the folder is called `root`, or as it is."""
    with (
        whole(target, _readable) as part,
        lzma.open(part, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, name in _files(folder, root):
            _add(archive, path, name)


def _readable(path: Path) -> None:
    """Read to its end: xz ends with a sum over all that it holds."""
    with tarfile.open(path, "r:xz") as archive:
        if not any(entry.isfile() for entry in archive):
            raise SystemExit(f"{path.name}: nothing in it")


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    entry = archive.gettarinfo(path, name)
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = EPOCH
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    if entry.isreg():
        with path.open("rb") as file:
            archive.addfile(entry, file)
    else:
        archive.addfile(entry)


def _zipped(folder: Path, target: Path, root: str = "") -> None:
    """As .zip with LZMA inside would be smaller, but Windows itself opens only this kind."""
    day = time.gmtime(max(EPOCH, 315532800))[:6]
    with (
        whole(target, _sound) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for path, name in _files(folder, root):
            if path.is_file():
                entry = zipfile.ZipInfo(name, day)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())


def _sound(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if not archive.namelist() or archive.testzip() is not None:
            raise SystemExit(f"{path.name}: not what was packed")


if __name__ == "__main__":
    sys.exit(main())
