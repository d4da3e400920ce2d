"""What whoever looks after a shared laptop has done there: one line each, chained by hashes.

A line holds the hash of the one before, so that none can be changed or left out unseen; who owns the laptop
can write the whole file anew all the same. Names and answers are not in it: a town is its profile's number.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange import canonical_json
from hrcapp.model.faults import Fault
from hrcapp.model.files import not_written
from hrcapp.officer.editor import Clock
from hrcapp.store import Home

_FOLDER, _NAME = "workshop", "log.jsonl"
_MAX_LINE = 4096
_FIRST = "0" * 64


@dataclass(frozen=True)
class Entry:
    """`code` says why it failed; "" where it was done. `intact`: the chain holds up to here."""

    at: datetime
    act: str
    profile: str
    code: str
    intact: bool


class WorkshopLog:
    """The log of one data folder."""

    def __init__(self, home: Home, clock: Clock) -> None:
        self._path, self._clock = home.folder(_FOLDER) / _NAME, clock

    def note(self, act: str, profile: str = "", fault: Fault | None = None) -> None:
        """Write a line, flushed to the disk. Raises Fault DISK_FULL, STORE_READ_ONLY."""
        said = {
            "act": act,
            "at": self._clock().isoformat(),
            "before": self._last(),
            "code": str(fault.code) if fault else "",
            "profile": profile,
        }
        try:
            with self._path.open("ab") as file:
                # A line that a power cut left short stays a line of its own.
                file.write((b"\n" if self._is_cut() else b"") + canonical_json.dump(said) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise not_written(error, self._path.parent) from error

    def entries(self) -> list[Entry]:
        """All of them, the last first; a line that can't be read breaks the chain and is left out."""
        found, before, intact = [], _FIRST, True
        for line in self._lines():
            try:
                said = canonical_json.load(line, max_bytes=_MAX_LINE)
                intact = intact and said["before"] == before
                at = datetime.fromisoformat(str(said["at"]))
                found.append(Entry(at, str(said["act"]), str(said["profile"]), str(said["code"]), intact))
            except (ValueError, KeyError, TypeError):
                intact = False
            before = _hash(line)
        return found[::-1]

    def _last(self) -> str:
        last = _FIRST
        for line in self._lines():
            last = _hash(line)
        return last

    def _is_cut(self) -> bool:
        data = self._path.read_bytes() if self._path.exists() else b""
        return bool(data) and not data.endswith(b"\n")

    def _lines(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                yield from (line.rstrip(b"\n") for line in file)
        except FileNotFoundError:
            return


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
