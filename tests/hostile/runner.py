"""A run over a hostile corpus that is made by seed: counts what was refused, and how."""

from __future__ import annotations

import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from hrcapp.model.faults import Fault
from tests.hostile.case import Case, Format


@dataclass
class Outcome:
    """What became of the cases of one format. `slowest` in seconds, `grown` in KiB of resident memory."""

    name: str
    cases: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    by_their_sender: int = 0
    accepted: list[bytes] = field(default_factory=list)
    crashes: list[tuple[str, bytes]] = field(default_factory=list)
    slowest: float = 0.0
    grown: int = 0

    def line(self) -> str:
        said = ", ".join(f"{code} {count}" for code, count in self.refused.most_common())
        return (
            f"{self.name}: {self.cases} cases, {len(self.accepted)} accepted, {len(self.crashes)} crashes;"
            f" {self.by_their_sender} taken from a sender who may sign them; slowest {self.slowest:.3f} s;"
            f" memory +{self.grown // 1024} MiB; refused: {said}"
        )


def run(form: Format, count: int, seed: int) -> Outcome:
    """Try `count` cases at the door of one format."""
    chance, found = Random(f"{form.name}{seed}"), Outcome(form.name)
    before = _peak()
    for _ in range(count):
        _try(form, form.make(chance), found)
    found.grown = _peak() - before
    return found


def _try(form: Format, case: Case, found: Outcome) -> None:
    found.cases += 1
    begun = time.perf_counter()
    try:
        form.open(case.data)
    except Fault as fault:
        found.refused[str(fault.code)] += 1
    except Exception as error:  # noqa: BLE001 - whatever else comes out is what this looks for
        found.crashes.append((f"{type(error).__name__}: {error}"[:200], case.data))
    else:
        if case.by_its_sender:
            found.by_their_sender += 1
        else:
            found.accepted.append(case.data)
    found.slowest = max(found.slowest, time.perf_counter() - begun)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
