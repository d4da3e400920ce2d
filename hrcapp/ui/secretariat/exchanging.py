"""Rounds of the exchange while people do other things: begun by a button or by themselves, stopped.

The network has a thread of its own; the store's is asked only for short pieces of work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hrcapp.exchange.attempts import needs_person
from hrcapp.exchange.transfer import Control
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import rounds
from hrcapp.secretariat.rounds import Round
from hrcapp.secretariat.sync import Stage
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class Exchanging(QObject):
    """One round at a time. `ended` carries the Round, or the Fault that kept it from being one."""

    changed = Signal()
    advanced = Signal(int, int)
    ended = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._control: Control | None = None
        self._next_stage = Stage.COLLECT
        self.stage = Stage.COLLECT
        self.at = (0, 0)
        self.by_itself = False
        office.shell.closing.connect(self.stop)

    @property
    def running(self) -> bool:
        return self._control is not None

    def go(self, *, by_itself: bool = False) -> None:
        """Begin a round, unless one is under way."""
        if self.running:
            return
        office, control = self._office, Control()
        self._control, self.by_itself = control, by_itself
        self.stage, self.at = Stage.COLLECT, (0, 0)

        def work(job: Job) -> Round:
            def progress(stage: Stage, done: int, total: int) -> None:
                self._next_stage = stage
                job.report(done, total)

            return rounds.make(
                office.desk, by_itself=by_itself, control=control, progress=progress, in_turn=office.in_turn
            )

        office.run(work, self._end, self._end, progress=self._advance, alone=True)
        self.changed.emit()

    def stop(self) -> None:
        """End after the present request; what was done stays, and the next round goes on from there."""
        if self._control is not None:
            self._control.stop()

    def _advance(self, done: int, total: int) -> None:
        if not self.running:
            return
        self.at = (done, total)
        if self.stage is not self._next_stage:
            self.stage = self._next_stage
            self.changed.emit()
        self.advanced.emit(done, total)

    def _end(self, result: Round | Fault) -> None:
        self._control = None
        self.changed.emit()
        self.ended.emit(result)


def fault_of(result: Round | Fault) -> Fault | None:
    """What kept a round from being whole: first what time may mend, so that it is tried again."""
    if isinstance(result, Fault):
        return result
    if result.stopped:
        return Fault(Code.INTERRUPTED)
    return next(iter(sorted(result.faults, key=needs_person)), None)
