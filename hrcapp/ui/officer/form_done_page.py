"""A finished form that is none of the campaign's: its answers can be saved to a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, words
from hrcapp.ui.officer.form_finishing import save_answers
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Banner, Button, Card, KeyValues, Note, TopBar
from hrcapp.ui.widgets.label import Heading

if TYPE_CHECKING:
    from hrcapp.officer.cards import Card as FormCard
    from hrcapp.ui.officer.desk import OfficerDesk


class FormDonePage(Page):
    """`card` is read from the store before the page is made."""

    name, menu_key = "form-done", "home"

    def __init__(self, desk: OfficerDesk, card: FormCard) -> None:
        self._desk, self._card = desk, card

    @classmethod
    def read(cls, desk: OfficerDesk, draft: str) -> FormDonePage:
        """On the store's thread."""
        return cls(desk, desk.workspace.drafts.card(draft))

    def title(self) -> str:
        return _("Finished form")

    def build(self, look: Look) -> QWidget:
        card = self._card
        state = words.states(card, look.language)
        bar = TopBar(look, self.title(), words.title(card.title), *(parts.pill(look, one) for one in state))
        facts = [(_("Version"), words.number(card.revision, look.language))]
        if card.signed_at:
            facts.insert(0, (_("Finished"), words.stamp(card.signed_at, look.language)))
        told = _("The folder gets submission.xml and the attached files: ODK and KoboToolbox can read it.")
        answers = Card(
            look,
            Heading(look, _("The answers"), "h2"),
            KeyValues(look, facts),
            Note(look, "folder-open", told),
            gap=10,
            margins=(20, 14, 18, 16),
        )
        return page(look, bar, self._desk.body(look, self._why(look), answers, gap=12), self._actions(look))

    def _why(self, look: Look) -> Banner:
        return Banner(
            look,
            "info",
            _("This form is not in the campaign kit"),
            _("Save its answers and give them to whoever asked for them. They can’t be sent from here."),
        )

    def _actions(self, look: Look) -> ActionBar:
        desk, draft = self._desk, self._card.draft
        home = Button(look, _("Home"), icon="house", on_click=desk.go_home)
        identified(home, "to-home")
        correct = Button(look, _("Correct this (makes a new version)"), on_click=lambda: desk.correct(draft))
        identified(correct, "correct")
        read = Button(look, _("Read the answers"), icon="eye", on_click=desk.go_check)
        identified(read, "read-answers")
        save = Button(
            look, _("Save to a folder"), "primary", "folder-open", on_click=lambda: save_answers(desk, draft)
        )
        identified(save, "save-answers")
        return ActionBar(look, [home], [read, correct, save])
