"""What goes wrong, by seed: how often, and how many times it did."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

RATES = {
    "cut short": 0.05,
    "damaged": 0.02,
    "lost on the way": 0.05,
    "delivered twice": 0.08,
    "delayed": 0.15,
    "answer lost": 0.06,
    "killed in an import": 0.05,
    "killed in a round": 0.04,
    "copy put back": 0.04,
    "place full": 0.03,
    "place gone": 0.03,
    "clock jumps": 0.03,
}
_CLOCKS = (
    datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC),
    datetime(2040, 2, 29, 12, 0, tzinfo=UTC),
)


class Killed(BaseException):
    """The process is gone: nothing catches it, nothing more is written."""


@dataclass
class Faults:
    """Draws, and counts what it drew."""

    chance: random.Random
    share: float = 1.0
    """0 where everything is to come to its end."""
    counts: Counter[str] = field(default_factory=Counter)

    def strikes(self, what: str) -> bool:
        struck = self.chance.random() < RATES[what] * self.share
        self.counts[what] += struck
        return struck

    def killer(self, what: str, most: int) -> Callable[..., None]:
        """A progress to hand to a piece of work, which it may not outlive."""
        if not self.strikes(what):
            return lambda *_any: None
        left = self.chance.randrange(1, most)

        def step(*_any: object) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise Killed

        return step


@dataclass
class Clock:
    """One computer's clock: the world's time, or what it thinks instead."""

    now: Callable[[], datetime]
    off: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.now() + self.off

    def maybe_jump(self, faults: Faults) -> None:
        """It jumps, or somebody sets it right."""
        if faults.strikes("clock jumps"):
            self.off = faults.chance.choice(_CLOCKS) - self.now()
        elif faults.chance.random() < 0.3:
            self.off = timedelta()
