"""Judges PDFs in a process of its own: length and trusted issuers, length and file in; length and verdict out
(0 for what is no PDF)."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import IO

from hrcapp.statement.judging import judge
from hrcapp.statement.verdicts import to_json
from hrcapp.statement.verification import READY, SIZE, exactly

MEMORY = 1 << 30


def main() -> int:
    """Ends with its caller; also when a file wants more memory than there is for it."""
    _limit()
    into, out = sys.stdin.buffer, sys.stdout.buffer
    out.write(READY)
    out.flush()
    with suppress(EOFError, MemoryError):
        while True:
            issuers, pdf = _part(into), _part(into)
            verdict = judge(pdf, issuers)
            answer = b"" if verdict is None else to_json(verdict)
            out.write(SIZE.pack(len(answer)) + answer)
            out.flush()
    return 0


def _part(into: IO[bytes]) -> bytes:
    return exactly(into, SIZE.unpack(exactly(into, SIZE.size))[0])


def _limit() -> None:
    """A limit of the system where it has one; the caller's clock holds everywhere."""
    with suppress(ImportError):
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
