"""The Debian package: program, menu entry, icon, media types. Nothing of it runs at its installation."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

from whole import whole

from hrcapp.exchange.names import FILE_TYPES

_ROOT = Path(__file__).resolve().parent.parent.parent
_DESKTOP = Path(__file__).with_name("desktop")


def debian(program: Path, out: Path, version: str, epoch: int) -> Path:
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
        shutil.copy(_DESKTOP / source, share / folder / source)
    with (share / "applications" / "hrcapp.desktop").open("a", encoding="utf-8") as entry:
        entry.write(f"MimeType={''.join(f'{one.media_type};' for one in FILE_TYPES)}\n")
    (share / "mime" / "packages").mkdir(parents=True)
    (share / "mime" / "packages" / "hrcapp.xml").write_text(media_types(), "utf-8")
    (share / "doc" / "hrcapp").mkdir(parents=True)
    shutil.copy(_ROOT / "LICENSE", share / "doc" / "hrcapp" / "copyright")
    links = root / "usr" / "bin"
    links.mkdir(parents=True)
    (links / "hrcapp").symlink_to("/opt/hrcapp/hrcapp")
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    libc = platform.libc_ver()[1]  # libraries of this system are in it: it runs on this one and later ones
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        f"Package: hrcapp\nVersion: {version}\nArchitecture: amd64\nInstalled-Size: {size}\n"
        "Maintainer: the hrcapp project <hrcapp@localhost>\nSection: office\nPriority: optional\n"
        f"Depends: libc6 (>= {libc}), libgl1, libegl1, libdbus-1-3, libgssapi-krb5-2\n"
        "Recommends: libcups2, shared-mime-info, desktop-file-utils\n"
        "Description: Pledge forms, signed statements and sealed files, offline\n"
        " For the campaign 10, 100, 1000 Human Rights Cities and Territories by 2030.\n",
        "utf-8",
    )
    target = out / f"hrcapp_{version}_amd64.deb"
    with whole(target, lambda part: _holds(part, root)) as part:
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, part],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
        )
    shutil.rmtree(root)
    return target


def _holds(package: Path, root: Path) -> None:
    """Whether every file and link of the root is in the package; it is read to its end for that."""
    told = subprocess.run(
        ["dpkg-deb", "--contents", package], check=True, capture_output=True, text=True
    ).stdout
    inside = [path for path in root.rglob("*") if "DEBIAN" not in path.relative_to(root).parts]
    if len(told.splitlines()) != len(inside) + 1:  # and the root itself
        raise SystemExit(f"{package.name}: {len(told.splitlines())} entries for {len(inside) + 1}")


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
