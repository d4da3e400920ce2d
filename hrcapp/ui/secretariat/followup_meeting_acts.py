"""What a person does with a meeting: who came, minutes, invitations, changing, calling off, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.secretariat.followup.said import ABSENT, CAME
from hrcapp.ui.access import identified
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.secretariat.followup_page import MEETINGS
from hrcapp.ui.secretariat.party_chooser import Asked, choose_party
from hrcapp.ui.widgets import Dialog, Essay, Question

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_meeting_page import MeetingPage


class MeetingActs:
    """The verbs of the page."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page
        self._meetings = page.office.desk.followup.meetings

    # -- who came

    def came(self) -> None:
        """The party chosen came."""
        self._note(self._page.chosen, CAME)

    def absent(self) -> None:
        """It did not."""
        self._note(self._page.chosen, ABSENT)

    def nothing(self) -> None:
        """Nobody has noted whether it came."""
        self._note(self._page.chosen, "")

    def other(self) -> None:
        """Ask who came without being in the list."""
        asked = Asked(_("Who else was there?"), _("Any party of the registry."), _("Was there"))
        choose_party(self._page.office, asked, lambda party: self._note(party, CAME))

    def _note(self, party: str, came: str) -> None:
        if party:
            identifier = self._page.found.meeting.id
            self._page.chosen = party
            self._page.do(lambda: self._meetings.note_attendance(identifier, party, came))

    # -- what was noted

    def note_minutes(self) -> None:
        """Write down what was said and decided."""
        office, identifier = self._page.office, self._page.found.meeting.id
        look = office.shell.look
        text = Essay(look, self._page.found.minutes, least_lines=8)
        identified(text, "minutes")

        def keep(written: str) -> None:
            self._page.do(lambda: self._meetings.note_minutes(identifier, written))

        dialog = Dialog(
            look,
            office.shell,
            _("Minutes of the meeting"),
            "",
            verb=_("Keep"),
            keep=_("Cancel"),
            on_confirm=lambda: keep(text.toPlainText()),
            body=Question(look, _("What was said and decided"), text),
        )
        dialog.keep_button.setDefault(False)
        text.setFocus()
        dialog.open()

    # -- the meeting itself

    def save(self) -> None:
        """A letter to each, in its language, and the calendar file for all."""
        page = self._page
        papers, found, language = page.office.desk.followup.papers, page.found, page.office.language
        page.saving.ask(
            _("Folder for the invitations"),
            lambda folder, tell: papers.invitations(
                found.meeting, found.group.members, language, folder, tell
            ),
        )

    def change(self) -> None:
        """Open the form with what is known; the calendar file counts the change."""
        self._page.office.followup.change(self._page)

    def call_off(self) -> None:
        """It does not take place. Can be undone; invitations saved from now on say so."""
        meeting = self._page.found.meeting
        if not meeting.called_off:
            self._page.do(lambda: self._meetings.call_off(meeting.id), self._called_off)

    def _called_off(self) -> None:
        meeting = self._page.found.meeting
        told = (
            _("The meeting is called off."),
            _("Save the invitations again: letters and calendar say so."),
        )

        def undo() -> None:
            self._page.do(lambda: self._meetings.change(meeting.id, meeting.plan))
            self._page.office.notice = None

        action = Action("undo", lambda: _("Undo"), undo)
        self._page.office.show_notice(Notice("success", lambda: told, action))

    def remove(self) -> None:
        """Ask first: whoever has the calendar file would not be told."""
        office, meeting = self._page.office, self._page.found.meeting

        def removed() -> None:
            office.store(
                lambda: self._meetings.remove(meeting.id), lambda _done: office.followup.open(MEETINGS)
            )

        Dialog(
            office.shell.look,
            office.shell,
            _("Remove this meeting?"),
            _("Only if nobody was told of it. Otherwise call it off, so that calendars learn of it."),
            verb=_("Remove"),
            keep=_("Keep it"),
            on_confirm=removed,
            danger=True,
        ).open()
