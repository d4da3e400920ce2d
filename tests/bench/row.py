"""One row of the table: what is measured, against what, and how far apart the two may be."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import NamedTuple


class NotMeasured(Exception):
    """A row can't be measured on this machine; the words say why."""


class Pair(NamedTuple):
    """Both sides of one round, in the row's unit."""

    ours: float
    reference: float


@dataclass(frozen=True)
class Row:
    """`measure` gives a pair a round; `goal` is the largest ratio wanted, None where a row only informs.

    The ratio of a row that has only one true reading (a size, a longest stall) has no spread. A slow one
    takes minutes by its nature and is left out unless it is asked for.
    """

    name: str
    unit: str
    goal: float | None
    reference: str
    measure: Callable[[int], Sequence[Pair]]
    rounds: int = 25
    slow: bool = False

    def result(self, rounds: int | None = None) -> Result:
        """Measure it, in so many rounds or in its own number."""
        begun = time.monotonic()
        try:
            pairs, why_not = self.measure(rounds or self.rounds), ""
        except NotMeasured as reason:
            pairs, why_not = (), str(reason)
        return Result(self, pairs, time.monotonic() - begun, why_not)


@dataclass(frozen=True)
class Result:
    """What a row came to: without a pair it was not measured, and `why_not` says why. It took `seconds`."""

    row: Row
    pairs: Sequence[Pair]
    seconds: float = 0.0
    why_not: str = ""

    @property
    def ours(self) -> float:
        return median(pair.ours for pair in self.pairs)

    @property
    def reference(self) -> float:
        return median(pair.reference for pair in self.pairs)

    @property
    def ratio(self) -> float:
        """Median of the rounds' own ratios: a busy moment spoils one round, not the figure."""
        return median(self._ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the rounds' ratios."""
        if len(self.pairs) < 2:
            return self.ratio, self.ratio
        low, _, high = quantiles(self._ratios, n=4, method="inclusive")
        return low, high

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without one, or without a figure."""
        return None if self.row.goal is None or not self.pairs else self.ratio <= self.row.goal

    @property
    def _ratios(self) -> list[float]:
        return [pair.ours / pair.reference for pair in self.pairs]
