"""The inbox: every file that came with its checks and state, and beside them what to do about one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.mail import MAIL_EXTENSION, MAILBOX_EXTENSION
from hrcapp.exchange.names import BUNDLE_EXTENSION
from hrcapp.i18n import _
from hrcapp.secretariat.couriers import Journey
from hrcapp.secretariat.inbox import Arrived
from hrcapp.secretariat.intake import Imported
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_files, ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import couriers, inbox, inbox_file, rehearsing
from hrcapp.ui.secretariat.drop_area import DropArea
from hrcapp.ui.secretariat.inbox_actions import InboxActions
from hrcapp.ui.secretariat.inbox_foot import foot
from hrcapp.ui.secretariat.inbox_parts import InboxParts, progress_of
from hrcapp.ui.widgets import (
    Button,
    EmptyState,
    TopBar,
    column,
    framed,
    row,
)
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """What the page is made from: the files, how many answers can be saved, how many wait until the other
    desks know of them, lists not complete."""

    files: tuple[Arrived, ...]
    by_file: int
    held: int
    journeys: tuple[Journey, ...] = ()


class InboxPage(Page):
    """Nothing is ever deleted here."""

    name, menu_key = "inbox", "inbox"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.group, self.search, self.chosen = "all", "", ""
        self.rows: tuple[inbox.Row, ...] = ()
        self._shown: list[inbox.Row] = []
        self._made_for: tuple[str, tuple[Imported, ...]] | None = None
        self._parts: InboxParts | None = None
        self.exchange = office.exchange
        self.actions = InboxActions(office)

    @classmethod
    def read(cls, office: Office) -> InboxPage:
        """On the store's thread."""
        desk = office.desk
        office.counted(office.count())
        files = tuple(desk.inbox.files())
        to_save = len(desk.outgoing.pending()) + len(desk.mailing.pending())
        held = desk.outgoing.held()
        page = cls(office, Found(files, to_save, held, tuple(desk.couriers.journeys())))
        page._make_rows(office.language)
        return page

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
        self.found, self.rows, self._made_for = read.found, read.rows, read._made_for

    def _make_rows(self, language: str) -> None:
        """Ten thousand files take a fifth of a second: once a language, and not on the window's thread."""
        results = tuple(self.office.importing.results)
        if self._made_for != (language, results):
            self._made_for = (language, results)
            self.rows = inbox.rows(self.found.files, results, language)

    # -- building

    def build(self, look: Look) -> QWidget:
        self._make_rows(look.language)
        bar = self._bar(look)
        if not self.rows and not self.office.importing.running:
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
        self._filter()
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
        search = SearchField(look, _("Search files"), self.search, width=None if look.narrow else 190)
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
        self.search = text
        self._filter()

    def choose_group(self, group: str) -> None:
        self.group = group
        self._filter()

    def _filter(self) -> None:
        self._shown = inbox.shown(self.rows, self.group, self.search)
        parts = self._parts
        if parts is None:
            return
        parts.table.set_rows(self._shown)
        place = next((at for at, one in enumerate(self._shown) if one.key == self.chosen), 0)
        if self._shown:
            parts.table.choose(place)
            self.choose(place)
        else:
            parts.panel.show_nothing()

    def choose(self, place: int) -> None:
        """Show one row beside the table."""
        if self._parts is not None and 0 <= place < len(self._shown):
            self.chosen = self._shown[place].key
            self._parts.panel.show_row(self._shown[place])

    def open(self, place: int) -> None:
        """Enter on a row: its first step."""
        if 0 <= place < len(self._shown):
            found = inbox_file.panel(self._shown[place], self.office.language)
            if found.steps:
                self.actions.do(self._shown[place], found.steps[0].action)
