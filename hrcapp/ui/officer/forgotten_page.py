"""A form whose answers were forgotten on this computer: what the secretariat said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.answers import Answer
from hrcapp.officer.cards import Card as FormCard
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, send, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Banner, Button, Card, KeyValues, TopBar
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item


class ForgottenPage(Page):
    """`answers` are the secretariat's, the newest first."""

    name, menu_key = "forgotten", "home"

    def __init__(self, desk: OfficerDesk, card: FormCard, answers: Sequence[Answer]) -> None:
        self._desk, self._card, self._answers = desk, card, tuple(answers)

    def title(self) -> str:
        return words.title(self._card.title)

    def build(self, look: Look) -> QWidget:
        card, items = self._card, list[Item]()
        if card.forgotten_at is not None:
            date = words.day(card.forgotten_at, look.language)
            title = _("The answers were forgotten on this computer on {date}").format(date=date)
            text = _(
                "What was sent is with the secretariat. A later answer of theirs still finds its place here."
            )
            items.append(Banner(look, "info", title, text, icon="circle-dashed"))
        found = send.receipt(self._answers, look.language)
        if found is not None:
            heading, facts = Heading(look, found.title, "h2"), KeyValues(look, found.pairs)
            items.append(Card(look, heading, facts, gap=10, margins=(20, 14, 18, 14)))
        home = Button(look, _("Home"), "primary", "house", on_click=self._desk.go_home)
        identified(home, "to-home")
        states = (parts.pill(look, one) for one in words.states(card, look.language))
        bar = TopBar(look, self.title(), card.place, *states)
        return page(look, bar, self._desk.body(look, *items), ActionBar(look, [], [home]))
