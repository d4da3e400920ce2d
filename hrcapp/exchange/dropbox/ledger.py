"""What a later start of the app must know to go on with a file: how it was cut, and how far it went.

Hashes of addresses and files and lengths of pieces, nothing else. Losing it costs the sending, never a file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from hrcapp.exchange.transfer import LARGEST
from hrcapp.model.files import write_whole


class Ledger(Protocol):
    """Remembers the lengths of the pieces sent, by place and hash of the file."""

    def read(self, place: str, sha256: str) -> list[int]:
        """The lengths; none for what is not known."""

    def write(self, place: str, sha256: str, lengths: Sequence[int]) -> None:
        """Remember them."""

    def forget(self, place: str, sha256: str) -> None:
        """The file is there whole."""


class MemoryLedger:
    """For as long as the box is open."""

    def __init__(self) -> None:
        self._lengths: dict[tuple[str, str], list[int]] = {}

    def read(self, place: str, sha256: str) -> list[int]:
        return list(self._lengths.get((place, sha256), ()))

    def write(self, place: str, sha256: str, lengths: Sequence[int]) -> None:
        self._lengths[place, sha256] = list(lengths)

    def forget(self, place: str, sha256: str) -> None:
        self._lengths.pop((place, sha256), None)


class FileLedger:
    """A small file for each sending under way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, place: str, sha256: str) -> list[int]:
        try:
            found = json.loads(self._path(place, sha256).read_bytes())
        except (OSError, ValueError):
            return []
        if not isinstance(found, list) or not all(type(one) is int and 0 < one <= LARGEST for one in found):
            return []
        return found

    def write(self, place: str, sha256: str, lengths: Sequence[int]) -> None:
        write_whole(self._path(place, sha256), json.dumps(list(lengths)).encode())

    def forget(self, place: str, sha256: str) -> None:
        with suppress(OSError):
            self._path(place, sha256).unlink()

    def _path(self, place: str, sha256: str) -> Path:
        key = hashlib.sha256(f"{place}\n{sha256}".encode()).hexdigest()
        return self._folder / f"{key}.json"
