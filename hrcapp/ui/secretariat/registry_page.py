"""The registry: who takes part, counted by kind, to search, filter and open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.secretariat.figures import Counts
from hrcapp.ui.access import identified, labelled
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import registry
from hrcapp.ui.secretariat.counters import counters
from hrcapp.ui.secretariat.selection import Selection, selected
from hrcapp.ui.widgets import (
    Button,
    Card,
    Checked,
    Chips,
    Column,
    ComboBox,
    EmptyState,
    State,
    Table,
    Text,
    TopBar,
    column,
    framed,
    row,
)
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """What the registry shows, in the language it was read in."""

    language: str
    rows: registry.Rows
    counts: Counts


class RegistryPage(Page):
    """One table; a party opens with Enter or a double click."""

    name, menu_key = "registry", "registry"

    def __init__(self, office: Office, found: Found, selection: Selection | None = None) -> None:
        """`selection`: whom someone came for; nobody else is listed until that is cleared."""
        self.office, self.found, self.selection = office, found, selection
        self.group, self.search, self.chosen, self.order = "all", "", "", "name"
        self._hits: Sequence[int] | None = None
        self._rows = self._selected()
        self._shown = registry.shown(self._rows, self.group, None)
        self._table: Table[registry.Row] | None = None

    @classmethod
    def read(cls, office: Office, selection: Selection | None = None) -> RegistryPage:
        """On the store's thread."""
        return cls(office, cls.look(office), selection)

    @staticmethod
    def look(office: Office) -> Found:
        """What there is now, on the store's thread."""
        language = office.language
        counts = office.desk.figures.as_of(office.now().date()).counts
        return Found(language, office.registry_rows.read(language), counts)

    def title(self) -> str:
        return _("Registry")

    def build(self, look: Look) -> QWidget:
        bar = self._bar(look)
        if self.found.language != look.language:
            self._read_again()
        if not self._rows and self.selection is None:
            return page(look, bar, self._empty(look))
        filters = self._filters(look)
        self._table = Table[registry.Row](look, self.title(), _columns(), (), two_lines=True)
        identified(self._table, "registry-table")
        self._table.opened.connect(self.open)
        self._table.chosen.connect(self._choose)
        self._filter()
        table = framed(look, self._table)
        strip = self._strip(look)
        if look.narrow:
            table.setFixedHeight(look.px(300))
            tools = (self._search_field(look, None), self._open_button(look))
            rest = (filters, table)
            items = (*tools, *rest, strip) if self.selection is None else (strip, *tools, *rest)
            return page(look, bar, self.office.body(look, *items, gap=12))
        above = self.office.above(look)
        return page(
            look, bar, column(look, *above, strip, filters, (table, 1), gap=10, margins=(20, 14, 20, 14))
        )

    def _filters(self, look: Look) -> QWidget:
        chips = Chips(look, _("Filter"), registry.chips(self._rows, look.language), self.group)
        chips.chosen.connect(self.choose_group)
        orders = [(key, _(told)) for key, told in registry.ORDERS]
        order = ComboBox(look, orders, width=None if look.narrow else 170)
        labelled(order, _("Order"))
        identified(order, "registry-order")
        order.set_value(self.order)
        order.activated.connect(lambda _at: self.choose_order(order.value()))
        return column(look, order, chips) if look.narrow else row(look, (chips, 1), order, gap=12)

    def _strip(self, look: Look) -> Card:
        """What everybody counts up to, or whom the selection holds."""
        if self.selection is not None:
            return selected(look, self.selection, self.clear_selection, self.office.shell.back)
        return counters(look, registry.counters(self.found.counts, look.language))

    def _bar(self, look: Look) -> TopBar:
        words = _("Governments and partners are counted apart; names alone never join two parties.")
        if look.narrow:
            return TopBar(look, self.title(), words)
        return TopBar(look, self.title(), words, self._search_field(look, 300), self._open_button(look))

    def _search_field(self, look: Look, width: int | None) -> SearchField:
        search = SearchField(look, _("Search by name, place or number"), self.search, width=width)
        identified(search, "registry-search")
        search.textChanged.connect(self._search)
        return search

    def _open_button(self, look: Look) -> Button:
        button = Button(look, _("Open"), "secondary", "id-card", on_click=self.open_chosen)
        identified(button, "registry-open")
        return button

    def _empty(self, look: Look) -> QWidget:
        button = Button(look, _("Go to the inbox"), "secondary", "inbox", on_click=self.office.go_inbox)
        identified(button, "to-inbox")
        state = EmptyState(
            look,
            "landmark",
            _("Nobody is here yet"),
            _("Whoever sends a form that is accepted stands here, with names, history and what was sent."),
            button,
        )
        return self.office.body(look, state)

    def _selected(self) -> registry.Rows:
        if self.selection is None:
            return self.found.rows
        return self.found.rows.among(self.selection.references)

    def clear_selection(self) -> None:
        """List everybody again."""
        self.selection = None
        self._rows, self._hits = self._selected(), None
        self._search(self.search)
        self.office.shell.refresh()

    def _read_again(self) -> None:
        """The language has changed: names, places and their order are others."""

        def read(found: Found) -> None:
            self.found = found
            self._rows, self._hits = self._selected(), None
            self.choose_order(self.order)
            self.office.shell.refresh()

        self.office.store(lambda: self.look(self.office), read)

    def choose_group(self, group: str) -> None:
        self.group = group
        self._filter()

    def choose_order(self, order: str) -> None:
        """Sort on another thread: the window goes on."""
        self.order = order
        found, language = self._selected(), self.found.language

        def sorted_(rows: registry.Rows) -> None:
            if self.order == order:
                self._rows = rows
                self._search(self.search)

        self.office.run(lambda _job: registry.ordered(found, order, language), sorted_)

    def _search(self, text: str) -> None:
        """Ask the store's full text; what was typed since then has been asked for as well."""
        self.search, rows = text, self._rows

        def find() -> Sequence[int] | None:
            wanted = self.search == text
            return registry.places(rows, self.office.desk.parties.each_hit(text)) if wanted else None

        def found(hits: Sequence[int] | None) -> None:
            if hits is not None and self.search == text and self._rows is rows:
                self._hits = hits
                self._filter()

        if text.strip():
            self.office.store(find, found)
        else:
            self._hits = None
            self._filter()

    def _filter(self) -> None:
        self._shown = registry.shown(self._rows, self.group, self._hits)
        if self._table is None or not isValid(self._table):
            return
        self._table.set_rows(self._shown)
        if self._shown:
            self._table.choose(self._shown.place(self.chosen))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.chosen = self._shown[place].reference

    def open(self, place: int) -> None:
        """The page of one party."""
        if 0 <= place < len(self._shown):
            self.office.go_party(self._shown[place].reference)

    def open_chosen(self) -> None:
        if self.chosen:
            self.office.go_party(self.chosen)


def _has(found: bool) -> Checked | Text:
    return Checked("yes") if found else Text(_("No"))


def _columns() -> tuple[Column[registry.Row], ...]:
    return (
        Column(_("Name"), lambda row: Text(row.name, row.where, strong=True)),
        Column(_("Kind"), lambda row: Text(row.kind), 200),
        Column(_("Pledge"), lambda row: _has(row.pledge), 76),
        Column(_("Form"), lambda row: _has(row.form), 66),
        Column(_("State"), lambda row: State(row.state.kind, row.state.words, row.state.icon), 150),
        Column(_("Number"), lambda row: Text(row.reference), 130),
    )
