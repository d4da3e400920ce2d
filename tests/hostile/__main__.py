"""`python -m tests.hostile [COUNT] [SEED] [FORMAT]`: about COUNT cases over all formats, or over those whose
name begins so; prints what became of them. Each format is tried in a process of its own, with a limit of
memory, so that what is told of memory is its own."""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.exchange_world import World
from tests.hostile import runner
from tests.hostile.case import Format
from tests.hostile.everything import everything
from tests.hostile.runner import Outcome
from tests.hostile.warm import Warm

_ALL: list[Format] = []


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20260301
    wanted = sys.argv[3] if len(sys.argv) > 3 else ""
    _ALL[:] = [form for form in everything(World()) if form.name.startswith(wanted)]
    each = count / sum(form.share for form in _ALL)
    found = [_apart(number, form.count(round(each)), seed) for number, form in enumerate(_ALL)]
    cases, crashes = sum(one.cases for one in found), sum(len(one.crashes) for one in found)
    accepted = sum(len(one.accepted) for one in found)
    refused = sum(one.refused.total() for one in found)
    print(
        f"seed {seed}: {cases} cases, {refused} refused, {accepted} accepted, {crashes} crashes;"
        f" slowest {max(one.slowest for one in found):.3f} s,"
        f" highest memory {max(one.highest for one in found) // 1024} MiB"
    )
    return 1 if accepted or crashes else 0


def _apart(number: int, count: int, seed: int) -> Outcome:
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork"), runner.limit_memory) as process:
        one = process.submit(_tried, number, count, seed).result()
    print(one.line(), flush=True)
    for what, data in one.crashes[:5]:
        print(f"  crash: {what} ({len(data)} bytes)")
    return one


def _tried(number: int, count: int, seed: int) -> Outcome:
    with Warm() as warm:
        found = runner.run(_ALL[number], count, seed)
    found.highest = max(found.highest, warm.highest)
    return found


if __name__ == "__main__":
    sys.exit(main())
