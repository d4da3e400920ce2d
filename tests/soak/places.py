"""A place that is shared, on a small disk of its own: at times it is full, or not there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.faults import Faults

_SIZE = "4g"
"""The most; only what lies there takes memory."""


class Place:
    """Where no disk can be mounted, the place is only ever gone and never full."""

    def __init__(self, disk: Path) -> None:
        self._disk = disk
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(disk)]
        root = os.name == "posix" and os.geteuid() == 0
        self.can_be_full = root and not subprocess.run(mount, capture_output=True, check=False).returncode
        self.folder = disk / "place"
        self.folder.mkdir()

    @contextmanager
    def troubled(self, faults: Faults) -> Iterator[None]:
        """While this lasts it may be full or gone."""
        if self.can_be_full and faults.strikes("place full"):
            with self._full():
                yield
        elif faults.strikes("place gone"):
            away = self.folder.rename(self._disk / "away")
            try:
                yield
            finally:
                away.rename(self.folder)
        else:
            yield

    @contextmanager
    def _full(self) -> Iterator[None]:
        there = os.statvfs(self._disk)
        self._resize(str((there.f_blocks - there.f_bfree + 1) * there.f_frsize))
        try:
            yield
        finally:
            self._resize(_SIZE)

    def _resize(self, size: str) -> None:
        remount = ["mount", "-o", f"remount,size={size}", str(self._disk)]
        subprocess.run(remount, check=True, capture_output=True)

    def close(self) -> None:
        if self.can_be_full:
            subprocess.run(["umount", str(self._disk)], check=True)
