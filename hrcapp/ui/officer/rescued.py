"""A damaged store met while somebody works: where the words are, what helps, and that they are back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.rescue import PutBack
from hrcapp.ui.common.notice import Action, Notice

if TYPE_CHECKING:
    from hrcapp.officer.workspace import Workspace


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


def damaged_notice(fault: Fault, restore: Callable[[], object] | None, *, typed: bool = False) -> Notice:
    """That the file is damaged; `restore` leads to the second copy, None where somebody else decides that.

    `typed`: a form is open, whose words are safe.
    """

    def words() -> tuple[str, str]:
        told, parts = sentence(fault, _), []
        if typed:
            parts.append(
                _(
                    "What you type stays on the screen and in a file beside it, encrypted;"
                    " it is put back afterwards."
                )
            )
        if restore is not None:
            parts.append(_("The second copy brings the rest back. The damaged file is kept."))
        else:
            parts.append(_("Call whoever looks after this laptop."))
        return told.what, " ".join(parts)

    if restore is None:
        return Notice("danger", words)
    return Notice("danger", words, Action("restore-now", lambda: _("Restore a second copy"), restore))
