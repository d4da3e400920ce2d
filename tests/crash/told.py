"""What a life says it has done, in a file that outlives it, and by which clock.

The clock is the running time of the window's thread: what the processor gave to others while the thread was
ready to run does not count, so that a busy machine makes nobody late.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def running_time(pid: int) -> float:
    """Seconds on the monotonic clock less the time for which the first thread of `pid` waited its turn."""
    waited = 0
    with suppress(OSError, IndexError):  # without such figures every second counts, which is the harder rule
        waited = int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[1])
    return time.monotonic() - waited / 1e9


@dataclass(frozen=True)
class Said:
    """One thing that was done at `at` seconds."""

    at: float
    what: str
    of: Any


class Told:
    """Written by the life, one whole line a call; read when it is over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        self._pid = os.getpid()

    def say(self, what: str, of: Any = None) -> None:
        """`of` is anything that JSON takes."""
        line = json.dumps([running_time(self._pid), what, of], ensure_ascii=True)
        os.write(self._file, line.encode() + b"\n")


def read(path: Path) -> list[Said]:
    """What was said; a line cut by the kill was not."""
    if not path.exists():
        return []
    whole = path.read_bytes().rpartition(b"\n")[0]
    return [Said(*json.loads(line)) for line in whole.splitlines()]
