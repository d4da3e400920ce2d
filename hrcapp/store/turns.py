"""Whose turn it is: long work away from the store's thread hands each short piece for the store to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

_T = TypeVar("_T")


class InTurn(Protocol):
    """Runs `work` on the store's thread, waits, and gives back what it returns or raises."""

    def __call__(self, work: Callable[[], _T], /) -> _T: ...


def at_once(work: Callable[[], _T], /) -> _T:
    """For whoever is on the store's thread already."""
    return work()
