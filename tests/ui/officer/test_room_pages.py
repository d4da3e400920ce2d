"""A room in the window, by keyboard and over real sockets: gathered here, brought there, closed by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrcapp.exchange.room import Invitation, Visit
from hrcapp.exchange.room.proof import new_code
from hrcapp.media import scans
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.ui.look import Look
from hrcapp.ui.officer.courier_page import CourierPage
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.room_code import QrCode
from hrcapp.ui.officer.room_networks import Network, networks
from hrcapp.ui.officer.room_page import RoomPage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from tests.officer_stage import Stage

LIMIT_MS = 20_000
HERE = Network("127.0.0.1", "Sample network")


class Window:
    """A laptop of its own: window, worker, data folder."""

    def __init__(self, qtbot: QtBot, stage: Stage, desk: OfficerDesk, tasks: Tasks) -> None:
        self.qtbot, self.stage, self.desk, self.tasks = qtbot, stage, desk, tasks

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LIMIT_MS)

    def wait_for(self, page: str) -> None:
        self.wait(lambda: getattr(self.desk.shell.page, "name", "") == page and not self.tasks.busy)

    def press(self, name: str) -> None:
        """Put the focus on a control and press the space bar."""
        self.wait(lambda: self.desk.shell.findChild(QWidget, name) is not None and not self.tasks.busy)
        button = self.desk.shell.findChild(QWidget, name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def type(self, name: str, text: str) -> None:
        edit = self.desk.shell.findChild(QLineEdit, name)
        assert edit is not None
        assert edit.accessibleName()
        edit.setText(text)

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.desk.shell.findChildren(QLabel))

    def signs(self, name: str) -> str:
        label = self.desk.shell.findChild(QLabel, name)
        assert label is not None
        return label.text()

    def open_room(self) -> Invitation:
        """By the page; the address is that of this computer alone."""
        self.desk.go_room()
        page = self.desk.shell.page
        assert isinstance(page, RoomPage)
        page.networks = [HERE]
        self.desk.shell.refresh()
        self.press("open-room")
        self.wait(lambda: self.desk.room.room is not None and not self.tasks.busy)
        return Invitation.read(self.signs("room-address"), self.signs("room-code"))


@pytest.fixture
def windows(
    qtbot: QtBot, qapp: QApplication, style: Style, look: Look, tmp_path: Path
) -> Iterator[Callable[..., Window]]:
    """Makes laptops of one campaign; closed in the order of their making."""
    made: list[Window] = []

    def make() -> Window:
        stage = Stage(tmp_path / f"laptop-{len(made)}", **({"world": made[0].stage.world} if made else {}))
        stage.take_kit(drop_boxes=())
        tasks = Tasks()
        desk = stage.desk(qapp, style, look, tasks)
        desk.shell.show()
        made.append(Window(qtbot, stage, desk, tasks))
        return made[-1]

    yield make
    for each in made:
        each.desk.shell.close()
        each.desk.shell.deleteLater()
        each.tasks.close()
        each.stage.close()


def test_forms_go_from_one_window_to_the_other(windows: Callable[..., Window]) -> None:
    there, here = windows(), windows()
    drafts = [here.stage.signed(name) for name in ("Sample north", "Sample south")]
    at = there.open_room()
    assert there.reads("Nothing has come in yet.")
    there.press("to-carried")
    there.wait_for("courier")
    assert there.reads("The room is open")

    here.desk.go_exchange()
    here.wait_for("send")
    here.press("to-room")
    here.wait_for("bring")
    assert here.reads("Two groups of four signs.")
    here.type("bring-address", at.text)
    code = here.desk.shell.findChild(QLineEdit, "bring-code")
    assert code is not None
    assert code.text() == at.code, "pasted together, told apart"
    here.press("bring")
    here.wait(lambda: here.reads("2 files are on the laptop at"))
    assert {here.stage.workspace.drafts.card(one).status for one in drafts} == {Status.HANDED_OVER}

    there.wait(lambda: there.reads("2 files,"))
    assert there.reads("127.0.0.1")
    assert not there.reads("north")
    there.press("show-room")
    there.wait_for("room")
    assert there.reads("From 1 laptop.")
    there.press("close-room")
    there.wait(lambda: there.reads("The room is closed"))
    assert len(there.stage.workspace.courier.parcels()) == 2
    here.desk.with_form(drafts[0], lambda _form: here.desk.go_send())
    here.wait_for("send-one")
    assert here.reads("which has it whole")


def test_one_form_is_brought_from_its_page_and_again_as_all(windows: Callable[..., Window]) -> None:
    there, here = windows(), windows()
    drafts = [here.stage.signed(name) for name in ("Sample north", "Sample south")]
    at = there.open_room()
    here.desk.with_form(drafts[0], lambda _form: here.desk.go_send())
    here.wait_for("send-one")
    here.press("to-room")
    here.wait_for("bring")
    here.type("bring-address", at.address)
    here.type("bring-code", at.code.lower())
    here.press("bring")
    here.wait(lambda: here.reads("1 file is on the laptop at"))
    every = here.desk.shell.findChild(QRadioButton, "copy-all")
    assert every is not None
    every.click()
    here.press("bring")
    here.wait(lambda: here.reads("2 files are on the laptop at") and not here.tasks.busy)
    assert here.reads("1 was there already.")
    assert len(there.stage.workspace.courier.parcels()) == 2


def test_what_was_typed_wrong_is_told_at_its_field_and_stays(windows: Callable[..., Window]) -> None:
    there, here = windows(), windows()
    here.stage.signed("Sample north")
    at = there.open_room()
    here.desk.go_bring()
    here.wait_for("bring")
    for address, code, told in (
        ("example.org", at.code, "is not the address of a room"),
        (at.address, at.code[:-1], "this one is not complete"),
        (at.address, at.code[:-1] + ("1" if at.code[-1] != "1" else "2"), "slip in group 2"),
        (at.address, new_code(), "The code is not that of the room at"),
    ):
        here.type("bring-address", address)
        here.type("bring-code", code)
        here.press("bring")
        here.wait(lambda told=told: here.reads(told) and not here.tasks.busy)
        edit = here.desk.shell.findChild(QLineEdit, "bring-code")
        assert edit is not None
        assert edit.text() == code
    assert there.stage.workspace.courier.parcels() == []
    there.press("close-room")
    here.type("bring-code", at.code)
    here.press("bring")
    here.wait(lambda: here.reads("can't be reached") and not here.tasks.busy)


def test_five_wrong_codes_close_the_room_on_whatever_page_is_shown(windows: Callable[..., Window]) -> None:
    there = windows()
    at = there.open_room()
    there.desk.go_home()
    there.wait_for("home")
    assert there.reads("The room is open")

    def guess() -> None:
        for _each in range(5):
            with pytest.raises(Fault) as caught:
                Visit(Invitation(at.host, at.port, new_code()))
            assert caught.value.code is Code.ROOM_CODE_WRONG

    guessing = threading.Thread(target=guess)
    guessing.start()
    there.wait(lambda: there.desk.room.last is not None)
    guessing.join()
    banner = there.desk.shell.findChild(QWidget, "room-banner")
    assert banner is None or not banner.isVisible()
    there.desk.go_room()
    there.wait_for("room")
    assert there.reads("five wrong codes came in")
    assert there.open_room().code != at.code


def test_the_room_goes_with_its_window(windows: Callable[..., Window]) -> None:
    there = windows()
    at = there.open_room()
    there.desk.shell.close()
    assert not [each for each in threading.enumerate() if each.name == "room"]
    with pytest.raises(Fault) as caught:
        Visit(at)
    assert caught.value.code is Code.BOX_UNREACHABLE


def test_without_a_network_nothing_can_be_opened(windows: Callable[..., Window]) -> None:
    there = windows()
    there.desk.go_room()
    page = there.desk.shell.page
    assert isinstance(page, RoomPage)
    page.networks = []
    there.desk.shell.refresh()
    button = there.desk.shell.findChild(QAbstractButton, "open-room")
    assert button is not None
    assert not button.isEnabled()
    assert there.reads("This computer is in no network.")
    page.networks = [Network("192.168.255.254", "Gone"), HERE]
    there.desk.shell.refresh()
    there.press("open-room")
    there.wait(lambda: there.reads("can't be opened at 192.168.255.254"))
    combo = there.desk.shell.findChild(QComboBox, "network")
    assert combo is not None
    assert combo.accessibleName()
    combo.setFocus()
    there.qtbot.keyClick(combo, Qt.Key.Key_Down)
    there.press("open-room")
    there.wait(lambda: there.desk.room.room is not None and not there.tasks.busy)
    there.press("copy-invitation")
    assert "127.0.0.1" in QGuiApplication.clipboard().text()


def test_the_picture_says_the_same_as_the_words(
    look: Look, show: Callable[[QWidget], QWidget], tmp_path: Path
) -> None:
    at = Invitation("192.168.100.200", 65000, new_code())
    code = QrCode(look, at.text, "QR code")
    show(code, 400, 400)  # type: ignore[call-arg]
    picture = tmp_path / "code.png"
    assert code.grab().save(str(picture))
    [page] = scans.read_scan(picture.read_bytes(), "code.png")
    assert page.codes == (at.text,)
    assert Invitation.read(page.codes[0]) == at


def test_the_networks_of_this_computer_can_be_listed() -> None:
    for one in networks():
        assert one.name
        assert not one.address.startswith("127.")


def test_a_laptop_fetches_its_answers_where_they_are_carried(
    windows: Callable[..., Window], tmp_path: Path
) -> None:
    there, here = windows(), windows()
    stick = tmp_path / "STICK"
    draft = here.stage.handed_over("Sample north", stick)
    (stick / "answer.hrcr").write_bytes(here.stage.receipt(draft))
    there.desk.go_courier()
    there.wait_for("courier")
    page = there.desk.shell.page
    assert isinstance(page, CourierPage)
    page.do.take(stick)
    there.wait(lambda: there.reads("1 receipt for others,"))
    at = there.open_room()
    here.desk.go_bring()
    here.wait_for("bring")
    here.type("bring-address", at.text)
    here.press("fetch-only")
    here.wait(lambda: here.reads("1 answer fetched"))
    assert here.stage.workspace.drafts.card(draft).status is Status.RECEIVED
    there.wait(lambda: there.reads("1 receipt was fetched."))
    here.press("fetch-only")
    here.wait(lambda: here.reads("There are no answers for this laptop"))
