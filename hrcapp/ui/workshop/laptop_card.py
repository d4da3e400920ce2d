"""What the facilitator sets for the laptop, and what leads out of the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Card, Chips, Dialog, Heading, Label, column, flow
from hrcapp.ui.workshop.idle import CHOICES, SETTING, idle_minutes

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


def laptop_card(look: Look, desk: BoardDesk) -> Card:
    """Each choice counts at once."""
    home, words = desk.context.home, _("Lock a form after so many minutes without input")
    choices = [(str(one), number(one, look.language)) for one in CHOICES]
    now = str(idle_minutes(desk.context))
    minutes = Chips(look, words, choices, now if now in dict(choices) else "")
    identified(minutes, "lock-minutes")
    minutes.chosen.connect(lambda value: home.change(**{SETTING: int(value)}))
    gather = Button(look, _("Gather, and list of the day"), icon="inbox", on_click=desk.go_gather)
    identified(gather, "to-gather")
    own = Button(look, _("Desk of this laptop"), icon="house", on_click=desk.go_own)
    identified(own, "to-own-desk")
    audit = Button(look, _("What was done"), icon="history", on_click=desk.go_audit)
    identified(audit, "to-audit")
    leave = Button(look, _("End the workshop on this laptop"), icon="lock-open", on_click=lambda: _ask(desk))
    identified(leave, "leave-workshop")
    return Card(
        look,
        Heading(look, _("This laptop"), "h2"),
        column(look, Label(look, words, "small_strong", wrap=True), minutes, gap=6),
        flow(look, gather, own, audit, leave, gap=10),
        gap=12,
        margins=(20, 14, 18, 16),
    )


def _ask(desk: BoardDesk) -> None:
    Dialog(
        desk.shell.look,
        desk.shell,
        _("End the workshop on this laptop?"),
        _("The board is not shown any more. Every form stays under its PIN, and comes back with the board."),
        verb=_("End it"),
        keep=_("Keep the board"),
        on_confirm=desk.leave,
    ).open()
