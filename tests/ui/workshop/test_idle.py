"""Nobody at the keyboard: a warning that any key answers, then the lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hrcapp.ui.workshop import idle
from hrcapp.ui.workshop.idle import IdleWatch

QUIET_MS = 60


@pytest.fixture
def edit(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is made.windowHandle())
    return made


@pytest.fixture
def owner(edit: QLineEdit, qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def watch(owner: QObject, qapp: QApplication, *, quiet_ms: int, warn_s: int) -> IdleWatch:
    return IdleWatch(qapp, owner, quiet_ms=quiet_ms, warn_s=warn_s)


def test_it_warns_each_second_and_then_lapses(
    qtbot: QtBot, qapp: QApplication, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "_TICK_MS", 20)
    found = watch(owner, qapp, quiet_ms=QUIET_MS, warn_s=3)
    said: list[int] = []
    found.warned.connect(said.append)
    with qtbot.waitSignal(found.lapsed):
        pass
    assert said == [3, 2, 1]


def test_any_key_answers_the_warning_and_is_typed(
    qtbot: QtBot, qapp: QApplication, owner: QObject, edit: QLineEdit
) -> None:
    found = watch(owner, qapp, quiet_ms=QUIET_MS, warn_s=30)
    said: list[int] = []
    found.warned.connect(said.append)
    with qtbot.waitSignal(found.warned):
        pass
    QTest.keyClick(edit.windowHandle(), Qt.Key.Key_A)
    assert said == [30, 0]
    assert edit.text() == "a"
    found.stop()


def test_the_mouse_counts_too(qtbot: QtBot, qapp: QApplication, owner: QObject, edit: QLineEdit) -> None:
    found = watch(owner, qapp, quiet_ms=QUIET_MS, warn_s=30)
    with qtbot.waitSignal(found.warned):
        pass
    with qtbot.waitSignal(found.warned, check_params_cb=lambda left: left == 0):
        QTest.mouseClick(
            edit.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5)
        )
    found.stop()
