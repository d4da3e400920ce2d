"""How the statement looks: its second language, its paper, the town's arms. Each choice counts at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.i18n.languages import endonym
from hrcapp.media import take_in_emblem
from hrcapp.media.emblems import MAX_BYTES
from hrcapp.officer.make_up import Choices, MakeUp
from hrcapp.statement import Paper
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import make_up, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.make_up_arms import ArmsCard
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Chips,
    ComboBox,
    Heading,
    Label,
    LinkButton,
    Note,
    Question,
    TopBar,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item


def make_up_line(look: Look, choices: Choices, on_click: Callable[[], object]) -> QWidget:
    """How it looks now, and the way to change it."""
    link = LinkButton(look, _("How it looks"), "pencil", on_click=on_click)
    identified(link, "to-make-up")
    said = make_up.summary(choices, look.language)
    link.setAccessibleDescription(said)
    return row(look, (Label(look, said, "small", "text_soft", wrap=True), 1), link, gap=10)


class MakeUpPage(Page):
    """Opened from the statement; `changed` is called when there is another look to be drawn."""

    name, menu_key = "make-up", "home"

    def __init__(
        self, desk: OfficerDesk, form: OpenForm, choices: Choices, changed: Callable[[], object]
    ) -> None:
        self._desk, self._form, self._choices, self._changed = desk, form, choices, changed
        arms = choices.chosen.arms
        self._image, self._words = (arms.image, arms.alt) if arms else (b"", "")
        self._arms: ArmsCard | None = None

    def title(self) -> str:
        return _("How the statement looks")

    # -- building

    def build(self, look: Look) -> QWidget:
        self._take_words()
        items: list[Item] = [self._languages(look), self._paper(look), self._arms_card(look)]
        if told := make_up.printed(self._choices):
            items.insert(0, Note(look, "printer", told, "body", "text"))
        back = Button(look, _("Back to the statement"), "primary", on_click=self._back)
        identified(back, "to-statement")
        bar = TopBar(look, self.title(), words.title(self._form.session_title()))
        return page(look, bar, self._desk.body(look, *items, width=820), ActionBar(look, [], [back]))

    def _languages(self, look: Look) -> Card:
        choices = self._choices
        first = make_up.first_language(choices, look.language)
        second = ComboBox(look, make_up.seconds(choices))
        second.set_value(choices.look.second or make_up.NONE)
        identified(second, "make-up-second")
        second.activated.connect(lambda _at: self._keep(make_up.with_second(self._choices, second.value())))
        hint = _("The same text follows in it, on the same page where there is room.")
        items: list[Item] = [
            Label(look, first, "body", "text_soft", wrap=True),
            Question(look, _("Second language"), second, hint=hint),
        ]
        if told := make_up.name_there(choices, look.language):
            items += [Note(look, "languages", told), self._prevails(look)]
        return _card(look, _("Languages"), *items)

    def _prevails(self, look: Look) -> QWidget:
        said, choices = _("Which text prevails if they differ"), self._choices
        offered = [(each, endonym(each)) for each in choices.look.languages]
        chips = Chips(look, said, offered, choices.look.prevails)
        identified(chips, "make-up-prevails")
        chips.chosen.connect(lambda value: self._keep(make_up.with_prevailing(self._choices, value)))
        return column(look, Label(look, said, "strong", wrap=True), chips, gap=6)

    def _paper(self, look: Look) -> Card:
        chips = Chips(look, _("Paper size"), list(make_up.PAPERS.items()), self._choices.look.paper)
        identified(chips, "make-up-paper")
        chips.chosen.connect(lambda value: self._keep(make_up.with_paper(self._choices, cast(Paper, value))))
        items: list[Item] = [chips]
        if told := make_up.usual(self._choices, look.language):
            items.append(Label(look, told, "small", "text_soft", wrap=True))
        return _card(look, _("Paper size"), *items)

    def _arms_card(self, look: Look) -> Card:
        self._arms = card = ArmsCard(look, self._image, self._words)
        card.file_wanted.connect(self._choose)
        card.removed.connect(self._remove)
        card.said.connect(self._keep_words)
        return card

    # -- choosing

    def _keep(self, chosen: MakeUp, *, quietly: bool = False) -> None:
        """Keep a choice; `quietly` where nothing else on the page follows from it."""
        space, form = self._desk.workspace, self._form

        def keep() -> Choices:
            space.make_ups.choose(form.id, chosen)
            return space.make_ups.choices(form.id, form.session)

        self._desk.notice = None
        self._desk.store(keep, lambda choices: self._kept(choices, quietly=quietly))

    def _kept(self, choices: Choices, *, quietly: bool) -> None:
        self._choices = choices
        self._changed()
        if self._desk.shell.page is self and not quietly:
            self._desk.shell.refresh()

    # -- arms

    def _choose(self) -> None:
        filters = [_("Pictures ({formats})").format(formats=make_up.PICTURES)]
        title = _("Choose the arms or logo")
        ask_file(self._desk.shell, title, filters, self._desk.last_folder, self.add_picture)

    def add_picture(self, path: Path) -> None:
        """A file that was chosen; it counts once there are words for it."""
        self._desk.remember_folder(path.parent)
        self._desk.run(lambda _job: take_in_emblem(take(path, MAX_BYTES)), self._taken)

    def _taken(self, image: bytes) -> None:
        self._take_words()
        self._image = image
        self._keep(make_up.with_arms(self._choices, image, self._words))

    def _remove(self) -> None:
        self._image, self._words, self._arms = b"", "", None
        self._keep(make_up.with_arms(self._choices, b"", ""))

    def _take_words(self) -> None:
        if self._arms is not None and isValid(self._arms):
            self._words = self._arms.words

    def _keep_words(self) -> None:
        """What stands in the field, unless it is kept already."""
        self._take_words()
        chosen = make_up.with_arms(self._choices, self._image, self._words)
        if chosen != self._choices.chosen:
            self._keep(chosen, quietly=True)

    # -- leaving

    def hidden(self) -> None:
        self._keep_words()

    def _back(self) -> None:
        if self._arms is not None and isValid(self._arms) and self._arms.ask_for_words():
            return
        if not self._desk.shell.back_to("statement"):
            self._desk.go_statement()


def _card(look: Look, title: str, *items: Item) -> Card:
    return Card(look, Heading(look, title, "h2"), *items, gap=10, margins=(20, 14, 18, 16))
