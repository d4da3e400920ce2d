"""Carry files for others: taken from sticks and folders, passed on by any way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.courier import Parcel
from hrcapp.officer.courier_receipts import Carried
from hrcapp.officer.places import Place, chosen
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.drives import removable
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import carrying, send_parts, words
from hrcapp.ui.officer.courier_actions import CourierActions
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.watching import WatchingPage
from hrcapp.ui.widgets import (
    ActionBar,
    Banner,
    Button,
    Card,
    Column,
    Heading,
    Label,
    Note,
    State,
    Table,
    Text,
    TopBar,
    flow,
    framed,
)
from hrcapp.ui.widgets.button import Kind as ButtonKind
from hrcapp.ui.widgets.layout import Item

ROWS_SHOWN = 8


class CourierPage(WatchingPage):
    """What is carried, where more can be taken, and the ways on."""

    name, menu_key = "courier", "send"

    def __init__(
        self, desk: OfficerDesk, parcels: Sequence[Parcel], receipts: Carried, place: Place | None
    ) -> None:
        self._desk, self._parcels, self._receipts, self._place = desk, tuple(parcels), receipts, place
        self.do = CourierActions(desk, self._chosen, self._again)

    @classmethod
    def read(cls, desk: OfficerDesk) -> CourierPage:
        """On the store's thread."""
        space = desk.workspace
        return cls(desk, space.courier.parcels(), space.courier.receipts.carried(), chosen(space))

    def title(self) -> str:
        return _("Carry files for others")

    def shown(self) -> None:
        super().shown()
        self._desk.room.changed.connect(self._room_changed)

    def hidden(self) -> None:
        super().hidden()
        self._desk.room.changed.disconnect(self._room_changed)

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), _("You can't open them, and nobody sees here whose they are."))
        items: list[Item] = []
        if self.do.written:
            items.append(self._was_it_sent(look))
        items += [*send_parts.run_panel(look, self._desk), self._take(look), *self._carried(look)]
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        return page(look, bar, self._desk.body(look, *items, gap=14), ActionBar(look, [back], []))

    # -- what is shown

    def _take(self, look: Look) -> Card:
        buttons = []
        for drive in removable():
            told = _("Take from {place}").format(place=isolated(drive.name))
            made = Button(look, told, icon="usb", on_click=partial(self.do.take, drive.path))
            identified(made, f"take-{drive.path.name}")
            buttons.append(made)
        other = Button(
            look, _("Take from a stick or folder"), "primary", "folder-open", on_click=self.do.ask_source
        )
        identified(other, "take-files")
        room = Button(look, _("Gather in this room"), icon="inbox", on_click=self._desk.go_room)
        identified(room, "gather-in-room")
        said = _(
            "Every sealed file there is checked and copied. Nothing there is changed; damaged ones stay."
        )
        return Card(
            look,
            Heading(look, _("Take files along"), "h2"),
            Label(look, said, "body", "text_soft", wrap=True),
            flow(look, other, *buttons, room, gap=10),
            gap=10,
            margins=(20, 14, 18, 16),
        )

    def _carried(self, look: Look) -> list[Item]:
        summary = Label(look, carrying.summary(self._parcels, look.language), wrap=True)
        identified(summary, "carried")
        items: list[Item] = [Heading(look, _("Carried"), "h2"), summary]
        if self._receipts.count:
            back = Note(look, "stamp", carrying.receipts(self._receipts, look.language), "body", "text")
            identified(back, "carried-receipts")
            items.append(back)
        if not self._parcels:
            return [*items, *self._let_go(look)]
        note = Note(
            look, "info", _("Only the secretariat's receipts say that files arrived; senders get them.")
        )
        return [*items, self._ways(look, waiting=bool(self._waiting())), note, self._table(look)]

    def _ways(self, look: Look, *, waiting: bool) -> QWidget:
        kind: ButtonKind = "primary" if waiting else "secondary"
        stick = Button(look, _("Put on a stick or into a folder"), kind, "usb", on_click=self.do.ask_target)
        identified(stick, "pass-on")
        mail = Button(look, _("Write messages"), icon="mail", on_click=self.do.ask_mail)
        identified(mail, "pass-on-mail")
        buttons: list[QWidget] = [stick, mail]
        if self._place is not None:
            box = Button(look, _("Put into the drop box"), icon="refresh-cw", on_click=self.do.drop)
            identified(box, "pass-on-box")
            box.setEnabled(not self._desk.exchange.running)
            buttons.append(box)
        return flow(look, *buttons, *self._let_go(look), gap=10)

    def _let_go(self, look: Look) -> list[QWidget]:
        """Forgetting what was passed on, and receipts that were fetched."""
        if not self._receipts.fetched and not any(one.passed_on for one in self._parcels):
            return []
        go = Button(look, _("Forget those passed on"), icon="x", on_click=self.do.ask_let_go)
        identified(go, "let-go")
        return [go]

    def _table(self, look: Look) -> QWidget:
        language = look.language
        columns = (
            Column[Parcel](_("Code"), lambda one: Text(carrying.code(one), words.size(one.size, language))),
            Column[Parcel](_("Taken"), lambda one: Text(words.stamp(one.at, language), carrying.source(one))),
            Column[Parcel](_("Now"), lambda one: _state(carrying.state(one)), 260),
        )
        table = Table[Parcel](look, _("Carried files"), columns, self._parcels, two_lines=True)
        identified(table, "parcels")
        rows = min(ROWS_SHOWN, len(self._parcels))
        header = table.horizontalHeader().height()
        table.setMinimumHeight(header + rows * table.verticalHeader().defaultSectionSize() + 2)
        return framed(look, table)

    def _was_it_sent(self, look: Look) -> Banner:
        button = Button(look, _("Yes, it was sent"), icon="check", small=True, on_click=self.do.sent)
        identified(button, "mail-sent")
        told = _("Open each message with your mail program and send it.")
        return Banner(look, "info", _("Were the messages sent?"), told, button, icon="mail")

    # -- what it is made from

    def _waiting(self) -> tuple[Parcel, ...]:
        return tuple(one for one in self._parcels if not one.passed_on)

    def _chosen(self) -> tuple[Parcel, ...]:
        """What waits; once all was passed on, everything again."""
        return self._waiting() or self._parcels

    def _again(self, notice: Notice) -> None:
        """Read everything again and tell what was done."""

        self._read_again(lambda: self._desk.show_notice(notice))

    def _room_changed(self) -> None:
        """A file came into the room, or it was opened or closed."""
        self._read_again(self._desk.shell.refresh)

    def _read_again(self, then: Callable[[], object]) -> None:
        def show(newer: CourierPage) -> None:
            self._parcels, self._receipts, self._place = newer._parcels, newer._receipts, newer._place
            if self._desk.shell.page is self:
                then()

        self._desk.store(lambda: CourierPage.read(self._desk), show)


def _state(told: words.Told) -> State:
    return State(told.kind, told.words, told.icon)
