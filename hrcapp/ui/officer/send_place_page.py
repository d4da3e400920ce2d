"""The drop box of this device: one that the kit names or an own one, when it is used, and how fast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import FOLDER
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.officer.places import Place, add_own, choose, chosen, forget_own, picked, places
from hrcapp.ui.access import identified
from hrcapp.ui.common.box_words import kind_name
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import send_parts
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.send_trial import try_out
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    ChoiceCards,
    Dialog,
    Heading,
    Label,
    TopBar,
    Way,
    flow,
)
from hrcapp.ui.widgets.layout import Item

_AUTOMATIC = "automatic"


class PlacePage(Page):
    """Each choice counts at once. `places` are read from the store's thread, and again after a change."""

    name, menu_key = "drop-boxes", "send"

    def __init__(self, desk: OfficerDesk, offered: Sequence[Place], one: Place | None) -> None:
        self._desk, self._places, self._picked = desk, tuple(offered), one
        self._fresh = True

    @classmethod
    def read(cls, desk: OfficerDesk) -> PlacePage:
        """On the store's thread."""
        return cls(desk, places(desk.workspace), picked(desk.workspace))

    def title(self) -> str:
        return _("Drop box")

    def shown(self) -> None:
        if not self._fresh:  # back from describing another one
            self.again()
        self._fresh = False

    def build(self, look: Look) -> QWidget:
        told = _("A place that the secretariat reaches too. Only it can open what lies there.")
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "back")
        body = self._desk.body(look, self._where(look), self._when(look), gap=14, width=820)
        return page(look, TopBar(look, self.title(), told), body, ActionBar(look, [back], []))

    # -- what is shown

    def _where(self, look: Look) -> Card:
        items: list[Item] = [Heading(look, _("Where files go"), "h2")]
        if self._places:
            by_key = {one.key: one for one in self._places}
            ways = [_way(key, one) for key, one in by_key.items()]
            if len(ways) > 1:
                ways.insert(0, _automatic())
            used = self._picked.key if self._picked else ways[0].value
            cards = ChoiceCards(look, _("Where files go"), ways, used)
            identified(cards, "places")
            identified(cards.card(ways[0].value), "place-automatic")
            for at, key in enumerate(by_key):
                identified(cards.card(key), f"place-{at}")
            cards.chosen.connect(lambda value: self._choose(by_key.get(value)))
            items.append(cards)
        else:
            none = _("The kit names none. Use a folder that both sides reach, or a server of your own.")
            items.append(Label(look, none, "body", "text_soft", wrap=True))
        return Card(look, *items, flow(look, *self._buttons(look), gap=8), gap=10, margins=(20, 14, 18, 16))

    def _buttons(self, look: Look) -> list[QWidget]:
        made: list[tuple[str, Button]] = []
        if self._places:
            test = Button(look, _("Test the connection"), icon="refresh-cw", small=True, on_click=self._test)
            made.append(("test-place", test))
        folder = Button(
            look, _("Use a shared folder"), icon="folder-open", small=True, on_click=self._ask_folder
        )
        own = Button(look, _("Use another server"), icon="plus", small=True, on_click=self._desk.go_own_box)
        made += [("use-folder", folder), ("use-server", own)]
        if any(one.own for one in self._places):
            forget = Button(
                look, _("Forget your own drop box"), icon="x", small=True, on_click=self._ask_forget
            )
            made.append(("forget-own", forget))
        for name, button in made:
            identified(button, name)
        return [button for _name, button in made]

    def _when(self, look: Look) -> Card:
        switch = send_parts.automatic_switch(look, self._desk)
        limit = send_parts.rate_choice(look, self._desk)
        head = Heading(look, _("When and how fast"), "h2")
        return Card(look, head, switch, limit, gap=12, margins=(20, 14, 18, 16))

    # -- what a person does

    def use_folder(self, folder: Path) -> None:
        """A shared or synchronised folder from now on."""
        self._desk.remember_folder(folder)
        space = self._desk.workspace
        self._change(lambda: add_own(space, DropBoxSpec(FOLDER, str(folder))))

    def again(self, notice: Notice | None = None) -> None:
        """Read everything once more and show it."""

        def show(newer: PlacePage) -> None:
            self._places, self._picked = newer._places, newer._picked
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: PlacePage.read(self._desk), show)

    def _choose(self, place: Place | None) -> None:
        self._change(lambda: choose(self._desk.workspace, place))

    def _ask_folder(self) -> None:
        title = _("Choose a shared folder")
        ask_folder(self._desk.shell, title, self._desk.last_folder, self.use_folder)

    def _ask_forget(self) -> None:
        shell = self._desk.shell
        Dialog(
            shell.look,
            shell,
            _("Forget your own drop box?"),
            _("Its address and password are removed from this computer. What lies there stays."),
            verb=_("Forget it"),
            keep=_("Keep it"),
            on_confirm=lambda: self._change(lambda: forget_own(self._desk.workspace)),
            danger=True,
        ).open()

    def _test(self) -> None:
        def ask(place: Place | None) -> None:
            if place is not None:
                try_out(self._desk, place)

        self._desk.store(lambda: chosen(self._desk.workspace), ask)

    def _change(self, work: Callable[[], object]) -> None:
        self._desk.store(work, lambda _done: self.again())


def _automatic() -> Way:
    told = _("The one that worked last comes first. Where one does not work, the next is tried.")
    return Way(_AUTOMATIC, _("Automatic"), told, "refresh-cw")


def _way(value: str, place: Place) -> Way:
    whose = _("Your own") if place.own else _("Named by the kit")
    icon = "folder-open" if place.is_folder else "hard-drive"
    told = _("{kind}. {whose}.").format(kind=kind_name(place.spec.kind), whose=whose)
    return Way(value, place.server, told, icon)
