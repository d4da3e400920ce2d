"""Files of the follow-up: a folder is asked for, work goes on in the store's turn, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.followup.papers import Progress, Saved
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import followup_words
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import ProgressPanel
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

Write = Callable[[Path, Progress], Saved]


class Saving:
    """One piece of writing at a time; what it shows stands above the page."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._job: Job | None = None
        self._panel: ProgressPanel | None = None
        self.busy = False

    def above(self, look: Look) -> tuple[Item, ...]:
        """How far it is, while something is written."""
        self._panel = None
        if self.busy:
            self._panel = ProgressPanel(look, _("Saving"), on_cancel=self.stop)
        return (self._panel,) if self._panel else ()

    def ask(self, title: str, write: Write) -> None:
        """Ask for a folder, then write into it."""
        if not self.busy:
            ask_folder(
                self._office.shell, title, self._office.last_folder, lambda folder: self.into(folder, write)
            )

    def into(self, folder: Path, write: Write) -> None:
        """Write into that folder."""
        self._office.remember_folder(folder)
        self.busy = True
        self._job = self._office.run(
            lambda job: write(folder, job.report),
            self._done,
            self._failed,
            progress=self._advance,
            in_store=True,
        )
        self._office.shell.refresh()

    def stop(self) -> None:
        """Nothing half-written stays."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, saved: Saved) -> None:
        self.busy = False
        self._office.say("success", lambda: followup_words.saved(saved, self._office.language))

    def _failed(self, fault: Fault) -> None:
        self.busy = False
        if fault.code is Code.INTERRUPTED:
            self._office.shell.refresh()
        else:
            self._office.tell(fault)

    def _advance(self, done: int, total: int) -> None:
        if self._panel is not None and self.busy:
            self._panel.advance(done, total)
