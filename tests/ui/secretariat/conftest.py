"""A real desk in its real window, with real work behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.store import Home
from hrcapp.ui import style as app_style
from hrcapp.ui.colours import Colours
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.tasks import Tasks
from tests.desk_stage import DeskStage

W = TypeVar("W", bound=QWidget)
Opening = Callable[[DeskStage], Office]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[DeskStage]:
    made = DeskStage(tmp_path / "stage")
    yield made
    made.close()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def context(qapp: QApplication, style: app_style.Style, tasks: Tasks, tmp_path: Path) -> Iterator[AppContext]:
    made = AppContext(qapp, style, Home.open(tmp_path / "home"), tasks, Look())
    yield made
    if made.shell is not None:
        made.shell.set_language("en")
        made.shell.set_scale(1.0)
        made.shell.set_colours(Colours.LIGHT)
        made.shell.close()


@pytest.fixture
def opened(qapp: QApplication, style: app_style.Style, tasks: Tasks, qtbot: QtBot) -> Iterator[Opening]:
    """Opens the window on a stage, at the inbox."""
    offices: list[Office] = []

    def opening(stage: DeskStage) -> Office:
        office = stage.office(qapp, style, Look(), tasks)
        offices.append(office)
        office.go_inbox(then=office.shell.show)
        qtbot.waitUntil(lambda: office.shell.isVisible() and not tasks.busy)
        return office

    yield opening
    for office in offices:
        office.shell.set_language("en")
        office.shell.set_scale(1.0)
        office.shell.close()


@pytest.fixture
def settled(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    """Wait until no work is left, and nothing that its results began."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)

    return wait


def find(window: QWidget, name: str, kind: type[W]) -> W:
    """The visible control of that identifier."""
    found = [each for each in window.findChildren(kind, name) if each.isVisibleTo(window)]
    assert len(found) == 1, f"{len(found)} visible controls are called {name}"
    return found[0]
