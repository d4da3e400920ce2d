"""An update file in the window: what was checked is shown, and only a press puts it anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.exchange.safety_words import safety_words
from hrcapp.exchange.update import Kind
from hrcapp.exchange.update_check import check
from hrcapp.ui.common.update_page import UpdatePage
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from tests.officer_stage import Stage
from tests.unit.exchange.update_stage import FAILS, KEY, SYSTEM, archive, program, release

LIMIT_MS = 20_000


class Window:
    """The officer's window on a page about an update."""

    def __init__(self, qtbot: QtBot, desk: OfficerDesk, stick: Path) -> None:
        self.qtbot, self.desk, self.stick = qtbot, desk, stick

    def show(self, path: Path, *, portable: bool = True) -> None:
        kind = Kind.PORTABLE if portable else Kind.INSTALLER
        found = check(path, keys=[KEY.public], system=SYSTEM, kind=kind)
        self.desk.go_help()
        self.desk.show(UpdatePage(self.desk, found, self.stick if portable else None))

    def control(self, name: str) -> QAbstractButton | None:
        return self.desk.shell.findChild(QAbstractButton, name)

    def press(self, name: str) -> None:
        button = self.control(name)
        assert button is not None
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LIMIT_MS)

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.desk.shell.findChildren(QLabel))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage, tmp_path: Path
) -> Iterator[Window]:
    tasks, stick = Tasks(), tmp_path / "STICK"
    stick.mkdir()
    desk = stage.desk(qapp, style, look, tasks)
    desk.shell.show()
    yield Window(qtbot, desk, stick)
    desk.shell.close()
    desk.shell.deleteLater()
    tasks.close()


def test_who_signed_it_is_shown_and_nothing_happens(window: Window) -> None:
    window.show(release(window.stick))
    assert window.reads("0.2.0")
    assert window.reads(KEY.public.fingerprint)
    assert window.reads(" ".join(safety_words(KEY.public)))
    assert [path.name for path in window.stick.iterdir() if path.is_dir()] == []


def test_a_press_puts_it_beside_with_a_second_copy(window: Window, stage: Stage) -> None:
    stage.workspace.vault.new_recovery_code()
    window.show(release(window.stick))
    window.press("place-update")
    window.wait(lambda: (window.stick / "hrcapp-0.2.0" / "hrcapp").exists() and window.reads("is ready"))
    assert len(list(window.stick.glob("*.hrccopy"))) == 1
    assert window.control("place-update") is None


def test_without_a_recovery_code_the_person_is_told_to_make_one(window: Window) -> None:
    window.show(release(window.stick))
    window.press("place-update")
    window.wait(lambda: window.reads("recovery code"))
    button = window.control("place-update")
    assert button is not None
    assert button.isEnabled()
    assert not (window.stick / "hrcapp-0.2.0").exists()


def test_one_that_fails_here_is_told(window: Window, stage: Stage) -> None:
    stage.workspace.vault.new_recovery_code()
    window.show(release(window.stick, package=archive(program("0.2.0", FAILS))))
    window.press("place-update")
    window.wait(lambda: window.reads("its own test failed"))
    assert not (window.stick / "hrcapp-0.2.0").exists()


def test_going_back_is_asked_for_in_so_many_words(window: Window, stage: Stage) -> None:
    stage.workspace.vault.new_recovery_code()
    window.show(release(window.stick, "0.0.9"))
    button = window.control("place-update")
    assert button is not None
    assert "older" in button.text()
    window.press("place-update")
    window.wait(lambda: (window.stick / "hrcapp-0.0.9").exists())


def test_an_installed_program_offers_nothing_to_press(window: Window) -> None:
    window.show(release(window.stick, kind=Kind.INSTALLER), portable=False)
    assert window.control("place-update") is None
    assert window.reads("installer")


def test_the_help_leads_there_by_keyboard(window: Window) -> None:
    window.desk.go_help()
    button = window.desk.shell.findChild(QWidget, "check-update")
    assert button is not None
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
