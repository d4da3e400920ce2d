"""Which forms travel: chosen as a set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer.copies import Choice
from hrcapp.ui.widgets import Card, Heading, Label, Radio
from hrcapp.ui.widgets.layout import Item


def choice_card(
    look: Look, offered: Sequence[Choice], chosen: str, on_choose: Callable[[str], object]
) -> Card:
    """One set of those offered; `on_choose` gets its key."""
    items: list[Item] = [Heading(look, _("What"), "h2")]
    radios = []
    for one in offered:
        radio = Radio(look, one.words)
        radio.setChecked(one.key == chosen)
        identified(radio, f"copy-{one.key}")
        radio.toggled.connect(lambda on, key=one.key: on_choose(key) if on else None)
        radios.append(radio)
        items.append(radio)
    if not offered:
        items.append(Label(look, _("Nothing is signed yet"), "body", "text_soft", wrap=True))
    card = Card(look, *items, None, gap=8, margins=(20, 14, 18, 16))
    group = QButtonGroup(card)
    for radio in radios:
        group.addButton(radio)
    return card
