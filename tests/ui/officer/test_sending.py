"""Sending over the network from the window: real servers on loopback, nothing before it was switched on."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import paramiko
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.receipt import Comment
from hrcapp.model.status import Status
from hrcapp.officer.places import add_own, chosen, picked
from hrcapp.officer.sending import is_paused, set_automatic, set_paused, set_rate
from hrcapp.ui.bidi import isolated
from hrcapp.ui.look import Look
from hrcapp.ui.officer.courier_page import CourierPage
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.send_box_page import OwnBoxPage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog
from tests.dav import SECRET, Dav, running
from tests.exchange_servers.servers import MAKERS, USER
from tests.officer_stage import Stage

LIMIT_MS = 30_000
POPULATION = "/data/key_info/population"


class Window:
    """The officer's window with its own workers; a run with a server keeps them busy."""

    def __init__(self, qtbot: QtBot, stage: Stage, desk: OfficerDesk, tasks: Tasks) -> None:
        self.qtbot, self.stage, self.desk, self.tasks = qtbot, stage, desk, tasks

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LIMIT_MS)

    def wait_for(self, page: str) -> None:
        self.wait(lambda: getattr(self.desk.shell.page, "name", "") == page)

    def find(self, name: str) -> QWidget | None:
        return self.desk.shell.findChild(QWidget, name)

    def press(self, name: str) -> None:
        """Put the focus on a control and press the space bar."""
        self.wait(lambda: (found := self.find(name)) is not None and found.isEnabled())
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def write(self, name: str, text: str) -> None:
        edit = self.find(name)
        assert isinstance(edit, QLineEdit | QPlainTextEdit)
        edit.setText(text) if isinstance(edit, QLineEdit) else edit.setPlainText(text)

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.desk.shell.findChildren(QLabel))

    def status(self, draft: str) -> Status:
        return self.tasks.in_turn(lambda: self.stage.workspace.drafts.card(draft).status)

    def go(self, page: Callable[[], object], name: str) -> None:
        page()
        self.wait_for(name)

    def at_rest(self) -> None:
        self.wait(lambda: not self.tasks.busy and not self.desk.exchange.running)


@pytest.fixture
def dav() -> Iterator[Dav]:
    with running() as made:
        yield made


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    yield made
    made.close()


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage
) -> Iterator[Callable[[], Window]]:
    """The window, opened when the data folder is as the test wants it; closed at the end."""
    opened: list[Window] = []

    def open_it() -> Window:
        tasks = Tasks()
        opened.append(Window(qtbot, stage, stage.desk(qapp, style, look, tasks), tasks))
        opened[-1].desk.shell.show()
        return opened[-1]

    yield open_it
    for window in opened:
        window.desk.shell.close()
        window.desk.shell.deleteLater()
        window.tasks.close()


