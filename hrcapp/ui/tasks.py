"""Work that must not hold up the window: one worker for the store, a pool for the rest, one signal back.
What waits for a network has a thread of its own.

The store's worker takes one piece of work after the other, so that writes keep their order. Results wait
in a queue and a single queued signal wakes the window's thread: an emitter of its own per task would be
gone before its signal arrives. Whatever was given to the store runs to its end before `close` returns.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from hrcapp.model.faults import Code, Fault
from hrcapp.ui.alone import Alone

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Job:
    """Handed to long work: it reports how far it is, and learns that it should stop."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._stop = threading.Event()
        self._reported: tuple[int, int] | None = None

    def report(self, done: int, total: int) -> None:
        """`done` of `total` pieces are done. Only the newest report is shown. Raises when told to stop."""
        self._reported = (done, total)
        self._wake()
        self.check()

    def check(self) -> None:
        """Raise Fault(INTERRUPTED) once the person has asked to stop."""
        if self._stop.is_set():
            raise Fault(Code.INTERRUPTED)

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()

    def take_report(self) -> tuple[int, int] | None:
        reported, self._reported = self._reported, None
        return reported


class Tasks(QObject):
    """Runs work off the window's thread and calls back on it."""

    busy_changed = Signal(bool)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None, *, pool: int = 2) -> None:
        super().__init__(parent)
        self._store = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._pool = ThreadPoolExecutor(pool, thread_name_prefix="work")
        self._alone = Alone()
        self._arrived: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._reporting: dict[Job, Callable[[int, int], None]] = {}
        self._pending = 0
        self._closed = self._over = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything was given and has not come back."""
        return self._pending > 0

    def store(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work` on the store's thread, after everything given before it."""
        self._submit(self._store, lambda _job: work(), done, failed, owner, Job(self._wake))

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
        owner: QObject | None = None,
        in_store: bool = False,
        alone: bool = False,
    ) -> Job:
        """Run long `work` in the pool (or on the store's thread); it gets a Job to report and be stopped by.

        `alone`: in a thread of its own, for work that waits for a network; `close` does not wait for its end.
        No callback is made any more once `owner` is gone: a page that was closed cannot be called.
        """
        job = Job(self._wake)
        if progress is not None:
            self._reporting[job] = progress
        place = self._store if in_store else self._alone if alone else self._pool
        self._submit(place, work, done, failed, owner, job)
        return job

    def in_turn(self, work: Callable[[], T], /) -> T:
        """From another thread: run `work` on the store's, in its turn, and wait for it.

        Raises Fault INTERRUPTED once the app closes, and what `work` raises.
        """
        try:
            future = self._store.submit(work)
        except RuntimeError as error:
            raise Fault(Code.INTERRUPTED) from error
        return future.result()

    def close(self) -> None:
        """Finish what the store was given, stop the rest, and make the callbacks that are due."""
        if self._closed:
            return
        self._closed = True
        self._store.shutdown(wait=True)
        for job in list(self._reporting):
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._alone.shutdown()
        self._deliver()
        self._over = True

    def _submit(
        self,
        executor: Executor,
        work: Callable[[Job], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Fault], None] | None,
        owner: QObject | None,
        job: Job,
    ) -> None:
        self._pending += 1
        if self._pending == 1:
            self.busy_changed.emit(True)

        def finished(future: Future[T]) -> None:
            self._arrived.put(lambda: self._settle(future, done, failed, owner, job))
            self._wake()

        executor.submit(work, job).add_done_callback(finished)

    def _wake(self) -> None:
        if not self._over and isValid(self):
            self._woken.emit()

    def _deliver(self) -> None:
        for job, progress in list(self._reporting.items()):
            reported = job.take_report()
            if reported is not None:
                progress(*reported)
        while True:
            try:
                settle = self._arrived.get_nowait()
            except Empty:
                return
            settle()

    def _settle(
        self,
        future: Future[T],
        done: Callable[[T], None] | None,
        failed: Callable[[Fault], None] | None,
        owner: QObject | None,
        job: Job,
    ) -> None:
        self._pending -= 1
        self._reporting.pop(job, None)
        if self._pending == 0:
            self.busy_changed.emit(False)
        fault = _fault(future)
        if owner is not None and not isValid(owner):
            return
        if fault is None and done is not None:
            done(future.result())
        elif fault is not None and failed is not None:
            failed(fault)


def _fault(future: Future[T]) -> Fault | None:
    """What went wrong, as something a person can be told."""
    if future.cancelled():
        return Fault(Code.INTERRUPTED)
    error = future.exception()
    if error is None or isinstance(error, Fault):
        return error
    _log.error("work failed", exc_info=error)
    return Fault(Code.UNEXPECTED)
