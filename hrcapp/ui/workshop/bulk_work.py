"""One thing done for many towns, on the store's thread between other work; it can be stopped after each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.workshop import Act, Outcome, act_on_all
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class BulkWork:
    """`running` is what is under way; `at` how far. `changed` is called whenever either is new."""

    def __init__(self, desk: BoardDesk, changed: Callable[[], None]) -> None:
        self._desk, self._changed = desk, changed
        self.running: Act | None = None
        self.at = (0, 1)
        self._job: Job | None = None

    def begin(self, act: Act, towns: Sequence[ProfileEntry], folder: Path | None = None) -> None:
        """Go to work, then show what became of each form."""
        desk, workshop, administrator = self._desk, self._desk.workshop, self._desk.administrator
        if self.running is not None or administrator is None or not towns:
            return
        results: list[Outcome] = []

        def work(job: Job) -> tuple[ProfileEntry, ...]:
            act_on_all(
                workshop.profiles,
                towns,
                administrator,
                act,
                folder=folder,
                in_turn=desk.tasks.in_turn,
                progress=job.report,
                done=results,
            )
            return desk.tasks.in_turn(workshop.profiles.list)

        def failed(fault: Fault) -> None:
            self.running = None
            if fault.code is not Code.INTERRUPTED:
                desk.tell(fault)
                return
            desk.store(workshop.profiles.list, lambda found: self._ended(act, results, found, stopped=True))

        self.running, self.at = act, (0, len(towns))
        desk.notice = None
        self._job = desk.run(
            work,
            lambda found: self._ended(act, results, found, stopped=False),
            failed,
            progress=self._advance,
        )
        desk.shell.refresh()

    def stop(self) -> None:
        """End after the present town."""
        if self._job is not None:
            self._job.cancel()

    def _advance(self, done: int, total: int) -> None:
        self.at = (done, total)
        if self._desk.idle is not None:
            self._desk.idle.touch()  # the work is somebody's
        self._changed()

    def _ended(
        self, act: Act, results: list[Outcome], found: tuple[ProfileEntry, ...], *, stopped: bool
    ) -> None:
        from hrcapp.ui.workshop.results_page import ResultsPage

        self.running = None
        self._desk.entries = {one.id: one for one in found}
        if self._desk.administrator is not None:
            self._desk.show(ResultsPage(self._desk, act, results, stopped=stopped))
