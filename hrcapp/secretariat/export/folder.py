"""A folder that is there whole or not at all, beside whatever lies there already."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hrcapp.exchange.place import telling
from hrcapp.model.files import sync_folder, write_whole

_UNSAFE = re.compile(r"[^\w.-]|^\.")


def safe_name(text: str) -> str:
    """A text as the name of a file: nothing that a system could read as a path."""
    return _UNSAFE.sub("_", text)


def free_path(out: Path, name: str) -> Path:
    """`out/name`, or `name (2)` … beside what lies there already."""
    stem, dot, extension = name.rpartition(".")
    number, target = 1, out / name
    while target.exists():
        number += 1
        target = out / (f"{stem} ({number}){dot}{extension}" if stem else f"{name} ({number})")
    return target


class NewFolder:
    """While it is filled, `path` has a name that begins with a point; at the end `path` is where it is."""

    def __init__(self, out: Path, name: str) -> None:
        self._out, self._name = out, name
        self.path = out / f".{name}.part"

    def begin(self) -> None:
        if self.path.exists():
            shutil.rmtree(self.path)
        self.path.mkdir()

    def finish(self) -> None:
        """Give it its name, or one with a number beside another folder of that name."""
        target = free_path(self._out, self._name)
        self.path.rename(target)
        self.path = target
        sync_folder(self._out)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Files by their names within the folder."""
        for name, data in files.items():
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, data, mode=0o644)


@contextmanager
def new_folder(out: Path, name: str) -> Iterator[NewFolder]:
    """Fill a new folder in `out`. Raises Fault PLACE_MISSING, PLACE_READ_ONLY, PLACE_FULL, DISK_FULL."""
    made = NewFolder(out, name)
    with telling(out, 0):
        made.begin()
        try:
            yield made
            made.finish()
        except BaseException:
            shutil.rmtree(made.path, ignore_errors=True)
            raise
