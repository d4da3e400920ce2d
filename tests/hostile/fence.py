"""Watches what a hostile file makes the program do to the disk: what is written outside one folder is told.

An audit hook (PEP 578) sees every opening, making, moving and linking of files by Python itself. A hook stays
as long as the process does, so it looks at nothing unless a case is being tried.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_MADE = frozenset({"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.truncate", "os.chmod"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_NOWHERE = frozenset({os.devnull})


class _Fence:
    def __init__(self) -> None:
        self.inside: Path | None = None
        self.beyond: list[str] = []
        self._is_hooked = False

    def hook(self) -> None:
        if not self._is_hooked:
            sys.addaudithook(self._see)
            self._is_hooked = True

    def _see(self, event: str, given: tuple[Any, ...]) -> None:
        if self.inside is None or not (event == "open" or event in _MADE):
            return
        if event == "open" and not (isinstance(given[2], int) and given[2] & _WRITES):
            return
        if event == "os.remove" and given[1] != -1:
            return  # by the handle of its folder: tidying up of our own
        named = given[:1] if event == "open" else given[:2]
        paths = [one for one in named if isinstance(one, str | bytes | os.PathLike)]
        within, self.inside = self.inside, None  # looking at a path is no step of the case
        try:
            names = [os.fsdecode(path) for path in paths]
            self.beyond += [f"{event} {name}" for name in names if not _is_in(name, within)]
        finally:
            self.inside = within


def _is_in(name: str, folder: Path) -> bool:
    return name in _NOWHERE or Path(name).resolve().is_relative_to(folder)


_FENCE = _Fence()


@contextmanager
def fenced() -> Iterator[list[str]]:
    """What is written outside the folder for temporary files, while the block lasts."""
    _FENCE.hook()
    _FENCE.beyond = []
    _FENCE.inside = Path(tempfile.gettempdir()).resolve()
    try:
        yield _FENCE.beyond
    finally:
        _FENCE.inside = None
