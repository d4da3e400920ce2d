"""The dashboard: how far the campaign is, where, with what; every figure leads to the parties behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.dashboard import QUESTIONS, Dashboard, Slice
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import dashboard
from hrcapp.ui.secretariat.as_of import AsOf
from hrcapp.ui.secretariat.dashboard import Figure, Line, Words
from hrcapp.ui.secretariat.dashboard_map import WORLD
from hrcapp.ui.secretariat.figure_card import CHART, FigureCard
from hrcapp.ui.secretariat.map_card import MapCard
from hrcapp.ui.secretariat.selection import Selection
from hrcapp.ui.widgets import (
    Button,
    Card,
    ComboBox,
    EmptyState,
    Label,
    LinkButton,
    Question,
    TopBar,
    beside,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.widgets.stages import GAP, StageBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """The figures of a day, and the form's words in the interface's language."""

    board: Dashboard
    words: Words
    language: str


class DashboardPage(Page):
    """It remembers how each figure is seen while it is open."""

    name = menu_key = "dashboard"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.views: dict[str, str] = {}
        self.question = QUESTIONS[2] if QUESTIONS[2] in found.words else next(iter(found.words), "")
        self.part = WORLD

    @classmethod
    def read(cls, office: Office) -> DashboardPage:
        """On the store's thread."""
        return cls(office, _found(office, office.now().date()))

    @property
    def board(self) -> Dashboard:
        return self.found.board

    def title(self) -> str:
        return _("Dashboard")

    # -- building

    def build(self, look: Look) -> QWidget:
        if self.found.language != look.language:
            self.count_as_of(self.board.as_of)
        bar = TopBar(look, self.title(), dashboard.as_of(self.board, look.language))
        day = Card(look, AsOf(look, self.board.as_of, self.count_as_of))
        first = beside(look, (self._progress(look), 1), day, gap=14)
        if dashboard.is_empty(self.board):
            return page(look, bar, self.office.body(look, first, self._empty(look)))
        return page(look, bar, self.office.body(look, first, self._figures(look)))

    def _progress(self, look: Look) -> Card:
        board, stages = self.board, dashboard.stages(self.board, look.language)
        counters = [self._counter(look, *one) for one in dashboard.counters(board, look.language)]
        shares: list[Item] = [(Label(look, words, "small_strong"), 1) for _share, words in stages]
        title = Label(look, _("10, 100, 1000: governments that have joined"), "h3", wrap=True)
        words = (
            column(look, *(each[0] for each in shares if isinstance(each, tuple)), gap=2)
            if look.narrow
            else row(look, *shares, gap=GAP)
        )
        strip = (
            column(look, *counters, gap=4) if look.narrow else row(look, *((c, 1) for c in counters), gap=14)
        )
        return Card(look, title, StageBar(look, [share for share, _words in stages]), words, strip, gap=8)

    def _counter(self, look: Look, found: Slice, shown: str, words: str) -> QWidget:
        figure = Label(look, shown, "h1")
        figure.setAccessibleName(shown)
        figure.setAccessibleDescription(words)
        link = LinkButton(look, words, flush=True, on_click=partial(self.open, words, "", found))
        link.setAccessibleDescription(_("{count}: shows them in the registry").format(count=shown))
        identified(link, f"open-{found.key}")
        return row(look, figure, link, None, gap=8) if look.narrow else column(look, figure, link, gap=0)

    def _empty(self, look: Look) -> QWidget:
        to_inbox = Button(look, _("Go to the inbox"), "secondary", "inbox", on_click=self.office.go_inbox)
        identified(to_inbox, "to-inbox")
        return EmptyState(
            look,
            "chart-column",
            _("Nothing to count on this day"),
            _("Whoever sends a form that is accepted is counted here, by place, section, month and theme."),
            to_inbox,
        )

    def _figures(self, look: Look) -> QWidget:
        board, language = self.board, look.language
        the_map = MapCard(
            look,
            board,
            self.views.get("map", CHART),
            self.part,
            self._view,
            self._show_part,
            partial(self.open_parties, _("On the map")),
        )
        left = (the_map, self._themes(look), self._card(look, dashboard.countries(board, language)))
        right = tuple(
            self._card(look, figure)
            for figure in (
                dashboard.funnel(board, language),
                dashboard.sections(board, language),
                dashboard.months(board, language),
                dashboard.languages(board, language),
            )
        )
        if look.narrow:
            return column(look, *left, *right, gap=12)
        return beside(
            look, (column(look, *left, None, gap=12), 7), (column(look, *right, None, gap=12), 5), gap=14
        )

    def _themes(self, look: Look) -> Card:
        choice = ComboBox(look, dashboard.questions(self.found.words))
        choice.set_value(self.question)
        identified(choice, "theme-question")
        choice.currentIndexChanged.connect(lambda _at: self.ask(choice.value()))
        figure = dashboard.themes(self.board, self.found.words, self.question, look.language)
        return self._card(look, figure, Question(look, _("Question of the form"), choice))

    def _card(self, look: Look, figure: Figure, *above: Item) -> FigureCard:
        view = self.views.get(figure.key, CHART)
        return FigureCard(look, figure, view, self._view, self.open_line, *above)

    # -- what a person does

    def _view(self, figure: str, view: str) -> None:
        self.views[figure] = view

    def _show_part(self, part: str) -> None:
        self.part = part

    def ask(self, question: str) -> None:
        """Show the answers to another question."""
        if question and question != self.question:
            self.question = question
            self.office.shell.refresh()

    def count_as_of(self, day: date) -> None:
        """Count as of another day, or say the same in another language."""

        def done(found: Found) -> None:
            self.found = found
            if self.office.shell.page is self:
                self.office.shell.refresh()

        self.office.store(lambda: _found(self.office, day), done)

    def open_line(self, figure: Figure, line: Line) -> None:
        """The parties behind one line of a figure."""
        self.open(figure.title, line.label, line.slice)

    def open(self, title: str, line: str, found: Slice) -> None:
        """The parties behind a figure, in the registry."""
        self._go(title, line, found.parties, dashboard.without_party(found, self.office.language))

    def open_parties(self, title: str, references: Iterable[str]) -> None:
        """One party has its own page; several are shown in the registry."""
        chosen = tuple(references)
        if len(chosen) == 1:
            self.office.go_party(chosen[0])
        else:
            self._go(title, number(len(chosen), self.office.language), chosen, "")

    def _go(self, title: str, line: str, references: Iterable[str], more: str) -> None:
        told = dashboard.told(title, line, self.board, self.office.language)
        chosen = frozenset(references)
        self.office.go_registry(
            Selection(told, chosen, more if chosen or more else _("This figure is zero."))
        )


def _found(office: Office, day: date) -> Found:
    boards, language = office.desk.dashboards, office.language
    return Found(boards.as_of(day), boards.words(language), language)
