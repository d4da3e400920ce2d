"""Send and receive: every signed form, the shared folder both ways, and receipts that came by other ways."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.status import Status
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.sync import choose_drop_box, drop_box
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import home
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    Button,
    Card,
    CardRow,
    EmptyState,
    Label,
    Note,
    State,
    TopBar,
    card_list,
    flow,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

_BEFORE = (Status.DRAFT, Status.READY, Status.SIGNING)


class ExchangePage(Page):
    """Read from the store before it is shown, and after each exchange."""

    name = menu_key = "send"

    def __init__(self, desk: OfficerDesk, cards: Sequence[FormCard], now: datetime, place: str) -> None:
        self._desk, self._now, self._place = desk, now, place
        self._cards = [one for one in cards if one.status not in _BEFORE and not one.practice]

    @classmethod
    def read(cls, desk: OfficerDesk) -> ExchangePage:
        """On the store's thread."""
        space = desk.workspace
        return cls(desk, space.drafts.cards(), space.clock(), drop_box(space))

    def title(self) -> str:
        return _("Send and receive")

    def build(self, look: Look) -> QWidget:
        add = Button(look, _("Add receipt"), icon="file-check", on_click=self._desk.open_file)
        identified(add, "add-receipt")
        several = Button(look, _("Copy to several places"), icon="usb", on_click=self._desk.go_copies)
        identified(several, "copy-several")
        several.setEnabled(bool(self._cards))
        bar = TopBar(look, self.title(), "", several, add)
        items: list[Item] = [self._shared(look), *self._forms(look), self._courier(look)]
        return page(look, bar, self._desk.body(look, *items, gap=16))

    def _shared(self, look: Look) -> Card:
        """One button, both ways."""
        words = (
            _("Signed files go out and answers come in with one button.")
            if self._place
            else _("A folder that the secretariat reaches too, such as a synchronised one, carries files.")
        )
        items: list[Item] = [
            Heading(look, _("Shared folder"), "h2"),
            Label(look, words, "body", "text_soft", wrap=True),
        ]
        choose = Button(look, _("Choose a shared folder"), icon="folder-open", on_click=self._choose)
        identified(choose, "choose-drop-box")
        buttons = [choose]
        if self._place:
            items.append(Note(look, "folder-open", self._place, "body", "text"))
            go = Button(look, _("Send and fetch answers"), "primary", "refresh-cw", on_click=self._sync)
            identified(go, "drop-box")
            buttons.insert(0, go)
        return Card(look, *items, flow(look, *buttons, gap=10), gap=8, margins=(20, 14, 18, 16))

    def _forms(self, look: Look) -> list[Item]:
        if not self._cards:
            return [
                EmptyState(
                    look,
                    "send",
                    _("Nothing is signed yet"),
                    _("Signed forms stand here, with where their file went and what came back."),
                )
            ]
        found = home.view(self._cards, look.language, self._now).rows
        rows = [
            CardRow(
                one.draft,
                one.name,
                one.place,
                one.detail,
                one.action,
                tuple(State(told.kind, told.words, told.icon) for told in one.states),
            )
            for one in found
        ]
        title = _("Signed forms")
        return [Heading(look, title, "h2"), card_list(look, title, rows, self._open)]

    def _courier(self, look: Look) -> Card:
        """Files of others, for whoever travels."""
        told = _("Take sealed files of other towns along. You can't open them, and the secretariat can.")
        go = Button(look, _("Carry files for others"), icon="hand-helping", on_click=self._desk.go_courier)
        identified(go, "carry-files")
        head = Heading(look, _("For others"), "h2")
        words = Label(look, told, "body", "text_soft", wrap=True)
        return Card(look, head, words, flow(look, go), gap=8, margins=(20, 14, 18, 16))

    def _open(self, draft: str) -> None:
        self._desk.with_form(draft, lambda _form: self._desk.go_send())

    def _sync(self) -> None:
        self._desk.sync(Path(self._place), self._again)

    def _again(self, notice: Notice) -> None:
        def show(newer: ExchangePage) -> None:
            self._cards, self._place, self._now = newer._cards, newer._place, newer._now
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: ExchangePage.read(self._desk), show)

    def _choose(self) -> None:
        def chosen(folder: Path) -> None:
            choose_drop_box(self._desk.workspace, folder)
            self._place = str(folder)
            self._desk.shell.refresh()

        ask_folder(self._desk.shell, _("Choose a shared folder"), self._desk.last_folder, chosen)
