"""Gathering in a room: opened here, with the address and the code that the others need, and what comes in."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hrcapp.exchange.room import Room
from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import room_words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.room_code import QrCode, large
from hrcapp.ui.officer.room_networks import Network, networks
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Banner,
    Button,
    Card,
    ComboBox,
    Heading,
    KeyValues,
    Label,
    Note,
    TopBar,
    beside,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

_MARGINS = (22, 16, 22, 18)


class RoomPage(Page):
    """The room belongs to the window, not to this page: it stays open while others are shown."""

    name, menu_key = "room", "send"

    def __init__(self, desk: OfficerDesk) -> None:
        self._desk = desk
        self.networks: list[Network] = networks()
        self._chosen = ""

    def title(self) -> str:
        return _("Gather in this room")

    def shown(self) -> None:
        self._desk.room.changed.connect(self._redraw)

    def hidden(self) -> None:
        self._desk.room.changed.disconnect(self._redraw)

    def build(self, look: Look) -> QWidget:
        room = self._desk.room.room
        bar = TopBar(look, self.title(), _("You can't open what comes in, and nobody sees here whose it is."))
        items = self._closed(look) if room is None else self._open(look, room)
        return page(look, bar, self._desk.body(look, *items, width=940), self._actions(look, room))

    # -- closed

    def _closed(self, look: Look) -> list[Item]:
        told = (
            ("wifi-off", _("No internet is needed: all laptops are in the same network, such as one Wi-Fi.")),
            ("lock", _("A code that you say or show lets the others in. Each room has a new one.")),
            ("eye", _("Others in the network can see that files travel and how large; not what is in them.")),
            ("clock", _("The room closes with this window, or after an hour without use.")),
        )
        notes = [Note(look, icon, text, "body", "text") for icon, text in told]
        items: list[Item] = []
        if self._desk.room.last is not None:
            items.append(Banner(look, *room_words.closed(self._desk.room.last)))
        head = Heading(look, _("What happens"), "h2")
        return [*items, Card(look, head, *notes, gap=10, margins=_MARGINS), self._where(look)]

    def _where(self, look: Look) -> Card:
        again = Button(look, _("Look for networks again"), icon="refresh-cw", small=True, on_click=self.again)
        identified(again, "look-for-networks")
        items: list[Item] = [Heading(look, _("The network"), "h2")]
        if not self.networks:
            told = _("This computer is in no network. Connect it to the one that the other laptops use.")
            items.append(Note(look, "triangle-alert", told, "body", "text", icon_ink="warning"))
        elif len(self.networks) == 1:
            items.append(Label(look, _told(self.networks[0]), wrap=True))
        else:
            items.append(self._choice(look))
        return Card(look, *items, flow(look, again), gap=10, margins=_MARGINS)

    def _choice(self, look: Look) -> QWidget:
        combo = ComboBox(look, [(one.address, _told(one)) for one in self.networks])
        combo.set_value(self._network())
        combo.activated.connect(lambda _at: self._choose(combo.value()))
        identified(combo, "network")
        label = Label(look, _("The network that the other laptops use too"), "small_strong", wrap=True)
        label.setBuddy(combo)
        named(combo, label.text())
        return column(look, label, combo, gap=6)

    # -- open

    def _open(self, look: Look, room: Room) -> list[Item]:
        return [self._invitation(look, room), self._came(look, room)]

    def _invitation(self, look: Look, room: Room) -> Card:
        at = room.invitation
        address = large(look, at.address, _("Address"))
        identified(address, "room-address")
        code = large(look, at.code, _("Code"))
        identified(code, "room-code")
        copy = Button(look, _("Copy address and code"), icon="copy", small=True, on_click=self._copy)
        identified(copy, "copy-invitation")
        how = _("On the other laptops: “Send and receive”, “To a laptop in this room”.")
        words = column(
            look,
            Label(look, _("Address"), "small", "text_soft"),
            row(look, address, None),
            Label(look, _("Code"), "small", "text_soft"),
            row(look, code, None),
            6,
            Note(look, "info", how, "body", "text"),
            row(look, copy, None),
            None,
            gap=4,
        )
        picture = QrCode(look, at.text, _("Address and code as a QR code"))
        heading = Heading(look, _("Let the others in"), "h2")
        return Card(look, heading, beside(look, (words, 1), picture, gap=24), gap=10, margins=_MARGINS)

    def _came(self, look: Look, room: Room) -> Card:
        summary = Label(look, room_words.came(room.tally, look.language), wrap=True)
        identified(summary, "room-tally")
        items: list[Item] = [Heading(look, _("What came in"), "h2"), summary]
        if room.tally.senders:
            laptops = isolated(", ".join(room.tally.senders))
            items.append(KeyValues(look, [(_("Laptops"), laptops)]))
        go = Button(look, _("See the carried files"), icon="hand-helping", on_click=self._desk.go_courier)
        identified(go, "to-carried")
        return Card(look, *items, flow(look, go), gap=10, margins=_MARGINS)

    # -- what a person does

    def _actions(self, look: Look, room: Room | None) -> ActionBar:
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        if room is not None:
            close = Button(look, _("Close the room"), "primary", "lock", on_click=self._desk.room.close)
            identified(close, "close-room")
            return ActionBar(look, [back], [close])
        go = Button(look, _("Open the room"), "primary", "lock-open", on_click=self.open)
        identified(go, "open-room")
        go.setEnabled(bool(self.networks) and not self._desk.room.opening)
        return ActionBar(look, [back], [go])

    def open(self) -> None:
        """Let the others in."""
        self._desk.notice = None
        self._desk.room.open(self._network())

    def again(self) -> None:
        """Networks come and go."""
        self.networks = networks()
        self._desk.shell.refresh()

    def _network(self) -> str:
        known = [one.address for one in self.networks]
        return self._chosen if self._chosen in known else next(iter(known), "")

    def _choose(self, address: str) -> None:
        self._chosen = address

    def _copy(self) -> None:
        room = self._desk.room.room
        if room is not None:
            QGuiApplication.clipboard().setText(room.invitation.text)
            self._desk.say("success", lambda: (_("Address and code are copied"), ""))

    def _redraw(self) -> None:
        if self._desk.shell.page is self:
            self._desk.shell.refresh()


def _told(network: Network) -> str:
    return f"{isolated(network.name)}: {isolated(network.address)}"
