"""What the measured windows share: an event loop that waits for something, keys, one line out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE_S = 120.0
_WAKING_MS = 2
_LETTERS = "sample words "


def wait(until: Callable[[], bool]) -> None:
    """Run the event loop until something is true; RuntimeError when it never is.

    It sleeps between events as `exec` does: spinning would take the interpreter from the app's own workers.
    """
    begun, waking = time.monotonic(), QTimer()
    waking.start(_WAKING_MS)
    while not until():
        if time.monotonic() - begun > _PATIENCE_S:
            raise RuntimeError("what was waited for never came")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    waking.stop()


def run_for(seconds: float) -> None:
    """Run the event loop for a while."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, int(left * 1000))
        time.sleep(0.001)


def post_key(target: QWidget, number: int) -> None:
    """Put the next letter of some words into the queue, pressed and released."""
    letter = _LETTERS[number % len(_LETTERS)]
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


class Painted(QObject):
    """Counts how often a widget was painted while something was true."""

    def __init__(self, widget: QWidget, while_: Callable[[], bool] = lambda: True) -> None:
        super().__init__(widget)
        self.count, self._while = 0, while_
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._while():
            self.count += 1
        return False


def key_by_key(target: QWidget) -> None:
    """For each line that comes in, type one letter; answer with this thread's CPU until it is painted."""
    painted = Painted(target)
    for number, _line in enumerate(sys.stdin):
        before, begun = painted.count, time.thread_time()
        post_key(target, number)
        while painted.count == before:
            QCoreApplication.processEvents()
        say((time.thread_time() - begun) * 1000)
        run_for(0.03)


def say(answer: object) -> None:
    """One line to whoever measures."""
    print(json.dumps(answer), flush=True)


def resident_mb() -> float:
    """Memory of this process, in MB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
