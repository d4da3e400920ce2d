"""Send and receive: every signed form, the drop box both ways, and receipts that came by other ways."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.status import Status
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.forms import FormTitles, titles
from hrcapp.officer.places import Place, route
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import home, send, send_parts, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.held import held_banner
from hrcapp.ui.officer.room_card import room_card
from hrcapp.ui.officer.watching import WatchingPage
from hrcapp.ui.widgets import (
    Button,
    Card,
    CardRow,
    EmptyState,
    Label,
    Line,
    State,
    TopBar,
    flow,
    list_cards,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

_MOST = 12
"""Lines of the history."""

_BEFORE = (Status.DRAFT, Status.READY, Status.SIGNING)


class ExchangePage(WatchingPage):
    """Read from the store before it is shown, and after each run with the drop box."""

    name = menu_key = "send"

    def __init__(
        self,
        desk: OfficerDesk,
        cards: Sequence[FormCard],
        travels: Sequence[send.Travels],
        now: datetime,
        route: Sequence[Place],
        forms: FormTitles,
    ) -> None:
        self._desk, self._now, self._route, self._titles = desk, now, tuple(route), forms
        self._cards, self._travels = tuple(cards), tuple(travels)

    @classmethod
    def read(cls, desk: OfficerDesk) -> ExchangePage:
        """On the store's thread."""
        space = desk.workspace
        cards = [one for one in space.drafts.cards() if one.status not in _BEFORE and one.for_campaign]
        forms = titles(space, cards)
        travels = [
            send.Travels(
                words.form_of(one, forms, desk.language),
                tuple(space.outbox.history(one.draft)),
                tuple(space.answers.of(one.draft)),
            )
            for one in cards
        ]
        return cls(desk, cards, travels, space.clock(), route(space), forms)

    def title(self) -> str:
        return _("Send and receive")

    def build(self, look: Look) -> QWidget:
        add = Button(look, _("Add receipt"), icon="file-check", on_click=self._desk.open_file)
        identified(add, "add-receipt")
        several = Button(look, _("Copy to several places"), icon="usb", on_click=self._desk.go_copies)
        identified(several, "copy-several")
        several.setEnabled(bool(self._cards))
        bar = TopBar(look, self.title(), "", several, add)
        items: list[Item] = [
            *held_banner(look, self._desk),
            self._drop_box(look),
            *self._forms(look),
            *self._history(look),
            room_card(look, self._desk),
            self._courier(look),
        ]
        return page(look, bar, self._desk.body(look, *items, gap=16))

    def _drop_box(self, look: Look) -> Card:
        """One button, both ways; or by itself."""
        words = (
            _("Signed files go out and answers come in with one button.")
            if self._route
            else _("A place that the secretariat reaches too: a synchronised folder, or a server.")
        )
        items: list[Item] = [
            Heading(look, _("Drop box"), "h2"),
            Label(look, words, "body", "text_soft", wrap=True),
        ]
        choose = Button(look, _("Choose the drop box"), icon="settings", on_click=self._desk.go_place)
        identified(choose, "choose-drop-box")
        buttons = [choose]
        if self._route:
            items += send_parts.route_notes(look, self._route)
            items += send_parts.run_panel(look, self._desk) or send_parts.last_note(look, self._desk)
            go = Button(
                look, _("Send and fetch answers"), "primary", "refresh-cw", on_click=self._desk.exchange.sync
            )
            identified(go, "drop-box")
            go.setEnabled(not self._desk.exchange.running)
            buttons.insert(0, go)
        items.append(flow(look, *buttons, gap=10))
        if self._route:
            items += [Line(look), send_parts.automatic_switch(look, self._desk)]
        return Card(look, *items, gap=10, margins=(20, 14, 18, 16))

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
        found = home.view(self._cards, look.language, self._now, self._titles).rows
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
        return [Heading(look, title, "h2"), list_cards(look, title, rows, self._open)]

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

    def _history(self, look: Look) -> list[Item]:
        events = send.recent(self._travels, look.language, _MOST)
        if not events:
            return []
        return [Heading(look, _("History"), "h2"), send_parts.event_lines(look, events)]

    def _again(self, notice: Notice) -> None:
        def show(newer: ExchangePage) -> None:
            self._cards, self._travels = newer._cards, newer._travels
            self._route, self._now, self._titles = newer._route, newer._now, newer._titles
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: ExchangePage.read(self._desk), show)
