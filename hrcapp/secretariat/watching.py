"""A folder that the desk looks at while it is open: what is complete there is taken in, and nothing touched.

A file is complete when two looks in a row found it the same; a submission's XML and a table, which come with
other files, when nothing in their folder changes. What was taken is remembered by name, size and time, so
that nobody gets a second answer after a restart. Off unless a person has chosen a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.exchange.walking import files_in
from hrcapp.model.files import write_whole
from hrcapp.secretariat.odk_files import arranged
from hrcapp.store import Home

_SETTING, _TAKEN = "watched_folder", "watched.json"
_WITH_OTHERS = (".xml", ".csv", ".xlsx")

Stamps = Mapping[str, tuple[int, int]]
"""Size and time of change (ns) of files, by their path."""


@dataclass(frozen=True)
class Ready:
    """What one look found: whether the folder is there, the files to import, all that then count as taken."""

    there: bool
    files: tuple[Path, ...] = ()
    stamps: Stamps = field(default_factory=dict, repr=False)


@dataclass
class WatchedFolder:
    """The folder of one data folder. `look` may take a while on a slow stick; it needs no store."""

    home: Home
    _seen: Stamps = field(default_factory=dict, repr=False)

    @property
    def folder(self) -> Path | None:
        """The chosen folder; None while nothing is watched."""
        chosen = self.home.settings().get(_SETTING)
        return Path(chosen) if isinstance(chosen, str) and chosen else None

    def choose(self, folder: Path | None) -> None:
        """Watch this folder from now on, or none."""
        self.home.change(**{_SETTING: str(folder.absolute()) if folder else None})
        self._seen = {}

    def look(self) -> Ready:
        """Compare the folder with the look before."""
        folder = self.folder
        if folder is None or not folder.is_dir():
            self._seen = {}
            return Ready(there=False)
        before, now = self._seen, _stamps(files_in([folder]))
        self._seen = now
        taken = self._taken()
        same = {path for path, stamp in now.items() if before.get(path) == stamp}
        changing = {str(Path(path).parent) for path in now.keys() - same}
        ready = [
            path
            for path in now
            if path in same
            and taken.get(path) != now[path]
            and not (path.lower().endswith(_WITH_OTHERS) and str(Path(path).parent) in changing)
        ]
        return Ready(True, tuple(arranged(map(Path, ready))), {path: now[path] for path in ready})

    def took(self, ready: Ready) -> None:
        """All of it was imported; what is not there any more is forgotten."""
        there = {path: stamp for path, stamp in self._taken().items() if path in self._seen}
        kept = {path: list(stamp) for path, stamp in {**there, **ready.stamps}.items()}
        write_whole(self.home.path / _TAKEN, json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())

    def _taken(self) -> dict[str, tuple[int, int]]:
        """An unreadable list counts as an empty one: then files come in as already here."""
        try:
            found = json.loads((self.home.path / _TAKEN).read_text(encoding="utf-8"))
            return {str(path): (int(size), int(time)) for path, (size, time) in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _stamps(files: Iterable[Path]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for file in files:
        try:
            told = file.stat()
        except OSError:  # gone since it was listed
            continue
        found[str(file)] = (told.st_size, told.st_mtime_ns)
    return found
