"""Help at the board: how a workshop goes, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.common.guide_page import guide_button
from hrcapp.ui.common.host import page
from hrcapp.ui.keys import told
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import Card, Heading, KeyValues, Note, TopBar, column, row

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class HelpPage(Page):
    """What a participant does, and which keys help."""

    name = menu_key = "help"

    def __init__(self, desk: BoardDesk) -> None:
        self._desk = desk

    def title(self) -> str:
        return _("Help")

    def build(self, look: Look) -> QWidget:
        steps = (
            ("plus", _("Add your town, and choose a PIN. Keep the printed code: it gives you a new PIN.")),
            ("pencil", _("Fill in the form. Every word is kept on this laptop at once.")),
            ("hand", _("Press “I need help” when you want the facilitator. The board shows it too.")),
            ("lock", _("Press “Hand back” when you pause: the form is locked, and the next town can go on.")),
            ("shield-check", _("The facilitator checks and packs the forms, and takes them on a stick.")),
        )
        keys = (
            (told("Enter"), _("open the town that is marked")),
            (told("Ctrl+L"), _("hand the form back and lock it")),
            ("F11", _("fill the screen with the board, or not")),
            ("F6", _("from the menu into the page and back")),
        )
        how = column(
            look, *(Note(look, icon, told, "body", "text", icon_ink="brand") for icon, told in steps)
        )
        body = self._desk.body(
            look,
            _card(
                look,
                _("How it works"),
                how,
                row(look, guide_button(look, self._desk, "facilitator", self.menu_key), None),
                Heading(look, _("Keys"), "h3"),
                KeyValues(look, keys, name_width=150),
            ),
            width=820,
        )
        return page(look, TopBar(look, self.title()), body)


def _card(look: Look, title: str, *items: QWidget) -> Card:
    return Card(look, Heading(look, title, "h2"), *items, gap=10, margins=(20, 14, 18, 16))
