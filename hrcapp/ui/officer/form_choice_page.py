"""Which of the kit's forms is begun: what each is called, what it is for, how many questions it has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.officer.forms import OfferedForm
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, Heading, Label, Note, TopBar, flow
from hrcapp.ui.widgets.layout import Item


class FormChoicePage(Page):
    """A card for each form, with the button that begins it."""

    name, menu_key = "choose-form", "home"

    def __init__(self, desk: OfficerDesk, offered: Sequence[OfferedForm], *, practice: bool) -> None:
        self._desk, self._offered, self._practice = desk, tuple(offered), practice

    def title(self) -> str:
        return _("Which form?")

    def build(self, look: Look) -> QWidget:
        told = _("The campaign has several forms. Each one that is begun keeps to its own.")
        cards = [self._card(look, number, one) for number, one in enumerate(self._offered)]
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "back")
        body = self._desk.body(look, *cards, gap=12, width=820)
        return page(look, TopBar(look, self.title(), told), body, ActionBar(look, [back], []))

    def _card(self, look: Look, number: int, form: OfferedForm) -> Card:
        title, described = form.title(look.language), form.description(look.language)
        count = form.questions
        asked = ngettext("{count} question", "{count} questions", count)
        begin = Button(
            look,
            _("Begin"),
            "primary",
            "arrow-right",
            trailing=True,
            on_click=partial(self._desk.begin_form, form.data, practice=self._practice),
        )
        begin.setAccessibleName(f"{begin.text()}: {title}")
        begin.setAccessibleDescription(described)
        identified(begin, f"begin-form-{number}")
        items: list[Item] = [Heading(look, title, "h2")]
        if described:
            items.append(Label(look, described, wrap=True))
        items.append(Note(look, "list-checks", asked.format(count=words.number(count, look.language))))
        return Card(look, *items, flow(look, begin), gap=10, margins=(20, 14, 18, 16))
