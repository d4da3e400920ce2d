"""Verifying a statement: one of four verdicts, with what is known of each signer reported apart.

A file may come from anyone. A few bytes can keep a parser busy for hours or fill the memory, so the judging
is done in a process with limits, which is ended when it takes too long and serves the next file otherwise.
"""

from __future__ import annotations

import atexit
import os
import struct
import subprocess
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from hrcapp.model import workers
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.verdict_words import Reason
from hrcapp.statement.verdicts import SignatureReport as SignatureReport
from hrcapp.statement.verdicts import TimestampReport as TimestampReport
from hrcapp.statement.verdicts import Verdict as Verdict
from hrcapp.statement.verdicts import from_json

LARGEST = 64 << 20
SECONDS = 20.0
"""A statement takes some hundredths of one."""
_MOST_REVISIONS = 300
_START_SECONDS = 60.0
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])
SIZE = struct.Struct(">I")
READY = b"\x06"


def verify(pdf: bytes, *, name: str = "", issuers: Iterable[bytes] = ()) -> Verdict:
    """Judge a PDF; nothing is fetched from anywhere. Fault PDF_UNREADABLE when it is no PDF at all.

    `issuers` are certificates (DER) of issuers to trust: they are said of each signature's trust, and change
    no verdict.
    Takes at most `SECONDS` and one gigabyte, in another process; a file that wants more is broken.
    """
    if len(pdf) > LARGEST or b"%PDF-" not in pdf[:1024]:
        raise Fault(Code.PDF_UNREADABLE, name=name)
    trusted = b"".join(issuers)
    verdict = _BENCH.ask(pdf, trusted) if pdf.count(b"startxref") <= _MOST_REVISIONS else _too_much(pdf)
    if verdict is None:
        raise Fault(Code.PDF_UNREADABLE, name=name)
    return verdict


def _too_much(pdf: bytes) -> Verdict | None:
    return Verdict("broken", reason=Reason.UNREADABLE) if b"/ByteRange" in pdf else None


class _Bench:
    """The process that judges one file after another; begun when first needed, anew after it was ended."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, pdf: bytes, issuers: bytes) -> Verdict | None:
        with self._one_at_a_time:
            process = self._running()
            try:
                answer = _within(SECONDS, process, lambda: _exchange(process, issuers, pdf))
                return from_json(answer) if answer else None
            except (OSError, EOFError, ValueError, TypeError, KeyError):
                # It died or was ended over this file: that says enough about the file.
                self._end()
                return _too_much(pdf)

    def close(self) -> None:
        with self._one_at_a_time:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = process = _start()
            if _within(_START_SECONDS, process, lambda: _pipe(process.stdout).read(1)) != READY:
                self._end()
                raise OSError("the process that judges files does not start")
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()
            self._process.wait()
            self._process = None


def _start() -> subprocess.Popen[bytes]:
    paths = [_PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        workers.command("hrcapp.statement.judging_worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    )


def _within(seconds: float, process: subprocess.Popen[bytes], work: Callable[[], bytes]) -> bytes:
    """What `work` reads from the process, which is ended after `seconds`: then it reads the end of a pipe."""
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        return work()
    finally:
        timer.cancel()
        timer.join()


def _exchange(process: subprocess.Popen[bytes], issuers: bytes, pdf: bytes) -> bytes:
    into, out = _pipe(process.stdin), _pipe(process.stdout)
    into.write(SIZE.pack(len(issuers)) + issuers + SIZE.pack(len(pdf)) + pdf)
    into.flush()
    return exactly(out, SIZE.unpack(exactly(out, SIZE.size))[0])


def exactly(pipe: IO[bytes], size: int) -> bytes:
    """That many bytes; EOFError when there are fewer."""
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("no pipe")
    return pipe


_BENCH = _Bench()
atexit.register(_BENCH.close)
