"""Help: how it works in a few steps, the privacy notice, and what the app is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.places import resource
from hrcapp.ui.access import identified
from hrcapp.ui.common.about import about
from hrcapp.ui.common.guide_page import guide_button
from hrcapp.ui.common.host import page
from hrcapp.ui.common.problem_reports_page import reports_button
from hrcapp.ui.common.reading import Reading
from hrcapp.ui.keys import told
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, KeyValues, Label, Note, TopBar, column, flow, row
from hrcapp.ui.widgets.label import Heading


class HelpPage(Page):
    """Help and About in one."""

    name = menu_key = "help"

    def __init__(self, desk: OfficerDesk) -> None:
        self._desk = desk

    def title(self) -> str:
        return _("Help")

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title())
        body = self._desk.body(look, self._how(look), self._privacy(look), self._about(look), width=820)
        return page(look, bar, body)

    def _how(self, look: Look) -> Card:
        steps = (
            (
                "pencil",
                _("Fill in the form, section by section. Every word is kept on this computer at once."),
            ),
            (
                "list-checks",
                _("Check your answers. What is missing or wrong is shown, and a link leads to it."),
            ),
            ("pen-line", _("Read the statement and sign it, on the screen, with a certificate or a card.")),
            (
                "folder-open",
                _("A statement that someone passed on to you: open its file on Home to sign it."),
            ),
            ("send", _("Save the sealed file to a stick or a shared folder, or attach it to an e-mail.")),
            ("stamp", _("Open the receipt that comes back: only it says that the file was received.")),
        )
        practise = Button(
            look, _("Practise with a form"), icon="hand", on_click=lambda: self._desk.new_form(practice=True)
        )
        identified(practise, "practise")
        blank = Button(look, _("Blank form"), icon="printer", on_click=self._desk.go_blank)
        identified(blank, "blank-form")
        start = Button(look, _("Print the quick start"), icon="printer", on_click=self._desk.go_blank)
        identified(start, "quick-start")
        whole = guide_button(look, self._desk, "officer", self.menu_key)
        keys = (
            (told("Tab"), _("to the next field, Shift+Tab back")),
            ("F6", _("from the menu into the page and back")),
            ("F2", _("the second language, shown or hidden")),
            ("F8", _("the form on paper beside the questions, shown or hidden")),
            (told("Ctrl+Z, Ctrl+Y"), _("undo and redo, also after a restart")),
            (told("Ctrl++, Ctrl+-"), _("larger and smaller text")),
        )
        return _card(
            look,
            _("How it works"),
            *(Note(look, icon, words, "body", "text", icon_ink="brand") for icon, words in steps),
            flow(look, whole, practise, blank, start, gap=10),
            Heading(look, _("Keys"), "h3"),
            KeyValues(look, keys, name_width=150),
        )

    def _privacy(self, look: Look) -> Card:
        read = Button(look, _("Read the privacy notice"), icon="shield", on_click=self._desk.go_privacy)
        identified(read, "privacy-notice")
        words = _("Which data of persons the form asks for, why, for how long, and what your rights are.")
        return _card(
            look, _("Privacy"), Label(look, words, "body", "text_soft", wrap=True), row(look, read, None)
        )

    def _about(self, look: Look) -> Card:
        reports = reports_button(look, self._desk, self.menu_key)
        return _card(look, _("About this app"), *about(look, self._check_update), reports)

    def _check_update(self) -> None:
        from hrcapp.ui.common.update_page import ask

        ask(self._desk)


class PrivacyPage(Page):
    """The notice of article 13 GDPR, offline, in the language of the screen."""

    name, menu_key = "privacy", "help"

    def __init__(self, desk: OfficerDesk) -> None:
        self._desk = desk

    def title(self) -> str:
        return _("Privacy notice")

    def build(self, look: Look) -> QWidget:
        back = Button(look, _("Back"), "primary", on_click=self._desk.back)
        identified(back, "back")
        reading = Reading(look, self.title(), notice_text(look.language, self._contact()))
        identified(reading, "notice-text")
        return page(look, TopBar(look, self.title()), reading, ActionBar(look, [], [back]))

    def _contact(self) -> str:
        kit = self._desk.workspace.kit.current()
        found = [value for value in kit.content.contact.values() if value] if kit else []
        return ", ".join(found) or _("the address in the letter of the secretariat")


def notice_text(language: str, contact: str) -> str:
    """The notice in a language, English where there is none, with whom to write to (as text: no link)."""
    path = resource("notice", f"privacy.{language}.md")
    found = path if path.is_file() else resource("notice", "privacy.en.md")
    return found.read_text("utf-8").replace("{contact}", contact.replace("@", "&#64;"))


def _card(look: Look, title: str, *items: QWidget) -> Card:
    return Card(
        look, Heading(look, title, "h2"), column(look, *items, gap=8), gap=10, margins=(20, 14, 18, 16)
    )
