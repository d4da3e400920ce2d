"""When the app tries by itself again, once that was switched on. A policy, without a clock.

Network and server come back: waits double from half a minute to an hour, half of each by chance. What only a
person can mend (a password, a certificate, a folder) is not knocked at again and again: such a server may
lock the town out. It is tried at the next start, on another network, or by the button.
"""

from __future__ import annotations

from hrcapp.exchange.transfer import PASSING, BackOff
from hrcapp.model.faults import Code, Fault

LOOK_AGAIN = 30 * 60.0
"""Seconds after which answers are looked for again when all went well."""

_PASSING = PASSING | {Code.PLACE_MISSING}


def needs_person(fault: Fault) -> bool:
    """Whether no time mends it."""
    return fault.code not in _PASSING


class Attempts:
    """Counts what failed in a row."""

    def __init__(self, back_off: BackOff | None = None) -> None:
        self._back_off = back_off or BackOff(first=30.0, longest=3600.0)
        self._failures = 0
        self.waits_for_person = False

    def went(self) -> float:
        """A run ended well; the seconds until the next."""
        self._failures, self.waits_for_person = 0, False
        return LOOK_AGAIN

    def failed(self, fault: Fault) -> float | None:
        """A run failed; the seconds until the next, None when no time mends it."""
        self._failures += 1
        self.waits_for_person = needs_person(fault)
        return None if self.waits_for_person else self._back_off.wait(self._failures)
