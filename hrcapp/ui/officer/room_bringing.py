"""One run that brings files to a room: begun, stopped, told once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hrcapp.exchange.room import Invitation, near_line
from hrcapp.exchange.transfer import Line
from hrcapp.model.faults import Fault
from hrcapp.officer.room import Visited, bring
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


class Bringing:
    """`at` are bytes sent and bytes in all; `advanced` is told of them, `over` of the end, whatever it is."""

    def __init__(
        self,
        desk: OfficerDesk,
        advanced: Callable[[int, int], object],
        over: Callable[[Visited | Fault, Invitation], object],
    ) -> None:
        self._desk, self._advanced, self._over = desk, advanced, over
        self._line: Line | None = None
        self.at = (0, 0)

    @property
    def running(self) -> bool:
        return self._line is not None

    def begin(self, to: Invitation, drafts: Sequence[str]) -> None:
        """Bring the files of these forms, on a thread of its own."""
        desk, line = self._desk, near_line()
        self._line, self.at = line, (0, 0)
        space, in_turn = desk.workspace, desk.tasks.in_turn

        def work(job: Job) -> Visited:
            return bring(space, to, drafts, line=line, progress=job.report, in_turn=in_turn)

        def ended(found: Visited | Fault) -> None:
            self._line = None
            self._over(found, to)

        desk.run(work, ended, ended, progress=self._advance, alone=True)

    def stop(self) -> None:
        """End before the next piece; what arrived stays there."""
        if self._line is not None:
            self._line.control.stop()

    def _advance(self, done: int, total: int) -> None:
        if self._line is not None:
            self.at = (done, total)
            self._advanced(done, total)
