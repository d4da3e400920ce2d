"""Windows without a screen. A test that leaves a thread, a running timer or a window behind fails."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hrcapp.ui import style as app_style
from hrcapp.ui.focus import FocusRing
from hrcapp.ui.fonts import load_fonts
from hrcapp.ui.look import Look
from hrcapp.ui.theme import Theme

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What Qt says without fault: no window manager offscreen, scripts left to the system's fonts."""
    for item in items:
        if HERE in item.path.parents:
            for words in ("This plugin does not support", "OpenType support missing for"):
                item.add_marker(pytest.mark.qt_log_ignore(words, extend=True))


@pytest.fixture(scope="session")
def style(qapp: QApplication) -> app_style.Style:
    """The app's fonts, style and focus ring, as in the real window."""
    assert "Noto Sans Arabic" in load_fonts()
    made = app_style.install(qapp, Theme())
    FocusRing.of(qapp)
    return made


@pytest.fixture
def dressed(qapp: QApplication, style: app_style.Style) -> Callable[[Look], Look]:
    """Dress the app for a look, as the shell does."""
    from hrcapp.i18n import activate

    def dress(look: Look) -> Look:
        activate(look.language)
        app_style.apply(qapp, style, look.theme, arabic=look.rtl)
        qapp.setLayoutDirection(look.direction)
        return look

    return dress


@pytest.fixture
def look(dressed: Callable[[Look], Look]) -> Look:
    """The look of a start: English, light, 100 %."""
    return dressed(Look())


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget as an active window of 1366 × 768 (or what it was resized to before)."""

    kept: list[QWidget] = []  # qtbot alone would not keep a window alive

    def showing(widget: QWidget, width: int = 1366, height: int = 768) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return widget

    return showing


_SWEEP_EVERY = 8
_swept = itertools.count(1)


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    threads, windows = set(threading.enumerate()), set(QApplication.topLevelWidgets())
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [each for each in QApplication.topLevelWidgets() if each not in windows and each.isVisible()]
    assert not left, f"windows left open: {left}"
    running = [each for each in threading.enumerate() if each not in threads and each.is_alive()]
    assert not running, f"threads left running: {running}"
    timers = [each for each in gc.get_objects() if type(each) is QTimer and isValid(each) and each.isActive()]
    assert not timers, f"timers left running: {timers}"
    if next(_swept) % _SWEEP_EVERY == 0:
        # By itself it waits for a quarter more of everything: gigabytes of closed windows. What is left then
        # is kept for good (caches, modules): looking through it after each test would cost most of the time.
        gc.collect()
        gc.freeze()
