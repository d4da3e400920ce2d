"""Beside the answers: the archived copy of the statement, or the way to one."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.long_life import Kept, LongLife
from hrcapp.ui.widgets import Button, Card, Label, LinkButton, Note, Pill, flow, row
from hrcapp.ui.widgets.layout import Item


class ArchiveCard(Card):
    """State, sentence, and what can be done: make a copy (`service` is who would be asked), read it."""

    def __init__(
        self,
        look: Look,
        life: LongLife,
        kept: Kept,
        *,
        host: str,
        working: str,
        on_archive: Callable[[], object],
        on_settings: Callable[[], object],
        on_read: Callable[[], object],
    ) -> None:
        """`working`: what is going on just now, instead of the buttons."""
        pill = Pill(look, kept.told.kind, kept.told.words, kept.told.icon)
        items: list[Item] = [
            row(look, (Label(look, _("Long life"), "strong"), 1), pill),
            Label(look, kept.sentence, "small", "text_soft", wrap=True),
        ]
        if working:
            items.append(Note(look, "hourglass", working))
        elif kept.verb and host:
            items.append(
                Label(look, _("Asks {host}.").format(host=isolated(host)), "small", "text_soft", wrap=True)
            )
            button = Button(look, kept.verb, "secondary", "history", small=True, on_click=on_archive)
            identified(button, "archive")
            items.append(row(look, button, None))
        elif kept.verb:
            link = LinkButton(
                look, _("Choose a timestamp service"), "settings", flush=True, on_click=on_settings
            )
            identified(link, "choose-service")
            items.append(row(look, link, None))
        if life.archive is not None:
            link = LinkButton(look, _("Read the archived copy"), "eye", flush=True, on_click=on_read)
            identified(link, "open-archive")
            items.append(flow(look, link))
        super().__init__(look, *items, gap=6, margins=(16, 11, 14, 12))
