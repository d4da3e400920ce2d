"""A form that is worked on elsewhere: what its pages say, and taking it back all the same."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.parts import correct_button, locked_banner
from hrcapp.ui.widgets import Banner, Button, Dialog


def fixed_banner(desk: OfficerDesk, form: OpenForm, look: Look) -> Banner:
    """Why the answers can't be changed: moved to another computer, or signed."""
    if form.card.moved_at is None:
        return locked_banner(form, look, correct_button(desk, form, look))
    title = _("Moved to another computer on {date}").format(date=words.day(form.card.moved_at, look.language))
    text = _("It goes on there. Here it can be read and no longer changed.")
    back = Button(look, _("Take it back anyway"), small=True, on_click=lambda: ask_back(desk, form))
    identified(back, "take-back")
    return Banner(look, "info", title, text, back, icon="hand-helping")


def branch_banner(look: Look) -> Banner:
    """Two copies are worked on, and whoever opens one of them should know."""
    title = _("Another copy of this form is worked on")
    text = _("Agree on which one counts and send only that. The secretariat sees both and asks.")
    return Banner(look, "warning", title, text, icon="git-compare")


def ask_back(desk: OfficerDesk, form: OpenForm) -> None:
    """Ask first: from then on there are two copies."""
    shell = desk.shell
    Dialog(
        shell.look,
        shell,
        _("Take the form back although it was moved?"),
        _(
            "If it was opened on the other computer, there will be two copies that differ. Better bring it "
            "back from there: “Move to another computer” on that one, “Open a file” here."
        ),
        verb=_("Take it back"),
        keep=_("Leave it there"),
        on_confirm=lambda: _take_back(desk, form.id),
        danger=True,
    ).open()


def _take_back(desk: OfficerDesk, draft: str) -> None:
    handover = desk.workspace.handover
    desk.store(
        lambda: handover.take_back(draft),
        lambda _none: desk.reopen(draft, lambda _form: desk.go_tasks()),
    )
