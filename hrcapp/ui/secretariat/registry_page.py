"""The registry: who takes part, counted by kind, to search, filter and open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.figures import Counts
from hrcapp.secretariat.parties import Party
from hrcapp.secretariat.review import Item
from hrcapp.ui.access import identified
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
    EmptyState,
    State,
    Table,
    Text,
    TopBar,
    column,
    framed,
)
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """What the registry is made from."""

    parties: tuple[Party, ...]
    items: tuple[Item, ...]
    counts: Counts


class RegistryPage(Page):
    """One table; a party opens with Enter or a double click."""

    name, menu_key = "registry", "registry"

    def __init__(self, office: Office, found: Found, selection: Selection | None = None) -> None:
        """`selection`: whom someone came for; nobody else is listed until that is cleared."""
        self.office, self.found, self.selection = office, found, selection
        self.group, self.search, self.chosen = "all", "", ""
        self._rows: dict[str, tuple[registry.Row, ...]] = {}
        self._shown: list[registry.Row] = []
        self._table: Table[registry.Row] | None = None

    @classmethod
    def read(cls, office: Office, selection: Selection | None = None) -> RegistryPage:
        """On the store's thread."""
        desk = office.desk
        counts = desk.figures.as_of(office.now().date()).counts
        found = Found(tuple(desk.parties.all()), tuple(desk.review.items()), counts)
        page = cls(office, found, selection)
        page._in(office.language)
        return page

    def title(self) -> str:
        return _("Registry")

    def build(self, look: Look) -> QWidget:
        bar = self._bar(look)
        rows = self._in(look.language)
        if not rows and self.selection is None:
            return page(look, bar, self._empty(look))
        chips = Chips(look, _("Filter"), registry.chips(rows, look.language), self.group)
        chips.chosen.connect(self.choose_group)
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
            rest = (chips, table)
            items = (*tools, *rest, strip) if self.selection is None else (strip, *tools, *rest)
            return page(look, bar, self.office.body(look, *items, gap=12))
        above = self.office.above(look)
        return page(
            look, bar, column(look, *above, strip, chips, (table, 1), gap=10, margins=(20, 14, 20, 14))
        )

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

    def _in(self, language: str) -> tuple[registry.Row, ...]:
        if language not in self._rows:
            of = self.selection.references if self.selection else None
            parties = [party for party in self.found.parties if of is None or party.reference in of]
            self._rows = {language: registry.rows(parties, self.found.items, language)}
        return self._rows[language]

    def clear_selection(self) -> None:
        """List everybody again."""
        self.selection, self._rows = None, {}
        self.office.shell.refresh()

    def choose_group(self, group: str) -> None:
        self.group = group
        self._filter()

    def _search(self, text: str) -> None:
        self.search = text
        self._filter()

    def _filter(self) -> None:
        self._shown = registry.shown(self._in(self.office.language), self.group, self.search)
        if self._table is None:
            return
        self._table.set_rows(self._shown)
        place = next((at for at, row in enumerate(self._shown) if row.reference == self.chosen), 0)
        if self._shown:
            self._table.choose(place)

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
