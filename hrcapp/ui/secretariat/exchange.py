"""Answers out to a folder or stick; the drop box both ways."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from hrcapp.exchange.dropbox import FolderDropBox, OfficerBox
from hrcapp.i18n import _, ngettext
from hrcapp.model.faults import Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.sync import Stage, Synced
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

T = TypeVar("T")


class Exchange(QObject):
    """What the two buttons below the inbox do; it goes on while people look at other pages."""

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
            total = len(files) + len(messages)
            for place, answer in enumerate((*files, *messages)):
                job.report(place, total)
                tray = office.desk.outgoing if place < len(files) else office.desk.mailing
                tray.write(folder, [answer])
            return total

        self._begin(
            lambda: _("Saving the answers"), work, lambda count: _saved(count, folder, office.language)
        )

    def drop_box(self) -> None:
        """Exchange with the campaign's drop box; ask for its folder where none is known."""
        office = self._office

        def found(box: OfficerBox | None) -> None:
            if box is not None:
                self._run(box)
            else:
                ask_folder(office.shell, _("Folder of the drop box"), office.last_folder, self.use)

        office.store(office.desk.drop_box, found)

    def use(self, folder: Path) -> None:
        """Take this folder as the drop box of this desk, and exchange with it."""
        self._office.context.home.change(drop_box=str(folder))
        self._run(FolderDropBox(folder))

    def stop(self) -> None:
        """End after the present file."""
        if self._job is not None:
            self._job.cancel()

    def _run(self, box: OfficerBox) -> None:
        office = self._office

        def work(job: Job) -> Synced:
            def progress(_stage: Stage, done: int, total: int) -> None:
                with suppress(Fault):  # being stopped is asked for between two files
                    job.report(done, total)

            desks = office.desk.desks_box()
            with box, desks or nullcontext():
                made = office.desk.sync.run(box, desks, progress=progress, cancelled=lambda: job.cancelled)
            if made.faults:
                raise made.faults[0]
            return made

        def told(result: Synced) -> tuple[str, str]:
            return exchanged(result, office.language)

        self._begin(lambda: _("Exchanging with the drop box"), work, told, self._received)

    def _received(self, result: Synced) -> None:
        office = self._office
        office.importing.results = list(result.imported)
        office.context.home.change(last_import=office.importing.summary(office.now()))

    def _begin(
        self,
        title: Callable[[], str],
        work: Callable[[Job], T],
        told: Callable[[T], tuple[str, str]],
        first: Callable[[T], None] | None = None,
    ) -> None:
        office = self._office
        if self.running:
            return

        def done(result: T) -> None:
            self.running = False
            if first is not None:
                first(result)
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


def exchanged(result: Synced, language: str) -> tuple[str, str]:
    """What one round with the drop box did."""
    new = sum(one.outcome is Outcome.IMPORTED for one in result.imported)
    aside = sum(one.outcome is Outcome.QUARANTINED for one in result.imported)
    told = _("{new} new files, {aside} of them in quarantine; {sent} answers put there.").format(
        new=number(new + aside, language), aside=number(aside, language), sent=number(result.sent, language)
    )
    if result.unfinished:
        told += " " + _("{count} files are not whole there yet: try again later.").format(
            count=number(result.unfinished, language)
        )
    return _("Exchanged with the drop box"), told
