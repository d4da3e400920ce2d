"""Pack the frozen program: a portable archive, a Debian package, checksums, and a bill of materials.

`pack.py PROGRAM OUT`. The same program gives the same bytes: sorted names, times of the last commit, no owner.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from hrcapp import __version__  # noqa: E402
from hrcapp.exchange.names import FILE_TYPES  # noqa: E402

EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "1700000000"))
DESKTOP = Path(__file__).with_name("desktop")
PORTABLE = "Its data lie in hrcapp-data beside the program while this file is here.\n"


def main() -> int:
    program, out = Path(sys.argv[1]), Path(sys.argv[2])
    made = [_archive(program, out)]
    if shutil.which("dpkg-deb"):
        made.append(_debian(program, out))
    made.append(_bill(out))
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    (out / "SHA256SUMS").write_text(sums, "utf-8")
    for path in made:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    return 0


def _archive(program: Path, out: Path) -> Path:
    """The portable one: unpacked on a stick it keeps its data beside itself."""
    target = out / f"hrcapp-{__version__}-linux-x86_64-portable.tar.xz"
    mark = out / "portable"
    mark.write_text(PORTABLE, "utf-8")
    with (
        lzma.open(target, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(program.rglob("*")):
            _add(archive, path, f"hrcapp/{path.relative_to(program).as_posix()}")
        _add(archive, mark, "hrcapp/portable")
    mark.unlink()
    return target


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


def _debian(program: Path, out: Path) -> Path:
    """Program, menu entry, icons, media types: nothing runs at its installation."""
    root = out / "debian"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / "opt" / "hrcapp", symlinks=True)
    share = root / "usr" / "share"
    for source, folder in (
        ("hrcapp.desktop", "applications"),
        ("hrcapp.metainfo.xml", "metainfo"),
        ("hrcapp.svg", "icons/hicolor/scalable/apps"),
    ):
        (share / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(DESKTOP / source, share / folder / source)
    (share / "mime" / "packages").mkdir(parents=True)
    (share / "mime" / "packages" / "hrcapp.xml").write_text(media_types(), "utf-8")
    (share / "doc" / "hrcapp").mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", share / "doc" / "hrcapp" / "copyright")
    links = root / "usr" / "bin"
    links.mkdir(parents=True)
    (links / "hrcapp").symlink_to("/opt/hrcapp/hrcapp")
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        f"Package: hrcapp\nVersion: {__version__}\nArchitecture: amd64\nInstalled-Size: {size}\n"
        "Maintainer: the hrcapp project <hrcapp@localhost>\nSection: office\nPriority: optional\n"
        "Depends: libc6 (>= 2.31), libgl1, libegl1, libfontconfig1, libdbus-1-3, libglib2.0-0,"
        " libxkbcommon-x11-0\n"
        "Description: Pledge forms, signed statements and sealed files, offline\n"
        " For the campaign 10, 100, 1000 Human Rights Cities and Territories by 2030.\n",
        "utf-8",
    )
    target = out / f"hrcapp_{__version__}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
    )
    shutil.rmtree(root)
    return target


def media_types() -> str:
    """The file types of what travels, for the desktop's list (shared-mime-info)."""
    types = "".join(
        f'  <mime-type type="{one.media_type}">\n    <comment>hrcapp {one.extension}</comment>\n'
        f'    <glob pattern="*{one.extension}"/>\n  </mime-type>\n'
        for one in FILE_TYPES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n{types}</mime-info>\n'
    )


def _bill(out: Path) -> Path:
    """What is in it, as a CycloneDX 1.6 list; versions and licences as the packages state them."""
    found = sorted(metadata.distributions(), key=lambda one: one.metadata["Name"].lower())
    parts = []
    for one in found:
        name, licence = (
            one.metadata["Name"],
            one.metadata.get("License-Expression") or one.metadata.get("License") or "",
        )
        part: dict[str, object] = {
            "type": "library",
            "name": name,
            "version": one.version,
            "purl": f"pkg:pypi/{name.lower().replace('_', '-')}@{one.version}",
        }
        if licence:
            part["licenses"] = [{"license": {"name": licence.splitlines()[0][:100]}}]
        parts.append(part)
    target = out / f"hrcapp-{__version__}.cdx.json"
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "hrcapp", "version": __version__}},
        "components": parts,
    }
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target


if __name__ == "__main__":
    sys.exit(main())
