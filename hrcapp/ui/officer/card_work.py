"""The search for cards, away from the window; what was found and chosen outlives the page's widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.card_search import Found, FoundCard, choose_library, find_cards, libraries
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.tasks import Job


class CardWork:
    """`on_changed` is called whenever there is something new to see. The PIN is not kept here."""

    def __init__(self, desk: OfficerDesk, on_changed: Callable[[], object]) -> None:
        self._desk, self._on_changed = desk, on_changed
        self.found: Found | None = None
        self.chosen: FoundCard | None = None
        self.fault: Fault | None = None
        self.progress: tuple[int, int] = (0, 0)
        self._job: Job | None = None
        self._asked = self._searching = False

    @property
    def searching(self) -> bool:
        return self._searching

    @property
    def cards(self) -> tuple[FoundCard, ...]:
        return self.found.cards if self.found else ()

    def search_once(self) -> None:
        """When the person comes here first."""
        if not self._asked:
            self.search()

    def search(self) -> None:
        """Ask the makers' libraries, one after the other."""
        if self._searching:
            return
        self._asked = self._searching = True
        self.fault, self.progress = None, (0, 0)
        home = self._desk.workspace.home
        self._on_changed()
        self._job = self._desk.run(
            lambda job: find_cards(libraries(home), job.report, lambda: job.cancelled),
            self._ended,
            self._failed,
            progress=self._progressed,
        )

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def choose(self, at: int) -> None:
        """The card at that place in `cards`."""
        self.chosen, self.fault = self.cards[at], None
        self._on_changed()

    def use_library(self, library: Path) -> None:
        """Look with a driver file that the person chose, from now on."""
        choose_library(self._desk.workspace.home, library)
        self.search()

    def refused(self, fault: Fault) -> None:
        """The card did not sign."""
        self.fault = fault
        self._on_changed()
        if fault.code in (Code.CARD_MISSING, Code.CARD_CHOOSE):
            # It was pulled out, or another one put in.
            self.found, self.chosen = None, None
            self.search()
            self.fault = fault

    def _progressed(self, done: int, total: int) -> None:
        self.progress = (done, total)
        self._on_changed()

    def _ended(self, found: Found) -> None:
        self._searching, self._job, self.found = False, None, found
        before = self.chosen
        same = [one for one in found.cards if before and one.card.serial == before.card.serial]
        only = found.cards[0] if len(found.cards) == 1 else None
        self.chosen = same[0] if same else only
        self._on_changed()

    def _failed(self, fault: Fault) -> None:
        self._searching, self._job = False, None
        if fault.code is not Code.INTERRUPTED:
            self.fault = fault
        self._on_changed()
