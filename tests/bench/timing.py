"""Timing two things in turn, so that whatever else the machine does falls on both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from tests.bench.row import Pair

Step = Callable[[int], object]
Clock = Callable[[], float]

WARM_UP = 3
_FEWEST = 5
_SECONDS = 30.0


def in_turn(
    ours: Step, reference: Step, rounds: int, *, clock: Clock = time.perf_counter, warm_up: int = WARM_UP
) -> list[Pair]:
    """Milliseconds of each, round by round; who goes first alternates. Both get the number of the round.

    Ends early, but after a handful of rounds, when half a minute has passed.
    """
    for number in range(-min(warm_up, rounds), 0):
        ours(number)
        reference(number)
    begun = time.monotonic()
    pairs: list[Pair] = []
    for number in range(rounds):
        if len(pairs) >= _FEWEST and time.monotonic() - begun > _SECONDS:
            break
        if number % 2:
            second = timed(reference, number, clock)
            first = timed(ours, number, clock)
        else:
            first = timed(ours, number, clock)
            second = timed(reference, number, clock)
        pairs.append(Pair(first, second))
    return pairs


def timed(step: Step, number: int, clock: Clock = time.perf_counter) -> float:
    """Milliseconds of one step; rubbish left by others is swept beforehand."""
    gc.collect()
    begun = clock()
    step(number)
    return (clock() - begun) * 1000
