"""Which files are meant when a person names files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

_UNFINISHED = (".part", ".tmp", ".crdownload", ".partial", "~")
_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "system volume information", "$recycle.bin"})


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and those in folders at any depth, in the order of their names; each once.

    Hidden, unfinished and systems' own files are left out inside folders; a file named by a person never is.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _walk(path) if path.is_dir() else [path]:
            real = file.absolute()
            if real not in seen:
                seen.add(real)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if _ignored(entry.name) or entry.is_symlink():  # a link on a stick may lead anywhere, or in a circle
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.is_file():
            yield entry


def _ignored(name: str) -> bool:
    lowered = name.lower()
    return lowered.startswith((".", "~$")) or lowered.endswith(_UNFINISHED) or lowered in _BY_SYSTEMS
