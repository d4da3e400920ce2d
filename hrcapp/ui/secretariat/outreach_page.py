"""Outreach: whom the campaign invited, who answered, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat import outreach_table
from hrcapp.secretariat.outreach import Entry, Inviter, inviters
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import outreach
from hrcapp.ui.secretariat.counters import counters
from hrcapp.ui.secretariat.outreach_acts import OutreachActs
from hrcapp.ui.widgets import (
    Button,
    Chips,
    Column,
    EmptyState,
    Number,
    Segmented,
    State,
    Table,
    Text,
    TopBar,
    column,
    flow,
    framed,
    row,
)
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

LIST, BY_INVITER = "list", "inviters"


@dataclass(frozen=True)
class Found:
    """The list, and who of the registry has pledged and sent a form."""

    entries: tuple[Entry, ...]
    pledged: frozenset[str]
    with_form: frozenset[str]


class OutreachPage(Page):
    """One table of invitations, or one of inviters."""

    name = menu_key = "outreach"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.acts = OutreachActs(self)
        self.view, self.group, self.search, self.chosen = LIST, "all", "", ""
        self._shown: list[outreach.Row] = []
        self._table: Table[outreach.Row] | None = None

    @classmethod
    def read(cls, office: Office) -> OutreachPage:
        """On the store's thread."""
        return cls(office, cls.look(office))

    @staticmethod
    def look(office: Office) -> Found:
        """What there is now, on the store's thread."""
        snapshot = office.desk.figures.as_of(office.now().date())
        return Found(
            tuple(office.desk.outreach.all()),
            frozenset(pledge.party for pledge in snapshot.pledges if pledge.party),
            frozenset(member.reference for member in snapshot.members if member.has_form),
        )

    def title(self) -> str:
        return _("Outreach")

    # -- building

    def build(self, look: Look) -> QWidget:
        bar = self._bar(look)
        self._table = None
        if not self.found.entries:
            return page(look, bar, self._empty(look))
        rows = self._rows(look.language)
        strip = counters(look, outreach.counters(rows, look.language))
        view = Segmented(
            look, _("View"), ((LIST, _("Invitations")), (BY_INVITER, _("By inviter"))), self.view
        )
        view.chosen.connect(self.choose_view)
        middle = self._inviters(look) if self.view == BY_INVITER else self._list(look, rows)
        items = (strip, self._head(look, view), *middle)
        if look.narrow:
            return page(look, bar, self.office.body(look, *items, gap=12))
        above = self.office.above(look)
        *first, last = items
        body = column(look, *above, *first, (last, 1), gap=10, margins=(20, 14, 20, 14))
        return page(look, bar, body)

    def _head(self, look: Look, view: Segmented) -> QWidget:
        """The choice of the table, and the search in it."""
        if self.view == BY_INVITER:
            return row(look, view, None)
        search = SearchField(
            look, _("Search the invitations"), self.search, width=None if look.narrow else 300
        )
        identified(search, "outreach-search")
        search.textChanged.connect(self._search)
        return column(look, view, search) if look.narrow else row(look, view, None, search)

    def _bar(self, look: Look) -> TopBar:
        words = _("No addresses are kept here: letters are sent from elsewhere.")
        add = Button(look, _("Add one"), "secondary", "plus", on_click=self.acts.add)
        identified(add, "add-invitation")
        take = Button(look, _("Import a list"), "primary", "upload", on_click=self.ask_list)
        identified(take, "import-list")
        if look.narrow:
            return TopBar(look, self.title(), words, take)
        return TopBar(look, self.title(), words, add, take)

    def _empty(self, look: Look) -> QWidget:
        take = Button(look, _("Import a list"), "primary", "upload", on_click=self.ask_list)
        identified(take, "import-first-list")
        told = _("Take in a list of whom you invited, as XLSX or CSV: then it can be seen who replied.")
        return self.office.body(look, EmptyState(look, "send", _("Nobody is in the list yet"), told, take))

    def _list(self, look: Look, rows: tuple[outreach.Row, ...]) -> tuple[QWidget, ...]:
        chips = Chips(look, _("Filter"), outreach.chips(rows, look.language), self.group)
        chips.chosen.connect(self.choose_group)
        self._table = Table[outreach.Row](look, self.title(), _columns(), (), two_lines=True)
        identified(self._table, "outreach-table")
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _place: self.acts.note_answer())
        self._filter()
        table = framed(look, self._table)
        if look.narrow:
            table.setFixedHeight(look.px(300))
        return chips, flow(look, *self._verbs(look)), table

    def _verbs(self, look: Look) -> list[Button]:
        made = []
        for name, told, icon, act in (
            ("note-answer", _("Note the answer"), "message-square-text", self.acts.note_answer),
            ("link-party", _("Which party is it?"), "landmark", self.acts.link),
            ("open-party", _("Open the party"), "id-card", self.acts.open_party),
            ("correct", _("Correct"), "pencil", self.acts.correct),
            ("remove-invitation", _("Remove"), "x", self.acts.remove),
        ):
            button = Button(look, told, icon=icon, small=True, on_click=act)
            identified(button, name)
            made.append(button)
        return made

    def _inviters(self, look: Look) -> tuple[QWidget, ...]:
        found = inviters(self.found.entries, self.found.pledged, self.found.with_form)
        table = Table[Inviter](look, _("By inviter"), _inviter_columns(look.language), found)
        identified(table, "inviters-table")
        framed_ = framed(look, table)
        if look.narrow:
            framed_.setFixedHeight(look.px(300))
        return (framed_,)

    # -- choosing

    def _rows(self, language: str) -> tuple[outreach.Row, ...]:
        return outreach.rows(self.found.entries, self.found.pledged, self.found.with_form, language)

    def choose_view(self, view: str) -> None:
        self.view = view
        self.office.shell.refresh()

    def choose_group(self, group: str) -> None:
        self.group = group
        self._filter()

    def _search(self, text: str) -> None:
        self.search = text
        self._filter()

    def _filter(self) -> None:
        self._shown = outreach.shown(self._rows(self.office.language), self.group, self.search)
        if self._table is None:
            return
        self._table.set_rows(self._shown)
        if self._shown:
            place = next((at for at, one in enumerate(self._shown) if one.id == self.chosen), 0)
            self._table.choose(place)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.chosen = self._shown[place].id

    def entry(self) -> Entry | None:
        """The invitation that is chosen, where it is still shown."""
        shown = {one.id for one in self._shown}
        return next((one for one in self.found.entries if one.id == self.chosen and one.id in shown), None)

    # -- what a person does

    def ask_list(self) -> None:
        words = _("Tables (XLSX, CSV)")
        filters = (f"{words} ({' '.join(_PATTERNS)})",)
        shell, folder = self.office.shell, self.office.last_folder
        ask_file(shell, _("List of invitations"), filters, folder, self.read_list)

    def read_list(self, path: Path) -> None:
        """Read a file, then let the person say which column is which."""
        from hrcapp.ui.secretariat.outreach_import_page import OutreachImportPage

        self.office.remember_folder(path.parent)

        def work(_job: object) -> outreach_table.Table:
            return outreach_table.from_file(path)

        self.office.run(work, lambda table: self.office.show(OutreachImportPage(self.office, table)))


_PATTERNS = ("*.xlsx", "*.csv", "*.tsv", "*.txt")


def _columns() -> tuple[Column[outreach.Row], ...]:
    return (
        Column(_("Name"), lambda row: Text(row.name, row.where, strong=True)),
        Column(_("Invited by"), lambda row: Text(row.by), 190),
        Column(_("Invited on"), lambda row: Text(row.day), 170),
        Column(_("How far"), lambda row: State(row.state.kind, row.state.words, row.state.icon), 180),
        Column(_("Party"), lambda row: Text(row.party or "–"), 130),
    )


def _inviter_columns(language: str) -> tuple[Column[Inviter], ...]:
    return (
        Column(_("Invited by"), lambda one: Text(outreach.inviter(one), strong=True)),
        Column(_("Invited"), lambda one: Number(number(one.invited, language)), 110, number=True),
        Column(_("Replied"), lambda one: Number(number(one.replied, language)), 110, number=True),
        Column(_("Pledged"), lambda one: Number(number(one.pledged, language)), 110, number=True),
        Column(_("With form"), lambda one: Number(number(one.form, language)), 110, number=True),
    )
