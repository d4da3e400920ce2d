"""Answers out to a folder or stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from hrcapp.i18n import _, ngettext
from hrcapp.model.faults import Fault
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

T = TypeVar("T")


class Exchange(QObject):
    """Saving the answers; it goes on while people look at other pages."""

    advanced = Signal(int, int)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._job: Job | None = None
        self.title: Callable[[], str] = str
        self.running, self.at = False, (0, 1)

    def save_answers(self) -> None:
        """Ask where the answers go and put them there."""
        office = self._office
        ask_folder(office.shell, _("Folder or stick for the answers"), office.last_folder, self.save_into)

    def save_into(self, folder: Path) -> None:
        """Put every answer that waits into a folder; each is read back. What was put stays put.

        Whoever sent a form by mail is answered with a message, ready to be sent.
        """
        office = self._office
        office.remember_folder(folder)

        def work(job: Job) -> int:
            files, messages = office.desk.outgoing.pending(), office.desk.mailing.pending()
            total, written = len(files) + len(messages), 0
            for place, answer in enumerate((*files, *messages)):
                job.report(place, total)
                tray = office.desk.outgoing if place < len(files) else office.desk.mailing
                written += len(tray.write(folder, [answer]))
            return written

        self._begin(
            lambda: _("Saving the answers"), work, lambda count: _saved(count, folder, office.language)
        )

    def stop(self) -> None:
        """End after the present file."""
        if self._job is not None:
            self._job.cancel()

    def _begin(
        self,
        title: Callable[[], str],
        work: Callable[[Job], T],
        told: Callable[[T], tuple[str, str]],
    ) -> None:
        office = self._office
        if self.running:
            return

        def done(result: T) -> None:
            self.running = False
            office.go_inbox(Notice("success", lambda: told(result)))

        def failed(fault: Fault) -> None:
            self.running = False
            office.go_inbox(Notice.of(fault))

        self.running, self.title, self.at = True, title, (0, 1)
        office.show_notice(None)
        self._job = office.run(work, done, failed, progress=self._advance, in_store=True)

    def _advance(self, done: int, total: int) -> None:
        self.at = (done, total)
        self.advanced.emit(done, total)


def _saved(count: int, folder: Path, language: str) -> tuple[str, str]:
    title = ngettext("{count} answer saved", "{count} answers saved", count)
    where = _(
        "They are in {folder}, read back and the same. Hand them to the senders; those ending in .eml are "
        "messages: open and send them."
    )
    return title.format(count=number(count, language)), where.format(folder=str(folder))
