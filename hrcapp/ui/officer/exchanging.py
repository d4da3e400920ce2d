"""One run with the drop box at a time, while people do other things: begun, paused, stopped, told once.

The network has a thread of its own; the store's is asked only for short pieces of work, so that nothing typed
waits for a server.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from hrcapp.model.faults import Fault
from hrcapp.officer.last_run import LastRun, keep, recall
from hrcapp.officer.sending import is_paused, rate, set_paused
from hrcapp.ui.access import announce
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.exchange.dropbox import OfficerBox
    from hrcapp.exchange.transfer import Line, Progress
    from hrcapp.officer.places import Place
    from hrcapp.officer.route import Exchanged, Route
    from hrcapp.officer.sync import Synced
    from hrcapp.ui.officer.desk import OfficerDesk

T = TypeVar("T")
Listener = Callable[[Notice], object]


@dataclass
class Run:
    """What is under way; `at` are bytes sent and bytes in all."""

    route: Route
    by_itself: bool
    at: tuple[int, int] = (0, 0)

    @property
    def line(self) -> Line:
        return self.route.line


class Exchanging(QObject):
    """`listener` is the page that brings itself up to date and shows what was done; without one it waits."""

    changed = Signal()
    advanced = Signal(int, int)
    ended = Signal(object)
    """The Fault that ended a run, or None."""

    def __init__(self, desk: OfficerDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.run: Run | None = None
        self._asked = False
        self._told: set[tuple[str, ...]] = set()
        self.listener: Listener | None = None
        self.news: Notice | None = None
        self.last: LastRun | None = recall(desk.context.home)
        self._paused_before = is_paused(desk.workspace)
        desk.shell.closing.connect(self._end)

    # -- what is under way

    @property
    def running(self) -> bool:
        return self.run is not None or self._asked

    @property
    def paused(self) -> bool:
        return self.run is not None and self.run.line.control.paused

    @property
    def at(self) -> tuple[int, int]:
        return self.run.at if self.run else (0, 0)

    @property
    def held(self) -> bool:
        """Whether it was paused before the app was closed: then nothing begins until a person goes on."""
        return self._paused_before and not self.running

    def pause(self) -> None:
        """Hold before the next request, also after the app was closed."""
        if self.run is not None:
            self.run.line.control.pause()
            set_paused(self._desk.workspace, True)
            self.changed.emit()

    def resume(self) -> None:
        """Go on."""
        if self.held:
            self.sync()
        elif self.run is not None:
            self._go_on()
            self.run.line.control.resume()
            self.changed.emit()

    def _go_on(self) -> None:
        self._paused_before = False
        set_paused(self._desk.workspace, False)

    def listen(self, listener: Listener) -> None:
        """From now on a page is told; what waits for somebody, at once."""
        self.listener = listener
        news, self.news = self.news, None
        if news is not None:
            listener(news)

    def stop(self) -> None:
        """End; what was sent is kept, and the next run goes on from there."""
        self._go_on()
        self._end()

    def _end(self) -> None:
        """Because the window closes: what was paused stays so."""
        if self.run is not None:
            self.run.line.control.stop()

    def set_rate(self, limit: int | None) -> None:
        """Let a run under way keep to another limit."""
        if self.run is not None:
            self.run.line.rate = limit

    # -- beginning

    def sync(self, *, by_itself: bool = False) -> None:
        """Both ways with the drop boxes in use; nothing where none is known or a run is under way."""
        if by_itself and self.held:
            return
        from hrcapp.officer.route import exchange

        space, tasks = self._desk.workspace, self._desk.tasks

        def work(route: Route, progress: Progress) -> tuple[Exchanged, list[str]]:
            done = exchange(space, route, progress=progress, in_turn=tasks.in_turn)
            taken = done.found.taken
            return done, tasks.in_turn(lambda: [space.drafts.card(one.draft).title for one in taken])

        def done(run: Run, result: tuple[Exchanged, list[str]]) -> None:
            made, towns = result
            found = made.found
            self._keep(LastRun(space.clock(), made.place.server, len(found.sent), len(found.taken)))
            if self._worth_telling(run, found):
                from hrcapp.ui.officer.send_notices import told_exchange

                self._tell(told_exchange(made, towns, self._desk))

        self._begin(work, done, by_itself=by_itself)

    def carry(self, work: Callable[[OfficerBox, Place, Progress], T], told: Callable[[T], Notice]) -> None:
        """Put other files into a drop box, which `work` gets open; it is on a thread of its own."""
        from hrcapp.officer.places import open_place

        space = self._desk.workspace

        def carried(route: Route, progress: Progress) -> T:
            def attempt(place: Place) -> T:
                with open_place(space, place.spec, route.line) as box:
                    return work(box, place, progress)

            return route.along(attempt)[1]

        self._begin(carried, lambda _run, result: self._tell(told(result)))

    def _begin(
        self,
        work: Callable[[Route, Progress], T],
        done: Callable[[Run, T], None],
        *,
        by_itself: bool = False,
    ) -> None:
        if self.running:
            return
        from hrcapp.exchange.transfer import Line
        from hrcapp.officer.places import route
        from hrcapp.officer.route import Route

        self._go_on()
        desk, space = self._desk, self._desk.workspace

        def begun(places: tuple[Place, ...]) -> None:
            self._asked = False
            if not places:
                self._ended(None)
                return
            self.run = run = Run(Route(places, Line(rate=rate(space))), by_itself)
            desk.run(
                lambda job: work(run.route, _reports(job)),
                lambda result: self._done(run, result, done),
                lambda fault: self._failed(run, fault),
                progress=self._advance,
                alone=True,
            )
            self.changed.emit()

        self._asked = True
        self.changed.emit()
        desk.store(lambda: route(space), begun, self._no_place)

    # -- ending

    def _done(self, run: Run, result: T, done: Callable[[Run, T], None]) -> None:
        self.run = None
        done(run, result)
        self._ended(None)

    def _failed(self, run: Run, fault: Fault) -> None:
        self.run = None
        place = run.route.blamed(fault)
        self._keep(LastRun(self._desk.workspace.clock(), place.server, fault=fault))
        if not run.by_itself:
            from hrcapp.ui.officer.send_notices import told_fault

            self._tell(told_fault(fault, place))
        self._ended(fault)

    def _no_place(self, fault: Fault) -> None:
        self._asked = False
        self._tell(Notice.of(fault))
        self._ended(fault)

    def _ended(self, fault: Fault | None) -> None:
        self.ended.emit(fault)
        self.changed.emit()

    def _keep(self, run: LastRun) -> None:
        self.last = run
        self._desk.store(lambda: keep(self._desk.context.home, run), failed=lambda _fault: None)

    def _advance(self, done: int, total: int) -> None:
        if self.run is not None:
            self.run.at = (done, total)
            self.advanced.emit(done, total)

    # -- telling

    def _worth_telling(self, run: Run, found: Synced) -> bool:
        """By itself, nothing is said of a run without a result, nor twice of what can't be taken in."""
        refused = tuple(sorted(f"{name} {fault.code}" for name, fault in found.refused))
        known = refused in self._told
        self._told.add(refused)
        fresh = bool(refused) and not known
        return not run.by_itself or bool(found.sent or found.taken) or fresh

    def _tell(self, notice: Notice) -> None:
        if self.listener is not None:
            self.listener(notice)
            return
        self.news = notice
        announce(self._desk.shell, ". ".join(part for part in notice.words() if part))


def _reports(job: Job) -> Progress:
    return lambda done, total: job.report(done, total)
