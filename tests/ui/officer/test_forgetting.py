"""Forgetting the answers of a form in the window: offered beside the receipt, asked once more, then gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.forgotten_page import ForgottenPage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog
from tests.officer_stage import Stage

LIMIT_MS = 20_000


class Window:
    """The officer's window, worked by the keyboard."""

    def __init__(self, qtbot: QtBot, desk: OfficerDesk) -> None:
        self.qtbot, self.desk = qtbot, desk

    def control(self, name: str) -> QAbstractButton | None:
        return self.desk.shell.findChild(QAbstractButton, name)

    def press(self, button: QAbstractButton | None) -> None:
        assert button is not None
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def dialog(self) -> Dialog | None:
        found = self.desk.shell.findChild(Dialog)
        return found if isinstance(found, Dialog) else None

    def press_in_dialog(self, verb: str) -> None:
        self.wait(lambda: self.dialog() is not None)
        dialog = self.dialog()
        assert dialog is not None
        self.press(next(one for one in dialog.findChildren(QAbstractButton) if one.text() == verb))

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
def window(qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage) -> Iterator[Window]:
    tasks = Tasks()
    desk = stage.desk(qapp, style, look, tasks)
    desk.shell.show()
    yield Window(qtbot, desk)
    desk.shell.close()
    desk.shell.deleteLater()
    tasks.close()


def test_after_the_receipt_the_answers_can_go(window: Window, stage: Stage, tmp_path: Path) -> None:
    draft = stage.received("Sample", tmp_path / "stick")
    window.desk.open_draft(draft)
    window.wait(lambda: window.control("forget") is not None)
    window.press(window.control("forget"))
    window.press_in_dialog("Keep them")
    window.wait(lambda: window.dialog() is None)
    assert stage.workspace.drafts.card(draft).forgotten_at is None

    window.press(window.control("forget"))
    window.press_in_dialog("Forget them")
    window.wait(lambda: window.desk.shell.page is not None and window.desk.shell.page.name == "home")
    assert window.reads("forgotten here")
    assert stage.workspace.drafts.card(draft).forgotten_at is not None
    assert window.desk.form is None

    window.desk.open_draft(draft)
    window.wait(lambda: isinstance(window.desk.shell.page, ForgottenPage))
    assert window.reads("HRC-2026-0148")
    window.press(window.control("to-home"))
    window.wait(lambda: window.desk.shell.page is not None and window.desk.shell.page.name == "home")


def test_without_a_receipt_it_is_not_offered(window: Window, stage: Stage, tmp_path: Path) -> None:
    draft = stage.handed_over("Sample", tmp_path / "stick")
    window.desk.open_draft(draft)
    window.wait(lambda: window.control("add-receipt") is not None)
    assert window.control("forget") is None
