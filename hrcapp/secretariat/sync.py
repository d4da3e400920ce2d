"""The drop box, both ways with one call: take in what officers have put there, put the answers beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hrcapp.exchange.dropbox import DropBox
from hrcapp.secretariat.arrivals import BY_DROP_BOX, Arrivals
from hrcapp.secretariat.intake import Imported, Intake, Progress
from hrcapp.secretariat.outgoing import Outgoing


@dataclass(frozen=True)
class Synced:
    """What one round did: files looked at, answers put; `unfinished` are not whole in the drop box yet."""

    imported: tuple[Imported, ...]
    sent: int
    unfinished: int


@dataclass(frozen=True)
class Sync:
    """One desk and any drop box."""

    arrivals: Arrivals
    intake: Intake
    outgoing: Outgoing

    def run(
        self,
        box: DropBox,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Synced:
        """Import every file not seen before, then send what waits. Raises Fault PLACE_*."""
        new = [item for item in box.list_bundles() if not self.arrivals.is_known(item.sha256)]
        done: list[Imported] = []
        unfinished = 0
        for item in new:
            if cancelled and cancelled():
                break
            data = box.get(item)
            if data is None:
                unfinished += 1
                continue
            done.append(self.intake.take_in(item.path.rpartition("/")[2], data, BY_DROP_BOX))
            if progress:
                progress(len(done), len(new), done[-1])
        return Synced(tuple(done), self.outgoing.send(box), unfinished)
