"""Loading beside the first window: when it begins, what follows, and that it can be ended."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrcapp.store import Home
from hrcapp.ui.ahead import LoadAhead
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Desk
from hrcapp.ui.shell import Shell
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks

NAMES = tuple(f"sample_ahead_{number}" for number in range(3))


@pytest.fixture
def context(
    qapp: QApplication, style: Style, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AppContext]:
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    tasks = Tasks()
    yield AppContext(qapp, style, Home.open(tmp_path / "home"), tasks, look)
    tasks.close()
    for name in NAMES:
        sys.modules.pop(name, None)


def stand(context: AppContext, qtbot: QtBot) -> None:
    shell = Shell(context.app, context.look, context.style, Desk(lambda: "Sample", lambda: "", ()))
    qtbot.addWidget(shell)
    context.shell = shell


def test_it_begins_when_the_window_stands_and_nothing_is_under_way(context: AppContext, qtbot: QtBot) -> None:
    go, over = threading.Event(), threading.Event()
    context.tasks.store(go.wait)
    stood: list[bool] = []
    ahead = LoadAhead(context, NAMES, over.set)
    ahead.stands.connect(lambda: stood.append(context.tasks.busy))
    stand(context, qtbot)
    qtbot.wait(250)
    assert not stood
    go.set()
    qtbot.waitUntil(over.is_set)
    assert stood == [False]
    assert set(NAMES) <= set(sys.modules)
    ahead.end()


def test_a_module_that_is_not_there_keeps_nothing_from_following(context: AppContext, qtbot: QtBot) -> None:
    over = threading.Event()
    ahead = LoadAhead(context, ("sample_ahead_nowhere",), over.set)
    stand(context, qtbot)
    qtbot.waitUntil(over.is_set)
    ahead.end()


def test_an_app_that_closes_first_loads_nothing(context: AppContext, qtbot: QtBot) -> None:
    ahead = LoadAhead(context, NAMES, lambda: None)
    ahead.end()
    stand(context, qtbot)
    qtbot.wait(250)
    assert not set(NAMES) & set(sys.modules)
