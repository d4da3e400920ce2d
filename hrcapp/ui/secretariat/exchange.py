"""Answers out to a folder or stick; the drop box both ways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.i18n import _, ngettext
from hrcapp.model.status import Outcome
from hrcapp.secretariat.sync import Synced
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.tasks import Job

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class Exchange:
    """What the two buttons below the inbox do."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def save_answers(self) -> None:
        """Ask where the answers go and put them there."""
        office = self._office
        ask_folder(office.shell, _("Folder or stick for the answers"), office.last_folder, self.save_into)

    def save_into(self, folder: Path) -> None:
        """Put every answer that waits into a folder; each is read back."""
        office = self._office
        office.remember_folder(folder)

        def done(written: list[Path]) -> None:
            office.go_inbox(Notice("success", lambda: _saved(len(written), folder, office.language)))

        office.store(lambda: office.desk.outgoing.write(folder), done)

    def drop_box(self) -> None:
        """Exchange with the campaign's drop box; ask for its folder where none is known."""
        office = self._office

        def found(box: FolderDropBox | None) -> None:
            if box is not None:
                self._run(box)
            else:
                ask_folder(office.shell, _("Folder of the drop box"), office.last_folder, self.use)

        office.store(office.desk.drop_box, found)

    def use(self, folder: Path) -> None:
        """Take this folder as the drop box of this desk, and exchange with it."""
        self._office.context.home.change(drop_box=str(folder))
        self._run(FolderDropBox(folder))

    def _run(self, box: FolderDropBox) -> None:
        office = self._office

        def work(job: Job) -> Synced:
            return office.desk.sync.run(box, cancelled=lambda: job.cancelled)

        def done(result: Synced) -> None:
            office.importing.results = list(result.imported)
            office.context.home.change(last_import=office.importing.summary(office.now()))
            office.go_inbox(Notice("success", lambda: exchanged(result, office.language)))

        office.run(work, done, in_store=True)


def _saved(count: int, folder: Path, language: str) -> tuple[str, str]:
    title = ngettext("{count} answer saved", "{count} answers saved", count)
    where = _("They are in {folder}, read back and the same. Hand them to the senders.")
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
