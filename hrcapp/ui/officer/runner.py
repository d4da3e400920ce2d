"""What runs work away from the face."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from hrcapp.model.faults import Fault

T = TypeVar("T")


class Runner(Protocol):
    """Runs work on the store's thread, one piece after the other, and calls back on the face's."""

    def store(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> None: ...
