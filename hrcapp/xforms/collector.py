"""Building many objects that stay, without looking for garbage among them at every step."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def collector_paused(*, settled: bool = False) -> Iterator[None]:
    """The cyclic collector rests inside: a form of thousands of questions opens in half the time.

    With `settled`, what was made counts as old afterwards, so that the next small sweep does not walk
    through it. Where the program has frozen its own start (`gc.freeze`), that must stay frozen.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if settled and not _start_is_frozen():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@cache
def _start_is_frozen() -> bool:
    """Asked once: to count what is frozen is to walk through it, and nobody thaws the start again."""
    return gc.get_freeze_count() > 0
