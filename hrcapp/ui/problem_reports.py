"""Reports of what went wrong in the app itself: they stay in the data folder until a person takes them away.

A report names the versions, the kinds of errors and the places in the code. Of an error it never has the
message, nor the value of anything, nor a path outside the program: these may hold answers or names.
"""

from __future__ import annotations

import hashlib
import re
import sysconfig
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.store import Home

FOLDER = "reports"
KEEP = 20
MOST_BYTES = 64 * 1024
_FRAMES, _CAUSES = 80, 8
_NAME = re.compile(r"problem-([0-9]{8}T[0-9]{6}Z)-[0-9a-f]{8}\.txt")
_DATE = "%Y%m%dT%H%M%SZ"
_ELSEWHERE = "(outside the program)"
_PACKAGE = Path(__file__).resolve().parents[2]
Facts = Callable[[], Sequence[tuple[str, str]]]
"""Versions and the like, by name: values of the program and the system alone."""


@dataclass(frozen=True)
class Report:
    """One file: its name, when it was written, and the last kind of error in it."""

    name: str
    at: datetime
    what: str


class ProblemReports:
    """The newest twenty of a data folder. Any thread may write one."""

    def __init__(self, home: Home, facts: Facts = tuple) -> None:
        self._home, self._facts = home, facts
        self._written: set[str] = set()

    def write(
        self, error: BaseException, trace: TracebackType | None, *, now: datetime | None = None
    ) -> None:
        """Keep what happened; the same thing at the same place once while the app runs. Never raises."""
        with suppress(Fault, OSError):
            self.keep("\n".join(_told(error, trace)), now or datetime.now(UTC))

    def keep(self, told: str, now: datetime) -> None:
        """Keep a text that holds no values. Raises Fault DISK_FULL, STORE_READ_ONLY, OSError."""
        mark = hashlib.sha256(told.encode()).hexdigest()[:8]
        if mark in self._written:
            return
        self._written.add(mark)
        head = [("made", now.astimezone(UTC).isoformat(timespec="seconds")), *self._facts()]
        text = "\n".join((*(f"{name}: {value}" for name, value in head), "", told, ""))
        name = f"problem-{now.astimezone(UTC):{_DATE}}-{mark}.txt"
        write_whole(self._home.folder(FOLDER) / name, text.encode()[:MOST_BYTES])
        for old in self._files()[KEEP:]:
            old.unlink(missing_ok=True)

    def all(self) -> list[Report]:
        """Those that are here, the newest first."""
        return [self._report(path) for path in self._files()]

    def text(self, name: str) -> str:
        """All of a report. Raises Fault FILE_UNREADABLE."""
        try:
            with self._path(name).open("rb") as file:
                return file.read(MOST_BYTES).decode("utf-8", "replace")
        except OSError as error:
            raise Fault(Code.FILE_UNREADABLE, name=name) from error

    def delete(self, name: str) -> None:
        """Remove a report. Raises Fault FILE_UNREADABLE."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise Fault(Code.FILE_UNREADABLE, name=name) from error

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise Fault(Code.FILE_UNREADABLE, name=name)
        return self._home.path / FOLDER / name

    def _files(self) -> list[Path]:
        found = [one for one in self._home.path.joinpath(FOLDER).glob("*.txt") if _NAME.fullmatch(one.name)]
        return sorted(found, reverse=True)

    def _report(self, path: Path) -> Report:
        named = _NAME.fullmatch(path.name)
        at = datetime.strptime(named[1], _DATE).replace(tzinfo=UTC) if named else datetime.now(UTC)
        with suppress(Fault):
            _head, _gap, told = self.text(path.name).partition("\n\n")
            return Report(path.name, at, told.partition("\n")[0])
        return Report(path.name, at, "")


def place_of(file: str) -> str:
    """A file of the program or of a library, by its path within; nothing of whose computer it is on."""
    path = PurePath(file)
    parts = path.parts
    for mark in ("site-packages", "dist-packages"):
        if mark in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(mark) :])
    for folder in (_PACKAGE, sysconfig.get_path("stdlib")):
        with suppress(ValueError):
            return path.relative_to(folder).as_posix()
    if not path.is_absolute() and parts[:1] == ("hrcapp",):  # in a frozen program
        return path.as_posix()
    return _ELSEWHERE


def _told(error: BaseException, trace: TracebackType | None) -> Iterator[str]:
    """Kinds of errors, from what was not caught back to what began it, each with its places, newest first."""
    one: BaseException | None = error
    for number in range(_CAUSES):
        if one is None:
            return
        yield f"{'' if not number else 'from '}{_kind(one)}"
        frames = traceback.extract_tb(trace if not number else one.__traceback__)
        for frame in list(reversed(frames))[:_FRAMES]:
            yield f"  {place_of(frame.filename)}:{frame.lineno} {frame.name}"
        one = one.__cause__ or one.__context__


def _kind(error: BaseException) -> str:
    kind = type(error)
    code = f" {error.code}" if isinstance(error, Fault) else ""
    return f"{kind.__module__}.{kind.__qualname__}{code}".removeprefix("builtins.")
