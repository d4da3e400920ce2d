"""What a courier can do: take files along, put them on a stick, into the drop box or into messages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from hrcapp.exchange.dropbox import OfficerBox
from hrcapp.i18n import _, ngettext
from hrcapp.model.faults import Fault
from hrcapp.officer.courier import Gathered, Parcel, PassedOn, Progress
from hrcapp.officer.courier_mail import mailed, write_mail
from hrcapp.officer.places import Place
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.officer import carrying, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import Dialog

T = TypeVar("T")


class CourierActions:
    """`chosen` gives the files to pass on; `then` brings the page up to date and says what was done.

    `written` are the files in messages of which nobody has said yet that they went out.
    """

    def __init__(
        self,
        desk: OfficerDesk,
        chosen: Callable[[], tuple[Parcel, ...]],
        then: Callable[[Notice], None],
    ) -> None:
        self._desk, self._chosen, self._then = desk, chosen, then
        self.written: tuple[Parcel, ...] = ()

    def ask_source(self) -> None:
        """Ask where to take from."""
        ask_folder(self._desk.shell, _("Stick or folder to take from"), self._desk.last_folder, self.take)

    def take(self, place: Path) -> None:
        """Take what is on a stick."""
        self._desk.remember_folder(place)
        courier = self._desk.workspace.courier

        def work(job: Job) -> Gathered:
            return courier.gather(place, progress=_reports(job))

        def told(found: Gathered) -> Notice:
            kind, title, text = carrying.told_gathered(found, words.place(str(place)), self._desk.language)
            return Notice(kind, lambda: (title, text))

        self._work(_("Files are being checked…"), work, told)

    def ask_target(self) -> None:
        """Ask where to put them."""
        ask_folder(
            self._desk.shell, _("Stick or folder to put them on"), self._desk.last_folder, self.pass_on
        )

    def pass_on(self, folder: Path) -> None:
        """Onto a stick, with a list."""
        self._desk.remember_folder(folder)
        courier, parcels, language = self._desk.workspace.courier, self._chosen(), self._desk.language

        def told(done: PassedOn) -> Notice:
            return Notice("success", lambda: carrying.told_passed_on(done, language, listed=True))

        self._work(
            _("Files are being copied…"),
            lambda _job: courier.pass_on(folder, parcels, language=language),
            told,
        )

    def drop(self) -> None:
        """Into the drop box in use; the store goes on meanwhile."""
        courier, parcels, tasks = self._desk.workspace.courier, self._chosen(), self._desk.tasks
        language = self._desk.language

        def work(box: OfficerBox, place: Place, progress: Progress) -> PassedOn:
            return courier.drop(box, place.name, parcels, progress=progress, in_turn=tasks.in_turn)

        def told(done: PassedOn) -> Notice:
            return Notice("success", lambda: carrying.told_passed_on(done, language, listed=False))

        self._desk.exchange.carry(work, told)

    def ask_mail(self) -> None:
        """Ask where the messages go."""
        ask_folder(self._desk.shell, _("Folder for the messages"), self._desk.last_folder, self.write_mail)

    def write_mail(self, folder: Path) -> None:
        """Messages with the files; that they went out, the person says."""
        self._desk.remember_folder(folder)
        space, parcels, language = self._desk.workspace, self._chosen(), self._desk.language

        def told(written: list[Path]) -> Notice:
            self.written = parcels
            title = ngettext("{count} message is ready", "{count} messages are ready", len(written))
            count, where = words.number(len(written), language), str(folder)
            return Notice("success", lambda: (title.format(count=count), where))

        self._work(
            _("Messages are being written…"),
            lambda _job: write_mail(space, folder, parcels, language=language),
            told,
        )

    def sent(self) -> None:
        """The person says that the messages went out."""
        space, parcels = self._desk.workspace, self.written
        self.written = ()
        said = _("Noted as sent by e-mail")
        self._work(
            "", lambda _job: mailed(space, parcels), lambda _none: Notice("success", lambda: (said, ""))
        )

    def ask_let_go(self) -> None:
        """Ask before files are forgotten."""
        shell = self._desk.shell
        Dialog(
            shell.look,
            shell,
            _("Forget the files that were passed on?"),
            _("They are removed from this computer. Where they came from and where they went, they stay."),
            verb=_("Forget them"),
            keep=_("Keep them"),
            on_confirm=self._let_go,
            danger=True,
        ).open()

    def _let_go(self) -> None:
        courier, language = self._desk.workspace.courier, self._desk.language

        def told(count: int) -> Notice:
            title = ngettext("{count} file forgotten", "{count} files forgotten", count)
            return Notice("success", lambda: (title.format(count=words.number(count, language)), ""))

        self._work("", lambda _job: courier.let_go() + courier.receipts.let_go(), told)

    def _work(self, saying: str, work: Callable[[Job], T], told: Callable[[T], Notice]) -> None:
        """Run a use case, then tell what was done or what went wrong."""
        if saying:
            self._desk.say("info", lambda: (saying, ""))
        self._desk.run(
            work,
            lambda result: self._then(told(result)),
            lambda fault: self._then(Notice.of(fault)),
            in_store=True,
        )


def _reports(job: Job) -> Progress:
    def report(done: int, total: int) -> None:
        with suppress(Fault):
            job.report(done, total)

    return report
