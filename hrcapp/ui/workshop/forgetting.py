"""Forgetting a town: after its receipts, or when a person has read what is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.profiles_forgetting import Forgotten
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.widgets import Dialog

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


def ask(desk: BoardDesk, entry: ProfileEntry) -> None:
    """Ask first; ask again, and tell what is lost, where the secretariat has not confirmed everything."""
    _dialog(
        desk,
        _("Forget {town} on this laptop?").format(town=isolated(entry.title)),
        _("Its keys are erased, and nobody can read its answers here any more. This can’t be undone."),
        lambda: _forget(desk, entry, confirmed=False),
    )


def _forget(desk: BoardDesk, entry: ProfileEntry, *, confirmed: bool) -> None:
    workshop, administrator = desk.workshop, desk.administrator
    if administrator is None:
        return

    def work() -> Forgotten:
        return workshop.profiles.forget(entry.id, administrator, confirmed=confirmed)

    def failed(fault: Fault) -> None:
        if fault.code is not Code.PROFILE_NOT_RECEIVED or confirmed:
            desk.tell(fault)
            return
        _dialog(
            desk,
            _("Lose the answers of {town}?").format(town=isolated(entry.title)),
            f"{sentence(fault, _).what} {_('They are nowhere else unless somebody has a copy.')}",
            lambda: _forget(desk, entry, confirmed=True),
        )

    desk.store(work, lambda found: _done(desk, found), failed)


def _done(desk: BoardDesk, found: Forgotten) -> None:
    language = desk.language

    def told() -> tuple[str, str]:
        copies = len(found.copies)
        more = ngettext(
            "{count} second copy still holds it, under its PIN.",
            "{count} second copies still hold it, under its PIN.",
            copies,
        ).format(count=number(copies, language))
        title = _("{town} is forgotten").format(town=isolated(found.title))
        return title, more if copies else ""

    desk.go_facilitator_again(Notice("success", told))


def _dialog(desk: BoardDesk, question: str, text: str, act: Callable[[], None]) -> None:
    Dialog(
        desk.shell.look,
        desk.shell,
        question,
        text,
        verb=_("Forget it"),
        keep=_("Keep it"),
        on_confirm=act,
        danger=True,
    ).open()
