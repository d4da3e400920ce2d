"""When the interpreter itself dies: where it was, by `faulthandler`, becomes a report at the next start."""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import FileIO

from hrcapp.model.faults import Fault
from hrcapp.store import Home
from hrcapp.ui.problem_reports import FOLDER, MOST_BYTES, ProblemReports, place_of

_FILE = ".running"
_WHAT = re.compile(r"(Fatal Python error|Windows fatal exception): ([A-Za-z0-9_ -]{1,60})")
_THREAD = re.compile(r"(Current thread|Thread) 0x[0-9a-f]+")
_FRAME = re.compile(r'  File "(.+)", line ([0-9]+) in ([A-Za-z0-9_<>.]{1,80})')


class HardCrash:
    """Watches over one run of the app: from `begin` to `end`."""

    def __init__(self, home: Home) -> None:
        self._path = home.folder(FOLDER) / _FILE
        self._file: FileIO | None = None

    def begin(self, reports: ProblemReports) -> None:
        """Make a report of what the run before has left, and watch this one."""
        with suppress(OSError, Fault):
            self._collect(reports)
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = FileIO(descriptor, "wb")
            faulthandler.enable(self._file, all_threads=True)

    def end(self) -> None:
        """It ended as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _collect(self, reports: ProblemReports) -> None:
        if not self._path.exists():
            return
        at = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        with self._path.open("rb") as file:
            told = "\n".join(_cleaned(file.read(MOST_BYTES).decode("utf-8", "replace")))
        if told:
            reports.keep(told, at)


def _cleaned(written: str) -> Iterator[str]:
    """The lines that tell where it was, without paths; any other line is left out."""
    for line in written.splitlines():
        if found := _WHAT.match(line):
            yield f"{found[1]}: {found[2]}"
        elif found := _THREAD.match(line):
            yield found[1].lower()
        elif found := _FRAME.match(line):
            yield f"  {place_of(found[1])}:{found[2]} {found[3]}"
