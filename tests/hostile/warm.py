"""Workers for a long run: what takes the time, loading Python and its libraries, is done once.

One process has loaded what a worker needs and forks a child for each case. The child sets the worker's own
limits of memory and processor, reads and writes as it does in the app, is ended after the same minute, and
serves no second case. One case in `COLD` still begins as in the app: a fresh interpreter.
"""

from __future__ import annotations

import importlib
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from hrcapp.media import limited

COLD = 25
_HEAD, _ANSWER = struct.Struct(">HI"), struct.Struct(">iII")
_STEP_S = 0.002
_LIBRARIES = (
    "PIL.Image",
    "PIL.ImageOps",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "pikepdf",
    "pypdfium2",
    "hrcapp.media.page_worker",
    "hrcapp.media.scan_worker",
    "hrcapp.statement.record_worker",
    "hrcapp.submission.filled_worker",
    "hrcapp.xforms.compile_worker",
)


class Warm:
    """Stands in the place of `limited.start` while a format is tried; `highest`: KiB of memory of a child."""

    def __init__(self) -> None:
        self._cold: Callable[[str, bytes], tuple[int, bytes]] = limited.start
        self._asked = 0
        self.highest = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Warm:
        if hasattr(os, "fork") and hasattr(os, "memfd_create"):
            limited.start = self.start
        return self

    def __exit__(self, *_error: object) -> None:
        limited.start = self._cold
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def start(self, module: str, given: bytes) -> tuple[int, bytes]:
        """See `limited.start`."""
        self._asked += 1
        if self._asked % COLD == 0:
            return self._cold(module, given)
        process = self._running()
        into, out = process.stdin, process.stdout
        assert into is not None
        assert out is not None
        into.write(_HEAD.pack(len(module), len(given)) + module.encode() + given)
        into.flush()
        status, length, used = map(int, _ANSWER.unpack(out.read(_ANSWER.size)))
        self.highest = max(self.highest, used)
        return status, out.read(length)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.hostile.warm"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def main() -> int:
    """Serve one case after the other until nobody asks any more."""
    for library in _LIBRARIES:
        importlib.import_module(library)
    into, out = sys.stdin.buffer, sys.stdout.buffer
    while head := into.read(_HEAD.size):
        name, size = _HEAD.unpack(head)
        status, data, used = _apart(into.read(name).decode(), into.read(size))
        out.write(_ANSWER.pack(status, len(data), used) + data)
        out.flush()
    return 0


def _apart(module: str, given: bytes) -> tuple[int, bytes, int]:
    """Exit code (negative for a signal, 0 and nothing when it was stopped) and what was written; KiB used."""
    asked, made = (os.fdopen(os.memfd_create(name), "wb+") for name in ("given", "made"))
    with asked, made:
        asked.write(given)
        asked.flush()
        os.lseek(asked.fileno(), 0, os.SEEK_SET)
        child = os.fork()
        if child == 0:
            _serve(module, asked, made)
        status, used = _waited(child)
        made.seek(0)
        return status, made.read() if status == 0 else b"", used


def _serve(module: str, asked: IO[bytes], made: IO[bytes]) -> None:
    """In the child: what the interpreter does for `-m module`."""
    status = 1
    try:
        os.dup2(asked.fileno(), 0)
        os.dup2(made.fileno(), 1)
        sys.stdin, sys.stdout = os.fdopen(0, "r", closefd=False), os.fdopen(1, "w", closefd=False)
        status = int(importlib.import_module(module).main())
        sys.stdout.flush()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        os._exit(status)


def _waited(child: int) -> tuple[int, int]:
    until = time.monotonic() + limited.TIMEOUT_S
    while time.monotonic() < until:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), used.ru_maxrss
        time.sleep(_STEP_S)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return limited.STOPPED, os.wait4(child, 0)[2].ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
