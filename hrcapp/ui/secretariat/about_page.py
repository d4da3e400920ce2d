"""About the app, for the desk: version, licences and sources, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, pgettext
from hrcapp.ui.common.about import about
from hrcapp.ui.common.guide_page import guide_button
from hrcapp.ui.common.host import page
from hrcapp.ui.common.problem_reports_page import reports_button
from hrcapp.ui.keys import told
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import Card, Heading, KeyValues, TopBar, row

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class AboutPage(Page):
    """Nothing here can be changed; problem reports are a page of their own."""

    name = menu_key = "about"

    def __init__(self, office: Office) -> None:
        self._office = office

    def title(self) -> str:
        return _("About this app")

    def build(self, look: Look) -> QWidget:
        keys = (
            (told("Tab"), _("to the next field, Shift+Tab back")),
            (told("Enter"), _("opens what is chosen in a table or a figure")),
            ("F6", _("from the menu into the page and back")),
            (told("Ctrl+1 … Ctrl+9"), _("the pages of the menu, in their order")),
            (told("Alt+←"), _("back to the page before")),
            (told("Ctrl++, Ctrl+-"), _("larger and smaller text")),
        )
        guide = row(look, guide_button(look, self._office, "secretariat", self.menu_key), None)
        how = Card(look, Heading(look, _("How it works"), "h2"), guide, gap=10)
        reports = reports_button(look, self._office, self.menu_key)
        words = Heading(look, _("What it is made of"), "h2")
        made_of = Card(look, words, *about(look, self._check_update), reports, gap=10)
        by_keys = Card(
            look,
            Heading(look, pgettext("keyboard", "Keys"), "h2"),
            KeyValues(look, keys, name_width=150),
            gap=10,
        )
        return page(
            look, TopBar(look, self.title()), self._office.body(look, how, by_keys, made_of, width=820)
        )

    def _check_update(self) -> None:
        from hrcapp.ui.common.update_page import ask

        ask(self._office)
