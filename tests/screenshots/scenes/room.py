"""Gathering in a room, on both sides of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.room import Closed, Invitation, Tally
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.room import Brought, Visited
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.room_bring_page import BringPage
from hrcapp.ui.officer.room_networks import Network
from hrcapp.ui.officer.room_page import RoomPage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.officer import names, stage, window

AT = Invitation("192.168.1.20", 40123, "7K2M-9QXD")


class Opened:
    """A room as the page sees one; no picture listens on a network."""

    invitation, closed = AT, None
    tally = Tally(12, 34_600_000, 2, ("192.168.1.21", "192.168.1.24", "192.168.1.30"))

    def close(self) -> None:
        """Nothing listens."""


def _page(desk: OfficerDesk, found: tuple[Network, ...]) -> None:
    desk.go_room()
    page = desk.shell.page
    assert isinstance(page, RoomPage)
    page.networks = list(found)
    desk.shell.refresh()


@scenes.add("room-before", EN, AR, LARGE)
def before(look: Look) -> QWidget:
    def go(desk: OfficerDesk) -> None:
        desk.room.last = Closed.TRIES
        _page(desk, (Network("192.168.1.20", "Wi-Fi"), Network("10.0.0.7", "Ethernet")))

    return window(look, stage(look), go)


@scenes.add("room-open", EN, AR, DARK, LARGE, LARGE_AR)
def opened(look: Look) -> QWidget:
    def go(desk: OfficerDesk) -> None:
        desk.room._room = Opened()  # type: ignore[assignment]
        _page(desk, ())

    return window(look, stage(look), go)


@scenes.add("room-banner", EN, AR)
def banner(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()

    def go(desk: OfficerDesk) -> None:
        desk.room._room = Opened()  # type: ignore[assignment]
        desk.go_exchange()

    return window(look, made, go)


@scenes.add("room-bring", EN, AR, LARGE_AR)
def bring(look: Look) -> QWidget:
    made, towns = stage(look), names(look)
    made.take_kit()
    drafts = [made.signed(town) for town in towns[:3]]

    def go(desk: OfficerDesk) -> None:
        page = _bring(desk)
        done = (Brought(drafts[0], True), Brought(drafts[1]), Brought(drafts[2], True))
        page._over(Visited(done), AT)

    return window(look, made, go)


@scenes.add("room-bring-wrong", EN, AR)
def bring_wrong(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    made.signed(names(look)[0])

    def go(desk: OfficerDesk) -> None:
        _bring(desk)._over(Fault(Code.ROOM_CODE_WRONG, server=AT.address), AT)

    return window(look, made, go)


def _bring(desk: OfficerDesk) -> BringPage:
    desk.go_bring()
    page = desk.shell.page
    assert isinstance(page, BringPage)
    page._address, page._code = AT.address, AT.code
    return page
