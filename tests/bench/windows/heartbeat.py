"""How long a window did not answer.

A timer of five milliseconds is the heartbeat. What a beat comes late is a stall, less the time for which the
machine gave the processor to others (Linux: `/proc/self/task/TID/schedstat`, its second figure).
"""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import Qt, QTimer

_BEAT_MS = 5


class Heartbeat:
    """Beats while it is entered; `longest` is the longest stall in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Heartbeat:
        self._last = (time.perf_counter(), _waited())
        self._timer.start(_BEAT_MS)
        return self

    def __exit__(self, *_exception: object) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = (time.perf_counter(), _waited())
        late = (now[0] - self._last[0] - (now[1] - self._last[1])) * 1000 - _BEAT_MS
        self.longest = max(self.longest, late)
        self._last = now


def _waited() -> float:
    """Seconds for which this thread could have run and others did."""
    path = f"/proc/self/task/{threading.get_native_id()}/schedstat"
    with open(path, encoding="ascii") as file:
        return int(file.read().split()[1]) / 1e9
