"""The app as it starts, on a data folder of the test."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("HRC_TEST_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Offscreen has no window manager, and says so each time one is missed."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., object]]:
    """Start the app on a folder, in a language; every window is closed at the end."""
    from hrcapp.app import Running
    from hrcapp.store import Home
    from tests.end_to_end.person import Person

    running: list[Running] = []

    def starting(folder: Path, language: str = "en") -> Person:
        home = Home.open(folder)
        home.change(language=language)
        run = Running.begin(qapp, home, keyring=False)
        running.append(run)
        person = Person(qtbot, qapp, run.context)
        person.wait(lambda: run.context.shell is not None)
        person.run = run
        return person

    yield starting
    for run in running:
        finish(run)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def finish(run: object) -> None:
    """Close the window and end as the app does."""
    shell = run.context.shell
    if shell is not None:
        shell.close()
        shell.deleteLater()
        run.context.shell = None
    run.end()
