"""The board: every town of the workshop in one list, to find, open and help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.ui.access import identified, labelled
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import Told, day
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Chips,
    Column,
    ComboBox,
    EmptyState,
    Label,
    Line,
    Progress,
    SegmentBar,
    State,
    Table,
    Text,
    TopBar,
    column,
    flow,
    framed,
    row,
)
from hrcapp.ui.widgets.cells import pill_column
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.widgets.search import SearchField
from hrcapp.ui.workshop import board

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class BoardPage(Page):
    """A town opens with Enter, a double click or the button. F11 fills the screen."""

    name = menu_key = "board"

    def __init__(self, desk: BoardDesk, rows: tuple[board.Row, ...], chosen: str = "") -> None:
        self._desk, self.rows, self.chosen = desk, rows, chosen
        self.group, self.search, self.order = "all", "", "help"
        self._shown: tuple[board.Row, ...] = ()
        self._table: Table[board.Row] | None = None

    def title(self) -> str:
        return self._desk.workshop_title()

    def build(self, look: Look) -> QWidget:
        self._table = None
        bar = TopBar(look, self.title(), day(self._desk.now(), look.language), *self._tools(look))
        if not self.rows:
            return page(look, bar, self._desk.body(look, self._empty(look)))
        self._table = Table[board.Row](look, _("Towns"), self._columns(look), (), two_lines=True, whole=True)
        identified(self._table, "board-table")
        self._table.opened.connect(self.open)
        self._table.chosen.connect(self._choose)
        frame, actions = framed(look, self._table), self._actions(look)
        self._filter()
        items: list[Item] = [self._summary(look), self._filters(look)]
        if look.narrow:
            frame.setFixedHeight(look.px(300))
            return page(look, bar, self._desk.body(look, *items, frame, gap=12), actions)
        middle = column(look, *self._desk.above(look), *items, (frame, 1), gap=12, margins=(24, 14, 24, 12))
        return page(look, bar, middle, actions)

    # -- parts

    def _tools(self, look: Look) -> list[Item]:
        add = Button(look, _("Add a town"), icon="plus", small=True, on_click=self._desk.go_add)
        identified(add, "add-town")
        return [add]

    def _summary(self, look: Look) -> Card:
        """How many have signed, in words and as a bar, and what else there is to know at a glance."""
        found, language = board.counts(self.rows), look.language
        figure, word = board.signed_of(found, language)
        large = Label(look, figure, "h1" if look.narrow else "figure")
        signed = row(look, large, Label(look, word, "h2"), gap=12, align=Qt.AlignmentFlag.AlignVCenter)
        told: list[QWidget] = []
        for at, (count, what, ink) in enumerate(board.facts(found, language)):
            if at and not look.narrow:
                told.append(Line(look, upright=True))
            told.append(
                row(look, Label(look, count, "h1", ink), Label(look, what, "body", "text_soft"), gap=8)
            )
        facts = flow(look, *told, gap=18) if look.narrow else row(look, *told, gap=20)
        head = column(look, signed, facts, gap=4) if look.narrow else row(look, signed, None, facts)
        bar = SegmentBar(look, board.bar(found), height=12)
        return Card(look, head, bar, gap=8, margins=(22, 8, 22, 16))

    def _filters(self, look: Look) -> QWidget:
        chips = Chips(
            look, _("Filter"), board.chips(self.rows, look.language), self.group, board.FILTER_ICONS
        )
        identified(chips, "board-filter")
        chips.chosen.connect(self.choose_group)
        search = SearchField(look, _("Search for a town"), self.search, width=None if look.narrow else 210)
        identified(search, "board-search")
        search.textChanged.connect(self._search)
        order = ComboBox(
            look, [(key, _(told)) for key, told in board.ORDERS], width=None if look.narrow else 236
        )
        labelled(order, _("Order"))
        identified(order, "board-order")
        order.set_value(self.order)
        order.activated.connect(lambda _at: self.choose_order(order.value()))
        if look.narrow:
            return column(look, search, order, chips)
        return row(look, (chips, 1), search, order, gap=10)

    def _columns(self, look: Look) -> tuple[Column[board.Row], ...]:
        now, language = self._desk.now(), look.language

        def pills(title: str, of: Callable[[board.Row], Told | None], least: int) -> Column[board.Row]:
            told = (found.words for found in map(of, self.rows) if found is not None)
            return Column(title, lambda one: _pill(of(one)), pill_column(look, told, least))

        asks = pills(_("Help"), board.asks, 150)
        if look.narrow:
            told = Column[board.Row](
                _("Municipality"), lambda one: Text(one.title, board.in_one_line(one, language), strong=True)
            )
            return told, asks
        return (
            Column(
                _("Municipality"),
                lambda one: Text(one.title, board.second_line(one, now, language) or " ", strong=True),
            ),
            Column(
                _("Sections"), lambda one: Progress(one.sections) if one.total else Text(_("None yet")), 160
            ),
            pills(_("Signature"), board.signature, 150),
            pills(_("File"), board.file, 140),
            asks,
        )

    def _actions(self, look: Look) -> ActionBar:
        facilitator = Button(look, _("Facilitator"), icon="shield-check", on_click=self._desk.go_facilitator)
        identified(facilitator, "to-facilitator")
        self._help = Button(look, _("Help was given"), icon="hand-helping", on_click=self.help_given)
        identified(self._help, "help-given")
        self._open = Button(look, _("Open"), "primary", "lock-open", on_click=self.open_chosen)
        identified(self._open, "open-town")
        return ActionBar(look, [facilitator], [self._help, self._open])

    def _empty(self, look: Look) -> QWidget:
        add = Button(look, _("Add the first town"), "primary", "plus", on_click=self._desk.go_add)
        identified(add, "first-town")
        many = Button(look, _("Prepare several"), icon="list-checks", on_click=self._desk.go_prepare)
        identified(many, "prepare-towns")
        facilitator = Button(look, _("Facilitator"), icon="shield-check", on_click=self._desk.go_facilitator)
        identified(facilitator, "to-facilitator")
        return EmptyState(
            look,
            "landmark",
            _("No town is on the board yet"),
            _("Each town gets a row here, and a form that only its own PIN opens."),
            *(add, many, facilitator),
        )

    # -- what a person does

    def choose_group(self, group: str) -> None:
        self.group = group
        self._filter()

    def choose_order(self, order: str) -> None:
        self.order = order
        self._filter()

    def _search(self, text: str) -> None:
        self.search = text
        self._filter()

    def _filter(self) -> None:
        self._shown = board.shown(self.rows, self.group, self.search, self.order, self._desk.language)
        if self._table is None or not isValid(self._table):
            return
        chosen = self.chosen
        self._table.set_rows(self._shown)
        at = next((at for at, one in enumerate(self._shown) if one.id == chosen), 0)
        if self._shown:
            self._table.choose(at)
        self._choose(at)

    def _choose(self, at: int) -> None:
        found = self._shown[at] if 0 <= at < len(self._shown) else None
        if found is not None:
            self.chosen = found.id
        self._open.setEnabled(found is not None)
        self._help.setEnabled(found is not None and found.help)

    def open(self, at: int) -> None:
        """Ask for the PIN of a town."""
        if 0 <= at < len(self._shown):
            self._desk.go_open(self._shown[at].id)

    def open_chosen(self) -> None:
        if any(one.id == self.chosen for one in self._shown):
            self._desk.go_open(self.chosen)

    def help_given(self) -> None:
        """Lower the flag of the chosen town."""
        self._desk.lower_flag(self.chosen)


def _pill(told: Told | None) -> State | Text:
    return State(told.kind, told.words, told.icon) if told else Text("")
