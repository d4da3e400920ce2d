"""Ways out without a server, in the window: a message, several sticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.exchange import mail
from hrcapp.model.status import Status
from hrcapp.ui.common.drives import removable
from hrcapp.ui.look import Look
from hrcapp.ui.officer.copies_page import CopiesPage
from hrcapp.ui.officer.courier_page import CourierPage
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.officer.mail_card import ByMail
from hrcapp.ui.officer.move_page import MovePage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog
from tests.officer_stage import Stage

LIMIT_MS = 20_000


class Window:
    """The officer's window with its own worker, used by keyboard."""

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

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.desk.shell.findChildren(QLabel))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage) -> Iterator[Window]:
    tasks = Tasks()
    desk = stage.desk(qapp, style, look, tasks)
    desk.shell.show()
    yield Window(qtbot, stage, desk, tasks)
    desk.shell.close()
    desk.shell.deleteLater()
    tasks.close()


def test_a_message_is_written_and_said_to_be_sent(window: Window, tmp_path: Path) -> None:
    draft, folder = window.stage.signed("Sample city"), tmp_path / "Desktop"
    folder.mkdir()
    window.desk.with_form(draft, lambda _form: window.desk.go_send())
    window.wait_for("send-one")
    assert window.desk.shell.findChild(QWidget, "mail-sent") is None
    page = window.desk.shell.page
    ByMail(window.desk, draft, page._again).prepare_in(folder)  # type: ignore[union-attr]
    window.wait(lambda: window.reads("1 message is ready"))
    assert len(list(folder.glob("*.eml"))) == 1
    window.press("mail-sent")
    window.wait(lambda: window.reads("Sent by e-mail to"))
    assert window.stage.workspace.drafts.card(draft).status is Status.HANDED_OVER


def test_several_answers_of_one_message_are_told_together(window: Window, tmp_path: Path) -> None:
    drafts = [window.stage.handed_over(name, tmp_path / "STICK") for name in ("One", "Two")]
    files = [(f"{draft}.hrcr", window.stage.receipt(draft)) for draft in drafts]
    message = tmp_path / "answers.eml"
    message.write_bytes(mail.compose(to="", subject="", text="", attached=files, now=window.stage.clock()))
    take_in(window.desk, message)
    window.wait_for("send")
    assert window.reads("2 answers taken in")


def test_copies_go_to_two_places_and_each_is_told(window: Window, tmp_path: Path) -> None:
    window.stage.signed("Sample city")
    places = [tmp_path / "ONE", tmp_path / "TWO"]
    places[0].mkdir()
    window.desk.go_exchange()
    window.wait_for("send")
    window.press("copy-several")
    window.wait_for("copies")
    page = window.desk.shell.page
    assert isinstance(page, CopiesPage)
    page.drives, page._chosen = [], set()
    window.press("copy-all")
    window.wait(lambda: window.reads("Choose a stick or folder first"))
    for place in places:
        page.add(place)
    window.press("copy-all")
    window.wait(lambda: window.reads("1 file copied"))
    assert window.reads("is not there any more")
    assert len(list(places[0].glob("*.hrcb"))) == 1
    window.press("copy-all")
    window.wait(lambda: not window.tasks.busy)
    assert len(list(places[0].glob("*.hrcb"))) == 1


def test_drives_of_this_computer_can_be_listed() -> None:
    for drive in removable():
        assert drive.path.is_dir()
        assert drive.name
        assert drive.free >= 0


def test_files_of_others_are_taken_and_passed_on(window: Window, tmp_path: Path) -> None:
    other = Stage(tmp_path / "other", world=window.stage.world)
    other.take_kit()
    stick, out = tmp_path / "STICK", tmp_path / "OUT"
    for name in ("Sample north", "Sample south"):
        other.handed_over(name, stick)
    other.close()
    out.mkdir()
    window.desk.go_exchange()
    window.wait_for("send")
    window.press("carry-files")
    window.wait_for("courier")
    assert window.reads("Nothing is carried.")
    page = window.desk.shell.page
    assert isinstance(page, CourierPage)
    page.do.take(stick)
    window.wait(lambda: window.reads("2 files taken from"))
    assert not window.reads("north")
    page.do.pass_on(out)
    window.wait(lambda: window.reads("2 files passed on to"))
    assert sorted(path.suffix for path in out.iterdir()) == [".hrcb", ".hrcb", ".hrclist", ".pdf"]
    page.do.write_mail(out)
    window.wait(lambda: window.reads("Were the messages sent?"))
    window.press("mail-sent")
    window.wait(lambda: window.reads("Noted as sent by e-mail"))
    window.press("let-go")
    window.wait(lambda: bool(window.desk.shell.findChildren(Dialog)))
    window.desk.shell.findChildren(Dialog)[0].verb_button.click()
    window.wait(lambda: window.reads("2 files forgotten"))
    assert window.stage.workspace.courier.parcels() == []


def test_a_stick_that_is_gone_is_told(window: Window, tmp_path: Path) -> None:
    window.desk.go_courier()
    window.wait_for("courier")
    page = window.desk.shell.page
    assert isinstance(page, CourierPage)
    page.do.take(tmp_path / "GONE")
    window.wait(lambda: window.reads("is not there any more"))


def test_a_form_is_moved_taken_in_elsewhere_and_taken_back(
    window: Window, tmp_path: Path, qtbot: QtBot, qapp: QApplication, style: Style, look: Look
) -> None:
    draft, stick = window.stage.town("Sample city"), tmp_path / "STICK"
    stick.mkdir()
    window.desk.with_form(draft, lambda _form: window.desk.go_tasks())
    window.wait_for("tasks")
    form = window.desk.form
    assert form is not None
    form.set("/data/key_info/population", "52000")
    window.press("move-form")
    window.wait_for("move")
    page = window.desk.shell.page
    assert isinstance(page, MovePage)
    page.move(stick)
    window.wait(lambda: window.desk.shell.findChild(QLabel, "move-code") is not None)
    code = window.desk.shell.findChild(QLabel, "move-code")
    assert isinstance(code, QLabel)
    typed = code.accessibleName()
    window.press("done")
    window.wait_for("home")
    assert window.reads("On another computer") or window.reads("Moved on")
    window.desk.open_draft(draft)
    window.wait_for("tasks")
    assert window.desk.form is not None
    assert window.desk.form.locked

    other = Stage(tmp_path / "other", world=window.stage.world)
    other.take_kit()
    tasks = Tasks()
    there = Window(qtbot, other, other.desk(qapp, style, look, tasks), tasks)
    there.desk.shell.show()
    take_in(there.desk, next(stick.glob("*.hrcmove")))
    there.wait_for("moved")
    edit = there.desk.shell.findChild(QLineEdit, "handover-code")
    assert edit is not None
    edit.setText(typed[:-1])
    there.press("open-moved")
    there.wait(lambda: there.reads("groups of four signs; this one is not complete"))
    edit.setText(typed.replace("-", " ").lower())
    there.press("open-moved")
    there.wait_for("tasks")
    assert other.workspace.drafts.open(draft).session.value("/data/key_info/population") == "52000"
    there.desk.shell.close()
    there.desk.shell.deleteLater()
    tasks.close()
    other.close()

    window.press("take-back")
    window.wait(lambda: bool(window.desk.shell.findChildren(Dialog)))
    window.desk.shell.findChildren(Dialog)[0].verb_button.click()
    window.wait(lambda: window.reads("Another copy of this form is worked on"))
    assert not window.desk.form.locked
