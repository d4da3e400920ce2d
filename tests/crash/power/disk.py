"""A disk that loses its power: what a recorded program wrote, less what had not reached the disk.

What is sure after a cut is only what was synchronised before: the bytes of a file by synchronising the file,
its name by synchronising its folder. Of what came later, nothing or any part may have arrived, in any order,
torn at the edge of a sector.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("<3Q")
_SECTOR = 512


@dataclass(frozen=True)
class Deed:
    """One record of `recorder.c`."""

    what: str
    path: str
    value: int
    data: bytes = field(repr=False)


def deeds(record: Path) -> list[Deed]:
    """The whole record; a last one that is cut short is left out."""
    return list(_parsed(record.read_bytes()))


def _parsed(data: bytes) -> Iterator[Deed]:
    at = 0
    while at + 1 + _HEAD.size <= len(data):
        what = chr(data[at])
        named, value, length = _HEAD.unpack_from(data, at + 1)
        at += 1 + _HEAD.size
        if at + named + length > len(data):
            return
        path = data[at : at + named].decode("utf-8", "surrogateescape")
        yield Deed(what, path, value, data[at + named : at + named + length])
        at += named + length


class _File:
    """Bytes that are sure, and changes that are not."""

    def __init__(self, data: bytes = b"") -> None:
        self.sure = bytearray(data)
        self.later: list[Deed] = []

    def synchronise(self) -> None:
        for deed in self.later:
            _apply(self.sure, deed)
        self.later = []

    def after_cut(self, chance: random.Random | None) -> bytes:
        """What is there: nothing of what was not sure (`chance` None), or some of it."""
        found = bytearray(self.sure)
        for deed in self.later if chance else ():
            if (kept := _part(deed, chance)) is not None:
                _apply(found, kept)
        return bytes(found)


def _part(deed: Deed, chance: random.Random | None) -> Deed | None:
    what = chance.random() if chance else 0.0
    if what < 0.5:
        return None
    if what < 0.9 or deed.what != "w":
        return deed
    assert chance is not None
    cut = chance.randrange(0, len(deed.data) + _SECTOR, _SECTOR)
    return Deed("w", deed.path, deed.value, deed.data[:cut])


def _apply(data: bytearray, deed: Deed) -> None:
    if deed.what == "t":
        del data[deed.value :]
        data.extend(bytes(deed.value - len(data)))
    else:
        data.extend(bytes(max(0, deed.value - len(data))))
        data[deed.value : deed.value + len(deed.data)] = deed.data


class Disk:
    """Files below one folder, from what lay there before on."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._now = {str(path): _File(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        self._sure_names = dict(self._now)

    def follow(self, deed: Deed) -> None:
        """Do what the program did."""
        if deed.path.endswith("-shm"):
            return  # memory that is shared between processes: SQLite makes it anew and never syncs it
        if deed.what == "s":
            self._synchronise(deed.path)
        elif deed.what == "u":
            self._now.pop(deed.path, None)
        elif deed.what == "r":
            if found := self._now.pop(deed.path, None):
                self._now[deed.data.decode("utf-8", "surrogateescape")] = found
        elif deed.what == "c":
            self._created(deed)
        elif found := self._now.get(deed.path):
            found.later.append(deed)

    def _created(self, deed: Deed) -> None:
        if found := self._now.get(deed.path):
            found.later.append(Deed("t", deed.path, 0, b""))
        else:
            self._now[deed.path] = _File()

    def _synchronise(self, path: str) -> None:
        if found := self._now.get(path):
            found.synchronise()
        elif Path(path) == self._root or Path(path).is_relative_to(self._root):
            inside = {name for name in {*self._now, *self._sure_names} if str(Path(name).parent) == path}
            for name in inside:
                if name in self._now:
                    self._sure_names[name] = self._now[name]
                else:
                    del self._sure_names[name]

    def cut(self, to: Path, chance: random.Random | None) -> None:
        """Write what is there after a cut at this moment into the folder `to`."""
        names = self._sure_names if chance is None or chance.random() < 0.5 else self._now
        for name, file in names.items():
            target = to / Path(name).relative_to(self._root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.after_cut(chance))
