"""The inbox: every file that came with its checks and state, and beside them what to do about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.exchange.mail import MAIL_EXTENSION, MAILBOX_EXTENSION
from hrcapp.exchange.names import BUNDLE_EXTENSION
from hrcapp.i18n import _
from hrcapp.model.status import Outcome
from hrcapp.secretariat.couriers import Journey
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_files, ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import couriers, inbox, inbox_file, rehearsing
from hrcapp.ui.secretariat.inbox_actions import InboxActions
from hrcapp.ui.secretariat.inbox_foot import foot
from hrcapp.ui.secretariat.inbox_parts import InboxParts, progress_of
from hrcapp.ui.secretariat.inbox_rows import FileRows, Listed, Outdated, list_files, read
from hrcapp.ui.widgets import (
    Button,
    EmptyState,
    TopBar,
    column,
    framed,
    row,
)
from hrcapp.ui.widgets.drop_area import DropArea
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """What the page is made from: how many files each group has, how many answers can be saved, how many wait
    until the other desks know of them, lists not complete; whether two desks have to say yes."""

    counts: Mapping[str, int]
    by_file: int
    held: int
    journeys: tuple[Journey, ...] = ()
    second_reader: bool = False


class InboxPage(Page):
    """Nothing is ever deleted here."""

    name, menu_key = "inbox", "inbox"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.listed = Listed(office.language)
        self.rows = FileRows()
        self._parts: InboxParts | None = None
        self.exchange = office.exchange
        self.actions = InboxActions(office)

    @classmethod
    def read(cls, office: Office) -> InboxPage:
        """On the store's thread."""
        desk = office.desk
        office.counted(office.count())
        to_save = len(desk.outgoing.pending()) + len(desk.mailing.pending())
        held = desk.outgoing.held()
        journeys = tuple(desk.couriers.journeys())
        found = Found(desk.inbox.counts(), to_save, held, journeys, desk.second_reader.asked)
        page = cls(office, found)
        page.rows = list_files(desk, tuple(office.importing.results), page.listed)
        return page

    @property
    def chosen(self) -> str:
        """The key of the chosen row."""
        return self.listed.chosen

    @property
    def counts(self) -> dict[str, int]:
        """How many files each group has, those that the last import brought again among them."""
        again = sum(one.outcome is Outcome.ALREADY for one in self.office.importing.results)
        return {**self.found.counts, inbox.ALREADY: again}

    def title(self) -> str:
        return _("Inbox")

    def shown(self) -> None:
        self.office.exchanging.changed.connect(self._redraw)
        self.office.watching.changed.connect(self._redraw)

    def hidden(self) -> None:
        self.office.exchanging.changed.disconnect(self._redraw)
        self.office.watching.changed.disconnect(self._redraw)

    def _redraw(self) -> None:
        if self.office.shell.page is self:
            self.office.shell.refresh()

    def renew(self, read: InboxPage) -> None:
        """Show what was read later; filter, search and the chosen file stay."""
        self.found = read.found
        self._list(self.listed)

    def _list(self, listed: Listed) -> None:
        """Have the store list this; if by then something else is wanted, it is not shown."""
        self.listed = listed
        office, results = self.office, tuple(self.office.importing.results)

        def look() -> FileRows | None:
            try:
                return list_files(office.desk, results, listed, lambda: self._is_wanted(listed))
            except Outdated:
                return None

        def show(rows: FileRows | None) -> None:
            if rows is not None and self._is_wanted(listed):
                self.rows = rows
                self._fill()

        office.store(look, show)

    def _is_wanted(self, listed: Listed) -> bool:
        return replace(self.listed, chosen=listed.chosen) == listed

    # -- building

    def build(self, look: Look) -> QWidget:
        if self.listed.language != look.language:
            self._list(replace(self.listed, language=look.language))
        bar = self._bar(look)
        if not any(self.counts.values()) and not self.office.importing.running:
            self._parts = None
            return page(look, bar, self._empty(look))
        parts = InboxParts(look, self)
        self._parts = parts
        table = framed(look, parts.table)
        lists = (
            *rehearsing.banners(look, self.office),
            *couriers.banners(look, self.office, self.found.journeys),
        )
        if look.narrow:
            table.setFixedHeight(look.px(260))
            items = (
                *lists,
                *parts.progress,
                *parts.search,
                parts.chips,
                table,
                foot(look, self),
                parts.panel,
            )
            area = DropArea(look, (self.office.body(look, *items, gap=12), 1), on_drop=self.take)
        else:
            left = column(look, parts.chips, (table, 1), foot(look, self), gap=10)
            middle = row(look, (left, 1), parts.panel, gap=12)
            above: list[Item] = [*self.office.above(look), *lists, *parts.progress]
            area = DropArea(look, *above, (middle, 1), on_drop=self.take, margins=(16, 14, 16, 10))
        self._fill()
        return page(look, bar, area)

    def _bar(self, look: Look) -> TopBar:
        files = Button(look, _("Import files"), "primary", "download", on_click=self.ask_files)
        identified(files, "import-files")
        words = _("Nothing is ever deleted here. Each file ends in one state, with its reason.")
        if look.narrow:
            return TopBar(look, self.title(), words, files)
        return TopBar(look, self.title(), words, self.search_field(look), self.folder_button(look), files)

    def folder_button(self, look: Look) -> Button:
        button = Button(look, _("Import a folder"), "secondary", "folder-open", on_click=self.ask_folder)
        identified(button, "import-folder")
        return button

    def search_field(self, look: Look) -> SearchField:
        search = SearchField(look, _("Search files"), self.listed.search, width=None if look.narrow else 190)
        identified(search, "inbox-search")
        search.textChanged.connect(self._search)
        return search

    def _empty(self, look: Look) -> QWidget:
        state = EmptyState(
            look,
            "inbox",
            _("Nothing has come yet"),
            _(
                "Import files from mail, a stick or a folder, or drop them here. Each is checked, and those "
                "that can't be taken in are set aside with the reason."
            ),
        )
        margins = (12, 10, 12, 10) if look.narrow else (32, 14, 32, 10)
        above = (*self.office.above(look), *progress_of(look, self.office))
        return DropArea(look, *above, (state, 1), foot(look, self), on_drop=self.take, margins=margins)

    # -- what a person does

    def ask_files(self) -> None:
        """Ask for files and import them."""
        filters = [
            _("Sealed files and messages ({pattern})").format(
                pattern=f"*{BUNDLE_EXTENSION} *{MAIL_EXTENSION} *{MAILBOX_EXTENSION}"
            ),
            _("PDF files, and exports of ODK or Kobo ({pattern})").format(
                pattern="*.pdf *.xml *.csv *.xlsx *.zip"
            ),
            _("All files ({pattern})").format(pattern="*"),
        ]
        office = self.office
        ask_files(office.shell, _("Files to import"), filters, office.last_folder, self.take)

    def ask_folder(self) -> None:
        """Ask for a folder or stick and import what is in it."""
        office = self.office
        ask_folder(
            office.shell, _("Folder to import"), office.last_folder, lambda chosen: self.take([chosen])
        )

    def take(self, paths: list[Path]) -> None:
        """Import files and folders."""
        first = paths[0]
        self.office.remember_folder(first if first.is_dir() else first.parent)
        self.office.notice = None
        self.office.importing.begin(paths)
        self.office.shell.refresh()

    def _search(self, text: str) -> None:
        self._list(replace(self.listed, search=text))

    def choose_group(self, group: str) -> None:
        self._list(replace(self.listed, group=group))

    def _fill(self) -> None:
        """Put the rows into the table, the chosen one first of all."""
        self.rows.wanted = partial(self._read, self.rows)
        parts = self._parts
        if parts is None or not isValid(parts.table):
            return
        start = self.rows.start  # the table begins where it was, and says so
        parts.table.set_rows(self.rows)
        if self.rows:
            parts.table.choose(start)
            self.choose(start)
        else:
            parts.panel.show_nothing()

    def _read(self, rows: FileRows, window: int) -> None:
        """Somebody looks where nothing was read yet."""
        office, language, places = self.office, self.listed.language, rows.places(window)

        def show(found: Mapping[int, inbox.Row]) -> None:
            there = rows.put(window, found)
            if self.rows is rows and self._parts is not None and isValid(self._parts.table):
                self._parts.table.refresh_rows(there)
                now = self._parts.table.currentIndex().row()
                if now in there:
                    self.choose(now)

        office.store(lambda: read(office.desk, places, language), show)

    def choose(self, place: int) -> None:
        """Show one row beside the table, as soon as it is read."""
        if self._parts is not None and self.rows.is_read(place):
            found = self.rows[place]
            self.listed, self.rows.start = replace(self.listed, chosen=found.key), place
            self._parts.panel.show_row(found)

    def open(self, place: int) -> None:
        """Enter on a row: its first step."""
        if self.rows.is_read(place):
            found = inbox_file.panel(self.rows[place], self.office.language)
            if found.steps:
                self.actions.do(self.rows[place], found.steps[0].action)
