"""Sending over bad links: pieces that fit the link, patience, a speed limit, pause and stop. Knows no server.

A link is good for a while and then it is not. What arrived in the good while must not be sent again, so a
file goes in pieces, each a request of its own, and a piece that was lost is cut smaller. Waits double and are
partly chance, so that a hundred laptops whose server comes back do not all knock at once.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from hrcapp.model.faults import Code, Fault

_T = TypeVar("_T")

SIZES = tuple(kib * 1024 for kib in (32, 64, 128, 256))
"""How large a piece may be, in bytes."""
SMALLEST, LARGEST = SIZES[0], SIZES[-1]

PASSING = frozenset({Code.BOX_UNREACHABLE, Code.BOX_NAME_UNKNOWN, Code.BOX_TIMED_OUT, Code.BOX_SERVER_ERROR})
"""Faults that may be gone the next moment; all others are raised at once."""

_START = 64 * 1024
_SHARE = 48  # one cut costs at most this part of a file, or the smallest piece
_QUICK, _SLOW = 4.0, 20.0  # seconds for a piece: less lets the next one grow, more lets it shrink

Progress = Callable[[int, int], None]
"""Gets (bytes done, bytes in all)."""


class Control:
    """In the hands of a person: pause, go on, stop. Safe to use from any thread."""

    def __init__(self) -> None:
        self._going = threading.Event()
        self._going.set()
        self._stopped = threading.Event()

    @property
    def paused(self) -> bool:
        return not self._going.is_set()

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def pause(self) -> None:
        """Hold before the next request; the one under way is finished."""
        if not self.stopped:
            self._going.clear()

    def resume(self) -> None:
        self._going.set()

    def stop(self) -> None:
        """End before the next request, or in the midst of a wait."""
        self._stopped.set()
        self._going.set()

    def check(self) -> None:
        """Wait while paused. Raises Fault INTERRUPTED once stopped."""
        self._going.wait()
        if self.stopped:
            raise Fault(Code.INTERRUPTED)

    def wait(self, seconds: float) -> None:
        """Let time pass. Raises Fault INTERRUPTED once stopped."""
        self._stopped.wait(seconds)
        self.check()


class Pace:
    """How large the next piece of a file of `total` bytes is."""

    def __init__(self, total: int, rate: int | None = None) -> None:
        fitting = [size for size in SIZES if size <= total / _SHARE and size <= (rate or size) * _QUICK * 2]
        self._largest = fitting[-1] if fitting else SMALLEST
        self.size = min(_START, self._largest)

    def went(self, size: int, seconds: float) -> None:
        """A piece arrived."""
        if seconds > _SLOW:
            self._shrink()
        elif seconds < _QUICK and size >= self.size:
            self.size = min(self.size * 2, self._largest)

    def lost(self) -> None:
        """A piece did not arrive."""
        self._shrink()

    def _shrink(self) -> None:
        self.size = max(self.size // 2, SMALLEST)


class BackOff:
    """Waits between attempts, in seconds: they double, and half of each is chance."""

    def __init__(self, seed: int | None = None, *, first: float = 2.0, longest: float = 120.0) -> None:
        self._chance = random.Random(seed)  # noqa: S311 (spreads load, protects nothing)
        self._first, self._longest = first, longest

    def wait(self, failures: int) -> float:
        """How long after that many failures in a row."""
        whole: float = min(self._first * 2 ** min(failures - 1, 20), self._longest)
        return whole * self._chance.uniform(0.5, 1.0)


class Line:
    """The way to one server.

    `rate` is the limit in bytes a second; `attempts` in a row may fail before the fault is raised, but only
    two where the server never answered. `timeout` is how many seconds of silence are borne: on a satellite
    link with 64 kbit/s, less than a minute delivers nothing.
    """

    def __init__(
        self,
        control: Control | None = None,
        *,
        rate: int | None = None,
        attempts: int = 6,
        timeout: float = 60.0,
        back_off: BackOff | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.control = control or Control()
        self.rate = rate
        self.timeout = timeout
        self._attempts = attempts
        self._back_off = back_off or BackOff()
        self._clock = clock
        self._answered = False
        self._failures = 0

    def turn(self) -> None:
        """From now on to another server: what the one before did says nothing about it."""
        self._answered, self._failures = False, 0

    def carry(self, work: Callable[[], _T], size: int = 0) -> _T:
        """Make a request until it succeeds; `size` is how many bytes it carries."""
        while True:
            try:
                return self.attempt(work, size)
            except Fault as fault:
                self.failed(fault)

    def attempt(self, work: Callable[[], _T], size: int = 0) -> _T:
        """Make a request once, then keep to the limit."""
        self.control.check()
        begun = self._clock()
        result = work()
        self._answered, self._failures = True, 0
        if self.rate and (rest := size / self.rate - (self._clock() - begun)) > 0:
            self.control.wait(rest)
        return result

    def failed(self, fault: Fault) -> None:
        """Wait before the next attempt. Raises the fault when there is no use in one."""
        self._failures += 1
        allowed = self._attempts if self._answered else min(self._attempts, 2)
        if fault.code not in PASSING or self._failures >= allowed:
            raise fault
        self.rest(self._failures)

    def rest(self, failures: int) -> None:
        """Wait as after that many failures in a row. Raises Fault INTERRUPTED once stopped."""
        self.control.wait(self._back_off.wait(failures))

    def now(self) -> float:
        """The line's own clock, in seconds."""
        return self._clock()


def send(
    data: bytes,
    put: Callable[[bytes], object],
    line: Line,
    *,
    there: Sequence[int] = (),
    arrived: Callable[[Sequence[int]], None] | None = None,
    progress: Progress | None = None,
) -> list[int]:
    """Send a file in pieces, in their order; the lengths of the pieces.

    `there` are the lengths of the pieces that need not be sent again, from the beginning of the file.
    `arrived` is told the lengths so far after each piece, so that a later run can go on.
    """
    lengths, done = list(there), sum(there)
    pace = Pace(len(data), line.rate)
    _tell(progress, done, len(data))
    while done < len(data):
        piece = data[done : done + pace.size]
        begun = line.now()
        try:
            line.attempt(lambda piece=piece: put(piece), len(piece))  # type: ignore[misc]
        except Fault as fault:
            line.failed(fault)
            pace.lost()
            continue
        pace.went(len(piece), line.now() - begun)
        lengths.append(len(piece))
        done += len(piece)
        if arrived:
            arrived(lengths)
        _tell(progress, done, len(data))
    return lengths


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)
