"""What can be done with the sealed file of a form: saved to a stick, copied, put into the drop box."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrcapp.exchange.dropbox import FOLDER
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.model.files import write_whole
from hrcapp.officer.places import add_own
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder, ask_save
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.officer.desk import OfficerDesk

SEALED = "*.hrcb"


class SendActions:
    """`then` brings the page up to date and says what was done; `has_place`: a drop box is known."""

    def __init__(
        self,
        desk: OfficerDesk,
        draft: str,
        then: Callable[[Notice], object],
        has_place: Callable[[], bool],
    ) -> None:
        self._desk, self._draft, self._then, self._has_place = desk, draft, then, has_place

    def save(self) -> None:
        """Into a folder or onto a stick: that is handing over."""
        outbox, draft = self._desk.workspace.outbox, self._draft

        def done(path: Path) -> None:
            self._then(
                Notice(
                    "success",
                    lambda: (
                        _("Copied to {place}").format(place=isolated(str(path.parent))),
                        _("“{name}” was read back and is the same.").format(name=isolated(path.name)),
                    ),
                )
            )

        def chosen(folder: Path) -> None:
            self._desk.remember_folder(folder)
            self._desk.say("info", lambda: (_("The file is being sealed and copied…"), ""))
            self._desk.store(lambda: outbox.save_to(draft, folder), done)

        ask_folder(self._desk.shell, _("Save to a folder or stick"), self._desk.last_folder, chosen)

    def copy(self) -> None:
        """For oneself: nothing is handed over by it."""
        outbox, draft = self._desk.workspace.outbox, self._draft

        def done(path: Path) -> None:
            self._then(
                Notice(
                    "success",
                    lambda: (
                        _("Saved: {name}").format(name=isolated(path.name)),
                        _("A copy for yourself does not count as handed over."),
                    ),
                )
            )

        def chosen(path: Path) -> None:
            self._desk.remember_folder(path.parent)
            self._desk.store(
                lambda: write_whole(path, outbox.data(draft), mode=0o644), lambda _none: done(path)
            )

        def ask(name: str) -> None:
            filters = [_("Sealed files ({pattern})").format(pattern=SEALED)]
            ask_save(self._desk.shell, _("Save a copy"), filters, self._desk.last_folder, name, chosen)

        self._desk.store(lambda: outbox.pack(draft).file_name, ask)

    def exchange(self) -> None:
        """Both ways with the drop box; where there is none, a shared folder is chosen first."""
        desk, space = self._desk, self._desk.workspace
        if self._has_place():
            desk.exchange.sync()
            return

        def chosen(folder: Path) -> None:
            spec = DropBoxSpec(FOLDER, str(folder))
            desk.store(lambda: add_own(space, spec), lambda _none: desk.exchange.sync())

        ask_folder(self._desk.shell, _("Choose a shared folder"), self._desk.last_folder, chosen)
