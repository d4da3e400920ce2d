"""The app as it starts, on a data folder of the test."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.end_to_end.person import Person, close

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Offscreen has no window manager, and says so each time one is missed."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Person]]:
    """Start the app on a folder, in a language; every window is closed at the end."""
    from hrcapp.app import Running
    from hrcapp.store import Home

    running: list[Running] = []

    def starting(folder: Path, language: str = "en") -> Person:
        home = Home.open(folder)
        home.change(language=language)
        run = Running.begin(qapp, home, keyring=False)
        running.append(run)
        person = Person(qtbot, qapp, run)
        person.wait(lambda: run.context.shell is not None)
        return person

    yield starting
    for run in running:
        close(run)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
