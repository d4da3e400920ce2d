"""An import that runs while people go on working: one file after the other on the store's thread.

Between two files the store does what else was asked of it, so that a long import never holds up a page.
Stopping ends it after the present file; importing the same again goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.walking import files_in
from hrcapp.model.faults import Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.intake import Imported
from hrcapp.secretariat.odk_files import arranged
from hrcapp.ui.tasks import Tasks


class Importing(QObject):
    """At most one import at a time; `advanced` carries how many of how many files are done."""

    started = Signal()
    advanced = Signal(int, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._desk = tasks, desk
        self._files: list[Path] = []
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
            self._next()

    def _next(self) -> None:
        if self._stopped or self.done == len(self._files):
            self.running = False
            self.finished.emit()
            return
        file = self._files[self.done]

        def work() -> list[Imported]:
            return self._desk.intake.import_paths([file], cancelled=lambda: self._stopped)

        self._tasks.store(work, self._one, self._refused, owner=self)

    def _one(self, outcomes: list[Imported]) -> None:
        file = self._files[self.done]
        self.done += 1
        self.results += outcomes or [Imported(file.name, Outcome.QUARANTINED)]
        self.advanced.emit(self.done, len(self._files))
        self._next()

    def _refused(self, fault: Fault) -> None:
        """A fault of this computer: what was done is done, the rest waits for the next try."""
        self.running = False
        self.finished.emit()
        self.failed.emit(fault)
