"""The drop box, both ways with one call: take in what officers have put there, put the answers beside it.

Where the desks share a place, what came is copied there before it is answered: officers can delete from
theirs, and a receipt says that the file is safe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from hrcapp.exchange.dropbox import DeskBox, DropBox, Item
from hrcapp.secretariat.arrivals import BY_DROP_BOX, Arrivals
from hrcapp.secretariat.intake import Imported, Intake, Progress
from hrcapp.secretariat.outgoing import Outgoing
from hrcapp.secretariat.shared_log import Collected, SharedLog
from hrcapp.store import InTurn, at_once

Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Synced:
    """What one round did: files looked at, answers put; `unfinished` are not whole in the drop box yet.

    `collected` came from other desks, `published` are the events of this one.
    """

    imported: tuple[Imported, ...]
    sent: int
    unfinished: int
    collected: Collected = field(default_factory=Collected)
    published: int = 0


@dataclass(frozen=True)
class Sync:
    """One desk and any drop box."""

    arrivals: Arrivals
    intake: Intake
    outgoing: Outgoing
    shared: SharedLog

    def run(
        self,
        box: DropBox,
        desks: DeskBox | None = None,
        *,
        since: date | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        in_turn: InTurn = at_once,
    ) -> Synced:
        """Import every file not seen before (sent on or after `since`), then send what waits.

        `desks` is the place that the desks share. Away from the store's thread, `in_turn` hands it the pieces
        of work that need the store. Raises Fault PLACE_*, BOX_*: what was not copied is not answered then.
        """
        stopped = cancelled or (lambda: False)
        collected, published = Collected(), 0
        if desks is not None:
            collected = in_turn(lambda: self.shared.collect(desks, desks.name, cancelled=stopped))
        imported, unfinished = self._import(box, since, progress, stopped, in_turn)
        if desks is not None:
            published = in_turn(lambda: self.shared.publish(desks, desks.name, cancelled=stopped))
        # Stopped in the midst of copying, nothing is promised: the answers wait for the next round.
        sent = 0 if desks is not None and stopped() else self.outgoing.send(box, in_turn)
        return Synced(tuple(imported), sent, unfinished, collected, published)

    def _import(
        self,
        box: DropBox,
        since: date | None,
        progress: Progress | None,
        stopped: Cancelled,
        in_turn: InTurn,
    ) -> tuple[list[Imported], int]:
        new = self._unknown(box.list_bundles(since), in_turn)
        done: list[Imported] = []
        missing: list[Item] = []
        for item in new:
            if stopped():
                break
            data = box.get(item)
            if data is None:
                missing.append(item)
                continue
            done.append(in_turn(lambda: self.intake.take_in(item.name, data, BY_DROP_BOX)))  # noqa: B023
            if progress:
                progress(len(done), len(new), done[-1])
        # A copy that was cut off on one day may lie whole in the folder of another.
        return done, len(self._unknown(missing, in_turn))

    def _unknown(self, items: list[Item], in_turn: InTurn) -> list[Item]:
        return in_turn(lambda: [item for item in items if not self.arrivals.is_known(item.sha256)])
