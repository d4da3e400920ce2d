"""What a person does with an invitation that is chosen in the list. Each can be undone at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.secretariat.outreach import Invited
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.secretariat import registry
from hrcapp.ui.secretariat.outreach_dialogs import AnswerDialog, InvitationDialog
from hrcapp.ui.secretariat.party_chooser import Asked, choose_party

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.outreach_page import Found, OutreachPage


class OutreachActs:
    """The verbs of the list."""

    def __init__(self, page: OutreachPage) -> None:
        self._page = page

    def add(self) -> InvitationDialog:
        """Write one down."""
        dialog = InvitationDialog(self._page.office, Invited(""), self._add)
        dialog.open()
        return dialog

    def _add(self, invited: Invited) -> None:
        self._do(lambda: self._page.office.desk.outreach.add(invited), lambda: _("The invitation was added."))

    def correct(self) -> None:
        """Change what is known of the one chosen."""
        if entry := self._page.entry():
            outreach_ = self._page.office.desk.outreach
            InvitationDialog(
                self._page.office,
                entry.invited,
                lambda invited: self._do(
                    lambda: outreach_.change(entry.id, invited),
                    lambda: _("The invitation was corrected."),
                    undo=lambda: outreach_.change(entry.id, entry.invited),
                ),
            ).open()

    def remove(self) -> None:
        """Take the one chosen out of the list."""
        if entry := self._page.entry():
            outreach_ = self._page.office.desk.outreach
            self._do(
                lambda: outreach_.remove(entry.id),
                lambda: _("{name} was removed from the list.").format(name=isolated(entry.invited.name)),
                undo=lambda: outreach_.restore(entry.id, entry.invited),
            )

    def note_answer(self) -> None:
        """Ask what the one chosen has answered."""
        if entry := self._page.entry():
            outreach_ = self._page.office.desk.outreach
            AnswerDialog(
                self._page.office,
                entry,
                self._page.office.now().date(),
                lambda answer, day: self._do(
                    lambda: outreach_.reply(entry.id, answer, day),
                    lambda: _("The answer was noted."),
                    undo=lambda: outreach_.reply(entry.id, entry.answer, entry.replied),
                ),
            ).open()

    def link(self) -> None:
        """Ask which party of the registry the one chosen is; what might be meant is offered first."""
        entry = self._page.entry()
        if entry is None:
            return
        office, outreach_ = self._page.office, self._page.office.desk.outreach
        asked = Asked(
            _("Which party is it?"),
            _("The one invited as “{name}”.").format(name=isolated(entry.invited.name)),
            _("It is this one"),
        )

        def then(party: str) -> None:
            self._do(
                lambda: outreach_.link(entry.id, party),
                lambda: _("Noted: it is {reference}.").format(reference=isolated(party)),
                undo=lambda: outreach_.link(entry.id, entry.party),
            )

        def first() -> tuple[registry.Row, ...]:
            rows = office.registry_rows.read(office.language)
            places = (rows.place(one.reference) for one in outreach_.suggest(entry.id))
            return tuple(rows[place] for place in places if place is not None)

        def ask(rows: tuple[registry.Row, ...]) -> None:
            choose_party(office, asked, then, rows)

        office.store(first, ask)

    def open_party(self) -> None:
        entry = self._page.entry()
        if entry is not None and entry.party:
            self._page.office.go_party(entry.party)

    def _do(
        self,
        work: Callable[[], object],
        said: Callable[[], str],
        *,
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Decide something, then show the list as it is now, with the way to undo it."""

        def both() -> Found:
            work()
            return self._page.look(self._page.office)

        def done(found: Found) -> None:
            self._page.found = found
            again = undo
            action = None
            if again is not None:
                action = Action("undo", lambda: _("Undo"), lambda: self._do(again, _as_before))
            self._page.office.show_notice(Notice("success", lambda: (said(), ""), action))

        self._page.office.store(both, done)


def _as_before() -> str:
    return _("It is as it was before.")
