"""The two doors to a room, among the ways to send and receive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Card, Heading, Label, flow

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


def room_card(look: Look, desk: OfficerDesk) -> Card:
    """For workshops: one laptop gathers, the others bring."""
    told = _("Several laptops in one network: one opens a room and gathers, the others send to it.")
    to = Button(look, _("To a laptop in this room"), icon="send", on_click=desk.go_bring)
    identified(to, "to-room")
    here = Button(look, _("Gather on this laptop"), icon="inbox", on_click=desk.go_room)
    identified(here, "gather-in-room")
    head = Heading(look, _("In this room"), "h2")
    words = Label(look, told, "body", "text_soft", wrap=True)
    return Card(look, head, words, flow(look, to, here, gap=10), gap=8, margins=(20, 14, 18, 16))
