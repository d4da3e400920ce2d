"""Sticks and other drives that can be taken out, by the names that people know, with their free room."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_MOUNTED_UNDER = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


@dataclass(frozen=True)
class Drive:
    """A drive that can be written to: where it is, what it is called, how many bytes are free."""

    path: Path
    name: str
    free: int


def removable() -> list[Drive]:
    """The drives plugged in now, by name."""
    found = (
        Drive(Path(each.rootPath()), _name(each), int(each.bytesAvailable()))
        for each in QStorageInfo.mountedVolumes()
        if each.isValid() and each.isReady() and not each.isReadOnly() and _is_removable(each.rootPath())
    )
    return sorted(found, key=lambda drive: drive.name.casefold())


def _name(volume: QStorageInfo) -> str:
    return volume.name() or Path(volume.rootPath()).name or volume.rootPath()


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\")) == 2)  # DRIVE_REMOVABLE
    return any(root.startswith(folder) and root != folder.rstrip("/") for folder in _MOUNTED_UNDER)
