"""Long work that one page shows and can stop: one at a time, gone with the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import ProgressPanel

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

T = TypeVar("T")


class PageWork:
    """Runs in the store; what was not finished when it is stopped is as it was. `busy` says what goes on."""

    def __init__(self, office: Office, page: Page) -> None:
        self._office, self._page = office, page
        self.busy = ""
        self._job: Job | None = None
        self._panel: ProgressPanel | None = None

    def panel(self, look: Look) -> list[ProgressPanel]:
        """How far it is, while something goes on."""
        self._panel = None
        if not self.busy:
            return []
        self._panel = ProgressPanel(look, self.busy, on_cancel=self.stop)
        identified(self._panel.cancel_button, "stop-work")
        return [self._panel]

    def run(self, title: str, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        """Begin, unless something goes on already; `done` gets what came of it."""
        if self.busy:
            return

        def ended(result: T) -> None:
            self.busy = ""
            done(result)
            self.refresh()

        self.busy = title
        self._job = self._office.run(work, ended, self._failed, progress=self._advance, in_store=True)
        self.refresh()

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def refresh(self) -> None:
        """Draw the page anew, if it is the one on screen."""
        if self._office.shell.page is self._page:
            self._office.shell.refresh()

    def _failed(self, fault: Fault) -> None:
        self.busy = ""
        if fault.code is Code.INTERRUPTED:
            self.refresh()
        else:
            self._office.tell(fault)

    def _advance(self, done: int, total: int) -> None:
        if self._panel is not None and self._office.shell.page is self._page:
            self._panel.advance(done, total)
