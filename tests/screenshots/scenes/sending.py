"""Sending over the network: places to choose from, a run under way, what it brought, an own server."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.last_run import LastRun
from hrcapp.officer.places import add_own, choose, remember, route
from hrcapp.officer.route import Exchanged, Missed, Route
from hrcapp.officer.sending import set_automatic, set_paused
from hrcapp.officer.sync import Synced
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.exchanging import Run
from hrcapp.ui.officer.send_box_page import OwnBoxPage
from hrcapp.ui.officer.send_notices import told_exchange
from tests.officer_stage import Stage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.officer import _open, names, stage, window

CLOUD = DropBoxSpec(
    "webdav", "https://cloud.example.org/box", {"user": "sample", "password": "sample-password"}
)
STORE = DropBoxSpec("s3", "https://storage.example.org/box", {"key": "sample", "secret": "sample-password"})
OWN = DropBoxSpec(
    "sftp",
    "sftp://sftp.example.org/box",
    {"user": "sample", "password": "sample-password", "host_key": "ssh-ed25519 AAAA"},
)


def _stage(look: Look) -> Stage:
    made = stage(look)
    made.take_kit(drop_boxes=(CLOUD, STORE))
    return made


def _run(desk: OfficerDesk, at: tuple[int, int]) -> None:
    """A run under way, as its server would leave it for a while."""
    desk.exchange.run = Run(Route(route(desk.workspace)), by_itself=True, at=at)
    desk.exchange.changed.emit()


@scenes.add("sending-run", EN, AR, LARGE_AR)
def run(look: Look) -> QWidget:
    made, town = _stage(look), names(look)
    made.received(town[3], made.folder.parent / "STICK")
    draft = made.signed(town[2])
    made.workspace.outbox.note(draft, 1, "dropbox", CLOUD.address)
    made.signed(town[1])
    set_automatic(made.workspace, True)

    def go(desk: OfficerDesk) -> None:
        desk.automatic.rest()
        desk.go_exchange()
        _run(desk, (420_000, 1_900_000))

    return window(look, made, go)


@scenes.add("sending-paused", EN, AR)
def paused(look: Look) -> QWidget:
    made = _stage(look)
    draft = made.signed(names(look)[0])
    made.workspace.outbox.pack(draft)

    def go(desk: OfficerDesk) -> None:
        desk.go_send()
        _run(desk, (120_000, 400_000))
        desk.exchange.pause()

    return window(look, made, _open(draft, go))


@scenes.add("sending-failed", EN, AR, DARK)
def failed(look: Look) -> QWidget:
    made = _stage(look)
    made.signed(names(look)[0])
    fault = Fault(Code.BOX_UNREACHABLE, server="cloud.example.org")

    def go(desk: OfficerDesk) -> None:
        at = made.clock() - timedelta(minutes=7)
        desk.exchange.last = LastRun(at, "cloud.example.org", fault=fault)
        desk.go_exchange()

    return window(look, made, go)


@scenes.add("sending-return", EN, AR)
def returned(look: Look) -> QWidget:
    made = _stage(look)
    draft = made.returned(names(look)[0], made.folder.parent / "STICK")
    answer = made.workspace.answers.of(draft)[0]

    def go(desk: OfficerDesk) -> None:
        desk.go_home()
        made_with = Exchanged(route(made.workspace)[0], Synced((), (answer,), ()))
        desk.show_notice(told_exchange(made_with, (names(look)[0],), desk))

    return window(look, made, go)


@scenes.add("sending-places", EN, AR, LARGE)
def places(look: Look) -> QWidget:
    made = _stage(look)
    add_own(made.workspace, OWN)
    choose(made.workspace, None)
    return window(look, made, OfficerDesk.go_place)


@scenes.add("sending-stood-in", EN, AR)
def stood_in(look: Look) -> QWidget:
    made = _stage(look)
    draft = made.signed(names(look)[0])
    made.workspace.outbox.note(draft, 1, "dropbox", STORE.address)
    cloud, store = route(made.workspace)
    remember(made.workspace, store)
    fault = Fault(Code.BOX_UNREACHABLE, server=cloud.server)
    done = Exchanged(store, Synced((draft,), (), ()), (Missed(cloud, fault),))

    def go(desk: OfficerDesk) -> None:
        desk.go_exchange(told_exchange(done, (), desk))

    return window(look, made, go)


@scenes.add("sending-held", EN, AR)
def held(look: Look) -> QWidget:
    made = _stage(look)
    made.signed(names(look)[0])
    made.workspace.vault.new_recovery_code()
    set_paused(made.workspace, True)
    return window(look, made, OfficerDesk.go_home)


@scenes.add("sending-own-server", EN, AR, LARGE)
def own_server(look: Look) -> QWidget:
    made = _stage(look)

    def go(desk: OfficerDesk) -> None:
        desk.go_own_box()
        page = desk.shell.page
        assert isinstance(page, OwnBoxPage)
        page.box.kind, page.box.address = "sftp", OWN.address
        page.box.options.update(user="sample", password="sample-password")
        page._fingerprint = "SHA256:Mm6QmT0sYy3b1yG2cK1u2qk0o5i2E7p9w4sAmPlEkEy"
        desk.shell.refresh()

    return window(look, made, go)


@scenes.add("sending-plain-http", EN, AR, LARGE)
def plain_http(look: Look) -> QWidget:
    made = _stage(look)

    def go(desk: OfficerDesk) -> None:
        desk.go_own_box()
        page = desk.shell.page
        assert isinstance(page, OwnBoxPage)
        page.box.address = "http://files.example.org/box"
        page.box.options.update(user="sample", password="sample-password")
        desk.shell.refresh()

    return window(look, made, go)