class Listening:
    """A server that counts who comes, and says nothing."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port, self.came = int(self._socket.getsockname()[1]), 0
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    @property
    def spec(self) -> DropBoxSpec:
        login = {"user": USER, "password": SECRET}
        return DropBoxSpec("webdav", f"http://127.0.0.1:{self.port}/box", login)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for one in self._open:
            one.close()

    def _listen(self) -> None:
        while True:
            try:
                self._open.append(self._socket.accept()[0])
            except OSError:
                return
            self.came += 1


@pytest.fixture
def silent() -> Iterator[Listening]:
    made = Listening()
    yield made
    made.close()
    for thread in _in_the_network():
        thread.join(20)


def _in_the_network() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "alone"]


def test_nothing_goes_out_before_it_is_switched_on(
    stage: Stage, silent: Listening, open_window: Callable[[], Window]
) -> None:
    stage.take_kit(drop_boxes=(silent.spec,))
    draft = stage.signed("Sample city")
    window = open_window()
    window.desk.automatic.begin(0)
    window.desk.automatic.network_came()
    window.go(window.desk.go_exchange, "send")
    window.go(window.desk.go_settings, "settings")
    window.desk.with_form(draft, lambda _form: window.desk.go_send())
    window.wait_for("send-one")
    window.desk.automatic.attempt()
    window.at_rest()
    assert silent.came == 0
    assert window.status(draft) is Status.SIGNED
    window.go(window.desk.go_exchange, "send")
    assert window.reads("Never without this switch")
    window.press("send-automatically")
    window.wait(lambda: silent.came > 0)
    window.press("send-automatically")
    window.desk.exchange.stop()


def test_a_server_that_says_nothing_holds_up_neither_the_store_nor_closing(
    stage: Stage, silent: Listening, open_window: Callable[[], Window]
) -> None:
    stage.take_kit(drop_boxes=(silent.spec,))
    draft = stage.town("Sample city")
    window = open_window()
    window.go(window.desk.go_exchange, "send")
    window.press("drop-box")
    window.wait(lambda: silent.came > 0)
    window.desk.with_form(draft, lambda _form: window.desk.go_tasks())
    window.wait_for("tasks")
    form = window.desk.form
    assert form is not None
    form.set(POPULATION, "52000")
    window.desk.flush()
    session = window.tasks.in_turn(lambda: stage.workspace.drafts.open(draft).session)
    assert session.value(POPULATION) == "52000"
    assert window.desk.exchange.running, "the server has not answered yet"
    window.desk.shell.close()
    window.tasks.close()
    [waiting] = _in_the_network()
    assert waiting.daemon, "the process ends without it"


def test_switched_on_it_sends_by_itself_and_tells_once(
    stage: Stage, dav: Dav, open_window: Callable[[], Window], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stage.take_kit(drop_boxes=(dav.spec,))
    draft = stage.signed("Sample city")
    set_automatic(stage.workspace, True)
    window = open_window()
    window.go(window.desk.go_home, "home")
    window.desk.automatic.begin(0)
    window.wait(lambda: window.reads("1 file sent"))
    assert window.status(draft) is Status.HANDED_OVER
    window.at_rest()
    window.go(window.desk.go_exchange, "send")
    assert window.reads("Last today")
    assert window.reads("Put into the drop box on \u2068127.0.0.1\u2069")
    second = stage.signed("Sample village")
    window.desk.with_form(second, lambda _form: window.desk.go_send())
    window.wait(lambda: window.status(second) is Status.HANDED_OVER)
    window.at_rest()
    assert SECRET not in caplog.text


def test_a_return_is_told_once_with_the_way_to_it(
    stage: Stage, dav: Dav, open_window: Callable[[], Window], tmp_path: Path
) -> None:
    stage.take_kit(drop_boxes=(dav.spec,))
    draft, other = stage.handed_over("Sample city", tmp_path / "STICK"), stage.town("Sample village")
    comments = (Comment(POPULATION, "Sample: of which year?"),)
    answer = stage.receipt(draft, "returned", message="Sample", comments=comments, reference="")
    with open_officer_box(dav.spec) as box:
        box.put_receipt(stage.workspace.device.signing.public, answer)
    window = open_window()
    window.desk.with_form(other, lambda _form: window.desk.go_section("/data/key_info"))
    window.wait_for("section")
    built = window.find(POPULATION)
    set_automatic(stage.workspace, True)
    window.desk.automatic.begin(0)
    window.wait(lambda: window.desk.exchange.news is not None)
    assert window.find(POPULATION) is built, "a page that is typed in is left alone"
    window.go(window.desk.go_home, "home")
    window.wait(lambda: window.reads(f"{isolated('Sample city')}: returned with comments"))
    window.press("open-return")
    window.wait_for("section")
    assert window.reads("Sample: of which year?")
    window.go(window.desk.go_home, "home")
    window.desk.automatic.attempt()
    window.at_rest()
    assert window.find("open-return") is None


def test_paused_resumed_and_stopped_in_mid_transfer_it_stays_packed(
    stage: Stage, dav: Dav, open_window: Callable[[], Window]
) -> None:
    stage.take_kit(drop_boxes=(dav.spec,))
    draft = stage.signed_with("Sample city", attached=400_000)
    set_rate(stage.workspace, 64_000 // 8)
    window = open_window()
    window.desk.with_form(draft, lambda _form: window.desk.go_send())
    window.wait_for("send-one")
    window.press("drop-box")
    window.wait(lambda: window.desk.exchange.at[0] > 0)
    assert window.reads("What was sent is kept")
    window.press("pause-sending")
    window.wait(lambda: window.reads("Paused"))
    window.press("resume-sending")
    window.wait(lambda: window.reads("Sending and fetching answers"))
    window.press("stop-sending")
    window.wait(lambda: window.reads("The work was stopped."))
    assert window.status(draft) is Status.PACKED
    sent = dav.way.sent
    set_rate(stage.workspace, None)
    window.press("drop-box")
    window.wait(lambda: window.reads("1 file sent"))
    assert window.status(draft) is Status.HANDED_OVER
    package = stage.workspace.outbox.package(draft)
    assert package is not None
    assert dav.way.sent - sent < package.size, "what had arrived is not sent again"


def test_a_server_killed_in_mid_transfer_leaves_it_packed_and_the_next_try_goes_on(
    stage: Stage, dav: Dav, open_window: Callable[[], Window]
) -> None:
    stage.take_kit(drop_boxes=(dav.spec,))
    draft = stage.signed_with("Sample city", attached=400_000)
    window = open_window()
    window.go(window.desk.go_exchange, "send")
    dav.cut_after(250_000)
    window.press("drop-box")
    window.wait(lambda: dav.way.was_cut)
    assert window.status(draft) is Status.PACKED
    dav.mend()
    window.wait(lambda: window.reads("1 file sent"))
    assert window.status(draft) is Status.HANDED_OVER


def test_a_wrong_password_is_told_and_not_tried_again_by_itself(
    stage: Stage, dav: Dav, open_window: Callable[[], Window]
) -> None:
    wrong = replace(dav.spec, options={"user": USER, "password": "not-it-81736"})
    stage.take_kit(drop_boxes=(dav.spec,))
    add_own(stage.workspace, wrong)
    draft = stage.signed("Sample city")
    set_automatic(stage.workspace, True)
    window = open_window()
    window.go(window.desk.go_exchange, "send")
    window.desk.automatic.begin(0)
    window.wait(lambda: window.reads("does not try again by itself"))
    assert window.desk.automatic.waits_for_person
    assert window.reads("does not let this app in")
    tried = dav.way.sent
    window.desk.automatic.nudge()
    window.at_rest()
    assert dav.way.sent == tried
    window.press("drop-box")
    window.wait(lambda: window.reads("Look at the user name, the password and the folder of your own"))
    assert window.status(draft) is Status.PACKED
    window.press("choose-drop-box")
    window.wait_for("drop-boxes")
    first = window.find("place-0")
    assert first is not None
    first.setFocus()
    window.qtbot.keyClick(first, Qt.Key.Key_Down)
    window.wait(lambda: window.tasks.in_turn(lambda: chosen(stage.workspace)).spec == dav.spec)
    window.press("test-place")
    window.wait(lambda: window.reads("lets this app in"))
    window.press("forget-own")
    window.wait(lambda: bool(window.desk.shell.findChildren(Dialog)))
    window.desk.shell.findChildren(Dialog)[0].verb_button.click()
    window.wait(lambda: window.find("place-1") is None)
    window.press("back")
    window.wait_for("send")


def test_an_own_server_is_described_tested_and_used(
    stage: Stage, dav: Dav, open_window: Callable[[], Window], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stage.take_kit(drop_boxes=())
    window = open_window()
    window.go(window.desk.go_settings, "settings")
    window.press("choose-drop-box")
    window.wait_for("drop-boxes")
    window.press("use-server")
    window.wait_for("own-box")
    window.press("use-box")
    window.wait(lambda: window.find("error-summary") is not None)
    window.write("address", dav.spec.address)
    window.write("option-user", USER)
    window.write("option-password", "not-it-81736")
    window.press("test-box")
    window.wait(lambda: window.reads("does not let this app in"))
    assert window.reads("Look at the user name, the password and the folder of your own")
    password = window.find("option-password")
    assert isinstance(password, QLineEdit)
    assert password.echoMode() is QLineEdit.EchoMode.Password
    window.write("option-password", SECRET)
    window.press("test-box")
    window.wait(lambda: window.reads("lets this app in"))
    window.press("use-box")
    window.wait_for("drop-boxes")
    window.wait(lambda: window.find("place-0") is not None)
    place = window.tasks.in_turn(lambda: chosen(stage.workspace))
    assert place is not None
    assert (place.own, place.spec) == (True, dav.spec)
    settings = (stage.folder / "settings.json").read_text()
    assert SECRET not in settings
    assert SECRET not in caplog.text
    assert "not-it-81736" not in caplog.text


def test_an_sftp_server_s_key_is_compared_before_anything_is_entrusted_to_it(
    stage: Stage, open_window: Callable[[], Window]
) -> None:
    server = MAKERS["openssh"]().start()
    before = set(threading.enumerate())  # a connection of another test is not this one's
    try:
        window = open_window()
        window.desk.go_own_box()
        window.wait_for("own-box")
        kind = window.find("box-kind")
        assert isinstance(kind, QComboBox)
        kind.setCurrentIndex(kind.findText("SFTP"))
        window.press("ask-host-key")
        window.wait(lambda: window.find("error-summary") is not None)
        window.write("address", server.spec.address)
        window.write("option-user", server.spec.options["user"])
        window.write("option-private_key", server.spec.options["private_key"])
        window.press("ask-host-key")
        window.wait(lambda: window.reads("SHA256:"))
        window.press("use-box")
        window.wait(lambda: window.reads("compare the fingerprint, and confirm it"))
        window.press("confirm-host-key")
        window.press("test-box")
        window.wait(lambda: window.reads("lets this app in"))
        window.write("address", server.spec.address + "/other")
        page = window.desk.shell.page
        assert isinstance(page, OwnBoxPage)
        assert "host_key" not in page.box.options, "another address has another key"
        # The library's threads notice a moment later that their connection was closed.
        window.wait(
            lambda: (
                not any(isinstance(one, paramiko.Transport) for one in set(threading.enumerate()) - before)
            )
        )
    finally:
        server.end()


def test_a_courier_s_files_go_into_the_network_box(
    stage: Stage, dav: Dav, open_window: Callable[[], Window], tmp_path: Path
) -> None:
    stage.take_kit(drop_boxes=(dav.spec,))
    other = Stage(tmp_path / "other", world=stage.world)
    other.take_kit()
    other.handed_over("Sample north", tmp_path / "STICK")
    other.close()
    window = open_window()
    window.go(window.desk.go_courier, "courier")
    page = window.desk.shell.page
    assert isinstance(page, CourierPage)
    page.do.take(tmp_path / "STICK")
    window.wait(lambda: window.reads("1 file taken from"))
    window.press("pass-on-box")
    window.wait(lambda: window.reads("1 file passed on to \u2068127.0.0.1\u2069"))
    [parcel] = window.tasks.in_turn(stage.workspace.courier.parcels)
    assert [(way, place) for _at, way, place in parcel.passed_on] == [("dropbox", dav.spec.address)]
    with open_officer_box(dav.spec) as box:
        assert len(box.list_bundles()) == 1


def test_one_box_stands_in_for_another_and_the_choice_is_remembered(
    stage: Stage, tmp_path: Path, open_window: Callable[[], Window]
) -> None:
    boxes = [tmp_path / "missing-box", tmp_path / "second-box"]
    boxes[1].mkdir()
    stage.take_kit(drop_boxes=tuple(DropBoxSpec("folder", str(box)) for box in boxes))
    draft = stage.signed("Sample town")
    window = open_window()
    window.go(window.desk.go_exchange, "send")
    assert window.reads("If it does not work, the app tries: ")
    window.press("drop-box")
    window.wait(lambda: window.status(draft) is Status.HANDED_OVER)
    window.wait(lambda: window.reads("was used, because"))
    window.at_rest()
    window.press("choose-drop-box")
    window.wait_for("drop-boxes")
    automatic = window.find("place-automatic")
    assert isinstance(automatic, QAbstractButton)
    assert automatic.isChecked()
    automatic.setFocus()
    window.qtbot.keyClick(automatic, Qt.Key.Key_Down)
    window.wait(lambda: window.tasks.in_turn(lambda: picked(stage.workspace)) is not None)
    assert window.tasks.in_turn(lambda: chosen(stage.workspace).name) == str(boxes[0])


def test_a_pause_is_said_at_the_next_start_and_nothing_begins_before_one_goes_on(
    stage: Stage, tmp_path: Path, open_window: Callable[[], Window]
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    stage.take_kit(drop_boxes=(DropBoxSpec("folder", str(box)),))
    set_automatic(stage.workspace, True)
    set_paused(stage.workspace, True)
    draft = stage.signed("Sample town")
    window = open_window()
    window.go(window.desk.go_home, "home")
    assert window.reads("Sending is paused")
    window.desk.automatic.attempt()
    assert not window.desk.exchange.running
    assert window.status(draft) is Status.SIGNED
    window.press("resume-sending")
    window.wait(lambda: window.status(draft) is Status.HANDED_OVER)
    window.at_rest()
    assert not window.tasks.in_turn(lambda: is_paused(stage.workspace))
    window.wait(lambda: window.find("resume-sending") is None)


def test_pausing_is_kept_when_the_window_closes_and_stopping_is_not(
    stage: Stage, dav: Dav, open_window: Callable[[], Window]
) -> None:
    add_own(stage.workspace, dav.spec)
    set_rate(stage.workspace, 8_000)
    stage.take_kit(drop_boxes=())
    stage.signed_with("Sample town", attached=300_000)
    window = open_window()
    exchange = window.desk.exchange
    exchange.sync()
    window.wait(lambda: exchange.run is not None)
    exchange.pause()
    assert exchange.paused
    exchange.stop()
    window.wait(lambda: not exchange.running)
    assert not is_paused(stage.workspace)
    exchange.sync()
    window.wait(lambda: exchange.run is not None)
    exchange.pause()
    window.desk.shell.close()
    assert is_paused(stage.workspace)


def test_plain_http_is_used_only_after_somebody_agreed_to_it_for_that_address(
    stage: Stage, open_window: Callable[[], Window]
) -> None:
    stage.take_kit(drop_boxes=())
    window = open_window()
    window.desk.go_own_box()
    window.wait_for("own-box")
    agree = window.find("plain-http")
    assert isinstance(agree, QAbstractButton)
    assert not agree.isVisible()
    window.write("address", "http://files.example.org/box")
    window.write("option-user", USER)
    window.write("option-password", SECRET)
    assert agree.isVisible()
    assert window.reads("The connection would not be encrypted")
    window.press("use-box")
    window.wait(lambda: window.find("error-summary") is not None)
    window.press("plain-http")
    window.write("address", "http://other.example.org/box")
    agree = window.find("plain-http")
    assert isinstance(agree, QAbstractButton)
    assert not agree.isChecked(), "agreed to for another server"
    window.press("use-box")
    window.at_rest()
    assert window.tasks.in_turn(lambda: chosen(stage.workspace)) is None
    window.press("plain-http")
    window.press("use-box")
    window.wait(lambda: window.tasks.in_turn(lambda: chosen(stage.workspace)) is not None)
    spec = window.tasks.in_turn(lambda: chosen(stage.workspace)).spec
    assert (spec.address, spec.options["plain_http"]) == ("http://other.example.org/box", "yes")


def test_an_encrypted_address_takes_no_consent_along(stage: Stage, open_window: Callable[[], Window]) -> None:
    stage.take_kit(drop_boxes=())
    window = open_window()
    window.desk.go_own_box()
    window.wait_for("own-box")
    window.write("address", "http://files.example.org/box")
    window.press("plain-http")
    window.write("address", "https://files.example.org/box")
    window.write("option-user", USER)
    window.write("option-password", SECRET)
    window.press("use-box")
    window.wait(lambda: window.tasks.in_turn(lambda: chosen(stage.workspace)) is not None)
    assert "plain_http" not in window.tasks.in_turn(lambda: chosen(stage.workspace)).spec.options
