"""A run over a hostile corpus that is made by seed: counts what was refused, and how."""

from __future__ import annotations

import resource
import signal
import time
import types
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from tests.hostile.case import Case, Format
from tests.hostile.fence import fenced

MEMORY = 3 << 29
"""Bytes of address space for a process that tries a format: 1.5 GiB, a third of it the program itself."""


_TIMERS = {
    False: (signal.ITIMER_PROF, signal.SIGPROF),
    True: (signal.ITIMER_REAL, signal.SIGALRM),
}


class TooSlow(BaseException):
    """A case took longer than its format may. No parser catches it by mistake."""


@dataclass
class Outcome:
    """What became of the cases of one format. `slowest` in seconds; `highest`: KiB of resident memory, of
    this process or of one that it started."""

    name: str
    cases: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    accepted: list[bytes] = field(default_factory=list)
    crashes: list[tuple[str, bytes]] = field(default_factory=list)
    slowest: float = 0.0
    highest: int = 0

    def line(self) -> str:
        said = ", ".join(f"{code} {count}" for code, count in self.refused.most_common())
        return (
            f"{self.name}: {self.cases} cases, {sum(self.refused.values())} refused, {self.taken} taken for"
            f" what they are, {len(self.accepted)} accepted, {len(self.crashes)} crashes; slowest"
            f" {self.slowest:.3f} s; memory {self.highest // 1024} MiB; refused: {said}"
        )


def run(form: Format, count: int, seed: int) -> Outcome:
    """Try `count` cases at the door of one format."""
    chance, found = Random(f"{form.name}{seed}"), Outcome(form.name)
    for _number in range(count):
        _try(form, form.make(chance), found)
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    found.highest = max(used)
    return found


def limit_memory() -> None:
    """What needs more than `MEMORY` fails from now on, in this process and in those that it starts."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _try(form: Format, case: Case, found: Outcome) -> None:
    found.cases += 1
    clock = time.perf_counter if form.apart else time.process_time
    begun = clock()
    with fenced() as beyond:
        told = _told(form, case)
    found.slowest = max(found.slowest, clock() - begun)
    if beyond:
        found.crashes.append((f"written outside: {beyond[0]}", case.data))
    elif isinstance(told, Code):
        found.refused[str(told)] += 1
    elif told is not None:
        found.crashes.append((told, case.data))
    elif case.by_its_sender:
        found.taken += 1
    else:
        found.accepted.append(case.data)


def _told(form: Format, case: Case) -> Code | str | None:
    """The code it was refused with, a fault of ours in words, or None for what was taken."""
    try:
        with _within(form):
            form.open(case.data)
    except Fault as fault:
        return fault.code if _can_be_said(fault) else f"no sentence for {fault.code} {fault.params}"
    except (Exception, TooSlow) as error:  # noqa: BLE001 - whatever else comes out is what this looks for
        return f"{type(error).__name__}: {error}"[:200]
    return None


def _can_be_said(fault: Fault) -> bool:
    """Whether a person can be told: anything unexpected has a sentence too, and is no refusal."""
    return fault.code is not Code.UNEXPECTED and bool(str(sentence(fault, _)))


@contextmanager
def _within(form: Format) -> Iterator[None]:
    def late(_signal: int, _frame: types.FrameType | None) -> None:
        raise TooSlow(f"more than {form.seconds:.0f} s")

    timer, number = _TIMERS[form.apart]
    before = signal.signal(number, late)
    signal.setitimer(timer, form.seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)
