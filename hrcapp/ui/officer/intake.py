"""Opening a file: a kit is compared with the letter, a receipt moves its form, a filled-in one begins it."""

from __future__ import annotations

from pathlib import Path

from hrcapp.i18n import _
from hrcapp.officer.answers import Answer
from hrcapp.officer.filled_forms import Begun
from hrcapp.officer.guest import Guest
from hrcapp.officer.incoming import Brought, FromMail, MovedForm, OfferedKit, Returned, bring_in
from hrcapp.officer.travel import TakenBack
from hrcapp.submission.form_source import ENDINGS
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import Kind
from hrcapp.ui.officer import send
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.desk_forms import system_zone
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.form_opening import look_at
from hrcapp.ui.officer.guest_page import GuestPage
from hrcapp.ui.officer.moved_page import MovedPage
from hrcapp.ui.officer.passing import bring_home, welcome


def ask(desk: OfficerDesk) -> None:
    """Ask for the file and take it in."""

    def chosen(path: Path) -> None:
        desk.remember_folder(path.parent)
        take_in(desk, path)

    ours = _("Kits, receipts, messages, forms and statements (*.hrckit *.hrcr *.hrcmove *.eml *.pdf)")
    filters = [ours, _("All files (*)")]
    ask_file(desk.shell, _("Open a file"), filters, desk.last_folder, chosen)


def take_in(desk: OfficerDesk, path: Path) -> None:
    """Take in a file; it says itself what it is. A form to fill in is told by its name."""
    if path.suffix.lower() in ENDINGS:
        look_at(desk, path)
        return
    known, zone = desk.workspace.kit, system_zone()

    def read() -> tuple[Brought, bool, str]:
        before = known.current() is not None
        found = bring_in(desk.workspace, path, zone=zone)
        name = desk.workspace.drafts.card(found.draft).title if isinstance(found, Answer) else ""
        return found, before, name

    desk.store(read, lambda result: _taken(desk, *result))


def _taken(desk: OfficerDesk, found: Brought, known: bool, name: str) -> None:
    if isinstance(found, MovedForm):
        desk.show(MovedPage(desk, found))
    elif isinstance(found, FromMail):
        _mailed(desk, found, known)
    elif isinstance(found, Answer):
        _answered(desk, found, name)
    elif isinstance(found, Begun):
        _begun(desk, found)
    elif isinstance(found, Guest):
        desk.show(GuestPage(desk, found))
    elif isinstance(found, Returned):
        _returned(desk, found)
    elif known:
        version = found.kit.content.version
        told = Notice(
            "success",
            lambda: (
                _("The campaign kit is now version {version}").format(version=version),
                _("It comes from the campaign you know."),
            ),
        )
        desk.go_home(notice=told)
    else:
        from hrcapp.ui.start.kit_page import KitPage

        desk.show(KitPage(desk.shell, found, on_take=lambda: _adopt(desk, found), on_refuse=desk.back))


def _mailed(desk: OfficerDesk, found: FromMail, known: bool) -> None:
    """Several files of a message. The first kit on this computer is compared with the letter first."""
    kits = [one for one in found.taken if isinstance(one, OfferedKit)]
    if kits and not known:
        _taken(desk, kits[0], known, "")
        return
    answers = [one for one in found.taken if isinstance(one, Answer)]

    def titles() -> list[tuple[Answer, str]]:
        return [(one, desk.workspace.drafts.card(one.draft).title) for one in answers]

    def show(named: list[tuple[Answer, str]]) -> None:
        kind: Kind = "warning" if found.refused else "success"
        desk.go_exchange(Notice(kind, lambda: send.told_mail(named, len(kits), found.refused, desk.language)))

    desk.store(titles, show)


def _adopt(desk: OfficerDesk, offered: OfferedKit) -> None:
    kit = desk.workspace.kit

    def after(_kit: object) -> None:
        if desk.workspace.vault.has_recovery_code:
            desk.go_home()
        else:
            desk.go_recovery()

    desk.store(lambda: kit.adopt(offered.data, offered.name), after)


def _returned(desk: OfficerDesk, found: Returned) -> None:
    """A statement that was signed elsewhere, of a form here."""

    def back(taken: TakenBack) -> None:
        desk.go_statement()
        desk.show_notice(welcome(taken))

    def opened(form: OpenForm) -> None:
        bring_home(desk, form, lambda: found.pdf, found.name, back)

    desk.with_form(found.draft, opened)


def _begun(desk: OfficerDesk, begun: Begun) -> None:
    """The new draft: what a person must look at comes first, where there is something."""

    def opened(form: OpenForm) -> None:
        desk.go_tasks()
        if begun.problems:
            desk.go_unread()
        else:
            desk.say("success", lambda: (_("The answers of the file are in the form."), ""))

    desk.with_form(begun.draft, opened)


def _answered(desk: OfficerDesk, answer: Answer, name: str) -> None:
    """The card moves. A return opens the form at the first comment, as a new version."""
    if answer.kind == "returned":
        desk.correct_returned(answer)
        return
    kind: Kind = "danger" if answer.kind == "rejected" else "success"
    told = Notice(kind, lambda: (send.told_answer(answer, name), ""))
    desk.reopen(answer.draft, lambda _form: desk.go_send(told))
