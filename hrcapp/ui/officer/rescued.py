"""A damaged store met while somebody works: where the words are, what helps, and that they are back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.rescue import PutBack
from hrcapp.ui.common.notice import Action, Notice

if TYPE_CHECKING:
    from hrcapp.officer.workspace import Workspace
    from hrcapp.ui.officer.desk import OfficerDesk


def put_back(workspace: Workspace) -> PutBack | None:
    """Give the forms what a damaged store had not taken; None where nothing waits, or it must wait on."""
    with suppress(Fault):
        if workspace.rescue.waiting():
            return workspace.rescue.put_back(workspace.drafts)
    return None


def put_back_notice(found: PutBack | None, before: Notice | None) -> Notice | None:
    """What to say of it, with what there was to say before."""
    if found is None or not found.forms:
        return before

    def words() -> tuple[str, str]:
        told = _("What you typed last is back in the form: the damaged file had not taken it.")
        if before is None:
            return told, ""
        title, text = before.words()
        return title, f"{told} {text}"

    return Notice("success", words)


def damaged_notice(desk: OfficerDesk, fault: Fault, *, may_restore: bool) -> Notice:
    """That the file is damaged; with an open form, that its words are safe; the way to the second copy."""
    typed = desk.form is not None

    def words() -> tuple[str, str]:
        told, parts = sentence(fault, _), []
        if typed:
            parts.append(
                _(
                    "What you type stays on the screen and in a file beside it, encrypted;"
                    " it is put back afterwards."
                )
            )
        if may_restore:
            parts.append(_("The second copy brings the rest back. The damaged file is kept."))
        else:
            parts.append(_("Call whoever looks after this laptop."))
        return told.what, " ".join(parts)

    action = Action("restore-now", lambda: _("Restore a second copy"), lambda: _restore(desk))
    return Notice("danger", words, action if may_restore else None)


def _restore(desk: OfficerDesk) -> None:
    desk.flush()
    desk.context.restore(desk, desk.workspace.close)
