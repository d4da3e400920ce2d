"""One round: hear the other desks, take in what towns have sent, tell the other desks, then answer.

In this order, because officers can delete from their place and a receipt says that a file is safe: an answer
leaves only after its event, with the file, is in the desks' place. Each step is whole in itself: stopped or
killed at any instant, the next round goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial

from hrcapp.exchange.dropbox import DeskBox, Item, OfficerBox
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.arrivals import BY_DROP_BOX, Arrivals
from hrcapp.secretariat.intake import Imported, Intake
from hrcapp.secretariat.outgoing import Outgoing
from hrcapp.secretariat.places import is_of_a_place
from hrcapp.secretariat.shared_log import Collected, SharedLog
from hrcapp.store import InTurn, at_once

Cancelled = Callable[[], bool]


class Stage(StrEnum):
    """The steps of a round, in their order."""

    COLLECT = "collect"
    IMPORT = "import"
    SHARE = "share"
    ANSWER = "answer"


Progress = Callable[[Stage, int, int], None]
"""Gets the step, how many pieces of it are done, and of how many."""


@dataclass(frozen=True)
class Synced:
    """What one round did: files looked at, answers put; `unfinished` are not whole in the drop box yet.

    `collected` came from other desks, `published` are events of this one; `waiting` are not with the others
    yet, `held` the answers that wait for that. `faults` are those of the places, one each at most.
    """

    imported: tuple[Imported, ...] = ()
    sent: int = 0
    unfinished: int = 0
    collected: Collected = field(default_factory=Collected)
    published: int = 0
    waiting: int = 0
    held: int = 0
    faults: tuple[Fault, ...] = ()
    stopped: bool = False

    @property
    def new(self) -> int:
        """How many files came that were not here before."""
        return sum(one.outcome is not Outcome.ALREADY for one in self.imported)

    @property
    def aside(self) -> int:
        """How many of them were set aside."""
        return sum(one.outcome is Outcome.QUARANTINED for one in self.imported)


@dataclass(frozen=True)
class Sync:
    """One desk and its places: the drop boxes of the campaign, and what the desks share."""

    arrivals: Arrivals
    intake: Intake
    outgoing: Outgoing
    shared: SharedLog

    def run(
        self,
        boxes: Sequence[OfficerBox],
        desks: DeskBox | None = None,
        *,
        since: date | None = None,
        thorough: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        in_turn: InTurn = at_once,
    ) -> Synced:
        """Import every file not seen before (sent on or after `since`), and send what may go.

        `desks` is the desks' place that was chosen for this desk (`places`); `thorough` looks through all of
        it. Away from the store's thread, `in_turn` hands it the pieces of work that need the store. A place
        that fails does not keep the other from its turn; a fault of this computer is raised.
        """
        made = _Round(self, desks, progress or _silent, cancelled or _never, in_turn)
        if desks is not None:
            made.step(desks, partial(made.collect, desks, thorough))
        for box in boxes:
            made.step(box, partial(made.take_in, box, since))
        if desks is not None:
            made.step(desks, partial(made.share, desks))
        for box in boxes:
            made.step(box, partial(made.answer, box))
        if desks is not None and made.sent:
            made.step(desks, partial(made.share, desks))  # that answers have left
        return made.result()


@dataclass
class _Round:
    """What has happened so far. A step whose place has failed before is left out."""

    desk: Sync
    desks: DeskBox | None
    progress: Progress
    cancelled: Cancelled
    in_turn: InTurn
    imported: list[Imported] = field(default_factory=list)
    unfinished: int = 0
    collected: Collected = field(default_factory=Collected)
    published: int = 0
    sent: int = 0
    stopped: bool = False
    faults: dict[int, Fault] = field(default_factory=dict)

    def step(self, place: OfficerBox | DeskBox, work: Callable[[], None]) -> None:
        self.stopped = self.stopped or self.cancelled()
        if self.stopped or id(place) in self.faults:
            return
        try:
            work()
        except Fault as fault:
            if fault.code is Code.INTERRUPTED:
                self.stopped = True
            elif is_of_a_place(fault):
                self.faults[id(place)] = fault
            else:
                raise

    def collect(self, desks: DeskBox, thorough: bool) -> None:
        self.collected = self.desk.shared.collect(
            desks,
            desks.name,
            thorough=thorough,
            progress=partial(self.progress, Stage.COLLECT),
            cancelled=self.cancelled,
            in_turn=self.in_turn,
        )

    def take_in(self, box: OfficerBox, since: date | None) -> None:
        new = self._unknown(box.list_bundles(since))
        missing: list[Item] = []
        for count, item in enumerate(new, start=1):
            if self.cancelled():
                break
            data = box.get(item)
            if data is None:
                missing.append(item)
            else:
                take = partial(self.desk.intake.take_in, item.name, data, BY_DROP_BOX)
                self.imported.append(self.in_turn(take))
            self.progress(Stage.IMPORT, count, len(new))
        # A copy that was cut off on one day may lie whole in the folder of another.
        self.unfinished += len(self._unknown(missing))

    def share(self, desks: DeskBox) -> None:
        before = self.published

        def went(count: int, total: int) -> None:
            self.published = before + count
            self.progress(Stage.SHARE, count, total)

        self.desk.shared.publish(
            desks, desks.name, progress=went, cancelled=self.cancelled, in_turn=self.in_turn
        )

    def answer(self, box: OfficerBox) -> None:
        before = self.sent

        def went(count: int, total: int) -> None:
            self.sent = before + count
            self.progress(Stage.ANSWER, count, total)

        self.desk.outgoing.send(box, self.in_turn, progress=went, cancelled=self.cancelled)

    def result(self) -> Synced:
        waiting = 0
        if (desks := self.desks) is not None:
            waiting = len(self.in_turn(lambda: self.desk.shared.waits(desks.name)))
        return Synced(
            tuple(self.imported),
            self.sent,
            self.unfinished,
            self.collected,
            self.published,
            waiting,
            self.in_turn(self.desk.outgoing.held),
            tuple(self.faults.values()),
            self.stopped or self.cancelled(),
        )

    def _unknown(self, items: list[Item]) -> list[Item]:
        known = self.desk.arrivals.is_known
        return self.in_turn(lambda: [item for item in items if not known(item.sha256)])


def _silent(_stage: Stage, _done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False
