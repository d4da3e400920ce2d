"""What the buttons beside a file of the inbox do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from hrcapp.i18n import _
from hrcapp.model.status import Outcome
from hrcapp.secretariat.intake import Imported
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.secretariat import inbox, inbox_file
from hrcapp.ui.secretariat.asking import ask_words

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class InboxActions:
    """Each ends in the inbox, read anew, or in the review of a version."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def do(self, found: inbox.Row, action: inbox_file.Action) -> None:
        """Do what a button says."""
        acts: dict[inbox_file.Action, Callable[[inbox.Row], None]] = {
            "review": self._review,
            "retry": self._retry,
            "approve": self._approve,
            "letter": self._copy,
            "note": self._note,
        }
        acts[action](found)

    def _review(self, found: inbox.Row) -> None:
        if found.version:
            self._office.go_review(found.version)

    def _retry(self, found: inbox.Row) -> None:
        self._again(lambda: self._office.desk.intake.retry([found.key]))

    def _approve(self, found: inbox.Row) -> None:
        arrived = found.arrived
        if arrived is None or arrived.reason is None:
            return
        about = arrived.reason.params.get("submission")
        submission = str(about) if about else None
        self._again(lambda: self._office.desk.intake.approve_sender(arrived.sender, submission=submission))

    def _again(self, work: Callable[[], list[Imported]]) -> None:
        office = self._office

        def done(outcomes: list[Imported]) -> None:
            aside = sum(one.outcome is Outcome.QUARANTINED for one in outcomes)
            office.go_inbox(Notice("info", lambda: inbox.tried_again(len(outcomes), aside, office.language)))

        office.store(work, done)

    def _copy(self, found: inbox.Row) -> None:
        QGuiApplication.clipboard().setText(inbox_file.letter(found, self._office.language))
        self._office.say(
            "info", lambda: (_("The letter is in the clipboard"), _("Paste it into a mail and send it."))
        )

    def _note(self, found: inbox.Row) -> None:
        office = self._office
        ask_words(
            office,
            question=_("Set this file aside with a note?"),
            text=_("It stays in quarantine, untouched. Only the desk reads the note."),
            label=_("Note"),
            verb=_("Set aside"),
            then=lambda words: office.after(
                lambda: office.desk.inbox.note(found.key, words), office.go_inbox
            ),
        )
