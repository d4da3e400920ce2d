"""One row of the table: what is measured, against what, and how far apart the two may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import NamedTuple


class Pair(NamedTuple):
    """Both sides of one round, in the row's unit."""

    ours: float
    reference: float


@dataclass(frozen=True)
class Row:
    """`measure` gives a pair a round; `goal` is the largest ratio wanted, None where a row only informs.

    The ratio of a row that has only one true reading (a size, a longest stall) has no spread.
    """

    name: str
    unit: str
    goal: float | None
    reference: str
    measure: Callable[[int], Sequence[Pair]]
    rounds: int = 25


@dataclass(frozen=True)
class Result:
    """What a row came to."""

    row: Row
    pairs: Sequence[Pair]

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
        """Whether the goal is met; None without one."""
        return None if self.row.goal is None else self.ratio <= self.row.goal

    @property
    def _ratios(self) -> list[float]:
        return [pair.ours / pair.reference for pair in self.pairs]
