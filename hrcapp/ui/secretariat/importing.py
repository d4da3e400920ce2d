"""An import that runs while people go on working: some files after the others on the store's thread.

Files are made durable together, as many as fit into a moment that nobody notices. In between the store does
what else was asked of it, so that a long import never holds up a page, and neither does a large table.
Stopping ends it after the present file; importing the same again goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.walking import files_in
from hrcapp.model.faults import Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.intake import Imported, Step
from hrcapp.secretariat.odk_files import arranged
from hrcapp.ui.tasks import Tasks

MOMENT = 0.15
"""Seconds of store's work at a time: whoever opens a page waits no longer for an import."""


class Importing(QObject):
    """At most one import at a time; `advanced` carries how many of how many files are done."""

    started = Signal()
    advanced = Signal(int, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._desk = tasks, desk
        self.moment = MOMENT
        self._files: list[Path] = []
        self._steps: Iterator[Step] = iter(())
        self.done = 0
        self._stopped = False
        self.running = False
        self.results: list[Imported] = []

    @property
    def total(self) -> int:
        return len(self._files)

    @property
    def complete(self) -> bool:
        """Whether the last import came to its end: nobody stopped it, and nothing went wrong here."""
        return not self.running and not self._stopped and self.done == self.total

    def begin(self, paths: Sequence[Path]) -> None:
        """Import files and folders; while an import runs, they are added to it."""
        self._stopped = False
        if not self.running:
            self.running, self._files, self.done, self.results = True, [], 0, []
            self.started.emit()
        self._tasks.run(lambda _job: arranged(files_in(paths)), self._found, self._refused, owner=self)

    def stop(self) -> None:
        """End after the present file."""
        self._stopped = True

    def summary(self, at: datetime) -> dict[str, Any]:
        """The last import in numbers, as the settings keep it."""
        counts = {str(outcome): 0 for outcome in Outcome}
        for one in self.results:
            counts[str(one.outcome)] += 1
        return {"at": to_text(at), **counts}

    def _found(self, files: list[Path]) -> None:
        idle = self.done == len(self._files)
        self._files += files
        self.advanced.emit(self.done, len(self._files))
        if idle:
            self._take_up()
            self._next()

    def _next(self) -> None:
        if self._stopped or self.done == len(self._files):
            self.running = False
            self.finished.emit()
            return
        told: list[Step] = []

        def work() -> bool:
            return self._desk.intake.go_on(self._steps, self.moment, told.append)

        def did(more: bool) -> None:
            self._count(told)
            if not more:  # the files that were added meanwhile
                self._take_up()
            self._next()

        def refused(fault: Fault) -> None:
            self._count(told)
            self._refused(fault)

        self._tasks.store(work, did, refused, owner=self)

    def _take_up(self) -> None:
        """Go through the files that are not done."""
        self._steps = self._desk.intake.steps(self._files[self.done :], lambda: self._stopped)

    def _count(self, told: Sequence[Step]) -> None:
        """What became durable in a moment."""
        self.results += [step.one for step in told if step.one is not None]
        self.done += sum(step.one is None for step in told)
        self.advanced.emit(self.done, len(self._files))

    def _refused(self, fault: Fault) -> None:
        """A fault of this computer: what was done is done, the rest waits for the next try."""
        self.running = False
        self.finished.emit()
        self.failed.emit(fault)
