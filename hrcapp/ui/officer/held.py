"""What Home and the pages of sending say while sending rests since the app was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Banner, Button

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


def held_banner(look: Look, desk: OfficerDesk) -> tuple[Banner, ...]:
    """That sending was paused before the app was closed; nothing otherwise."""
    if not desk.exchange.held:
        return ()
    go = Button(look, _("Go on"), icon="redo-2", small=True, on_click=desk.exchange.resume)
    identified(go, "resume-sending")
    told = _("It was paused before the app was closed. Nothing goes out by itself until you go on.")
    return (Banner(look, "warning", _("Sending is paused"), told, go),)
