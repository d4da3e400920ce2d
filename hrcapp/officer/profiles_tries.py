"""Wrong tries at a PIN or passphrase: counted on the disk, and slowed down more and more.

A try is counted before it is made, so that ending the program gives none away. Nothing is ever locked for
good: the longest pause is a quarter of an hour, which makes about a hundred tries a day.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hrcapp.exchange import canonical_json
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.officer.editor import Clock

FREE = 3
"""Wrong tries without a pause after them."""
FIRST, LONGEST = timedelta(minutes=1), timedelta(minutes=15)
_MAX_BYTES = 200


class Tries:
    """The tries at one secret, in a file of their own."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock

    def wait(self) -> timedelta:
        """How long until the next try; nothing for none."""
        failed, at = self._read()
        now, pause = self._clock(), _pause(failed)
        # A clock that was set back must not make a pause of years.
        return min(pause, max(timedelta(), pause - (now - at))) if at <= now else pause

    def begin(self) -> None:
        """Count a try. Raises Fault TRIES_WAIT (`minutes`), DISK_FULL, STORE_READ_ONLY."""
        failed, at = self._read()
        if wait := self.wait():
            if at > self._clock():
                self._write(failed)
            raise Fault(Code.TRIES_WAIT, minutes=math.ceil(wait / timedelta(minutes=1)))
        self._write(failed + 1)

    def passed(self) -> None:
        """It was the right one: the count begins anew."""
        self._path.unlink(missing_ok=True)

    def left(self) -> int:
        """How many wrong ones there may be before the first pause."""
        return max(0, FREE - self._read()[0])

    def _read(self) -> tuple[int, datetime]:
        try:
            found = canonical_json.load(self._path.read_bytes(), max_bytes=_MAX_BYTES)
            return max(0, int(found["failed"])), datetime.fromisoformat(found["at"]).astimezone(UTC)
        except FileNotFoundError:
            return 0, self._clock()
        except (OSError, ValueError, KeyError, TypeError):
            # A count that can't be read is no way around the pause, and begins anew with one.
            self._write(FREE)
            return FREE, self._clock()

    def _write(self, failed: int) -> None:
        data = canonical_json.dump({"failed": failed, "at": self._clock().isoformat()})
        write_whole(self._path, data)


def _pause(failed: int) -> timedelta:
    if failed < FREE:
        return timedelta()
    return min(FIRST * (1 << min(failed - FREE, 10)), LONGEST)
