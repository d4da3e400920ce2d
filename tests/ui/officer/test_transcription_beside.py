"""The paper beside the questions: turned, enlarged, dragged, hidden, and open where it was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.officer.transcription import PaperPlace
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from hrcapp.ui.look import Look
from hrcapp.ui.style import Style
from tests.ui.officer.transcribing import NAME, OTHER, SECTION, Transcribing


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, style: Style, look: Look) -> Iterator[Transcribing]:
    opened = Transcribing(qtbot, tmp_path / "officer", style, look)
    yield opened
    opened.close()


def test_keys_turn_the_pages_enlarge_and_rotate_and_the_turn_is_kept(
    window: Transcribing, tmp_path: Path
) -> None:
    draft = window.begin()
    window.add(tmp_path, "ivory", "beige")
    window.go_section(SECTION)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_R):
        window.qtbot.keyClick(window.reader, key)
    assert window.told() == "Page 2 of 2, turned by 90 degrees"
    paper = window.reader.widget()
    assert paper is not None
    assert paper.width() > paper.height()
    before = paper.width()
    window.qtbot.keyClick(window.reader, Qt.Key.Key_Plus)
    assert paper.width() > before
    window.until(lambda: not window.tasks.busy)
    assert [one.quarters for one in window.stage.workspace.transcription.of(draft)] == [0, 1]


def test_ctrl_and_the_wheel_enlarge_and_the_mouse_drags(window: Transcribing, tmp_path: Path) -> None:
    window.begin()
    window.add(tmp_path, "ivory")
    window.go_section(SECTION)
    reader, before = window.reader, window.view.place().zoom
    for _notch in range(2):
        _wheel(reader.viewport(), Qt.KeyboardModifier.ControlModifier)
    assert window.view.place().zoom == before + 2
    bar = reader.verticalScrollBar()
    assert bar.value() == 0
    assert bar.maximum() > 60
    QApplication.processEvents()
    middle = reader.viewport().rect().center()
    window.qtbot.mousePress(reader.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    window.qtbot.mouseMove(reader.viewport(), middle - QPoint(0, 60))
    window.qtbot.mouseRelease(reader.viewport(), Qt.MouseButton.LeftButton, pos=middle - QPoint(0, 60))
    assert bar.value() == 60
    window.qtbot.mouseMove(reader.viewport(), middle)
    assert bar.value() == 60


def _wheel(target: QWidget, keys: Qt.KeyboardModifier) -> None:
    at = QPointF(target.rect().center())
    event = QWheelEvent(
        at,
        QPointF(target.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_every_section_finds_the_paper_where_it_was_left(window: Transcribing, tmp_path: Path) -> None:
    draft = window.begin()
    window.add(tmp_path, "ivory", "beige", "linen")
    pages = [one.id for one in window.stage.workspace.transcription.of(draft)]
    window.go_section(SECTION)
    window.qtbot.keyClick(window.reader, Qt.Key.Key_PageDown)
    window.qtbot.keyClick(window.reader, Qt.Key.Key_Plus)
    bar = window.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    window.go_section(OTHER)
    assert window.told() == "Page 2 of 3", "the paper lies as it lay"
    window.qtbot.keyClick(window.reader, Qt.Key.Key_PageDown)
    window.go_section(SECTION)
    assert window.view.place() == PaperPlace(pages[1], 2, 0.0, 1.0)
    bar = window.reader.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    window.desk.go_home()
    window.wait("new-form")
    again = Workspace.open(Home.open(window.stage.folder), clock=window.stage.clock)
    assert again.transcription.places(draft)[SECTION] == PaperPlace(pages[1], 2, 0.0, 1.0)
    assert again.transcription.places(draft)[OTHER].page == pages[2]
    again.close()


def test_the_same_part_stays_in_view_whatever_the_size_of_the_window(
    window: Transcribing, tmp_path: Path
) -> None:
    window.begin()
    window.add(tmp_path, "ivory")
    window.go_section(SECTION)
    for _step in range(3):
        window.qtbot.keyClick(window.reader, Qt.Key.Key_Plus)
    bar = window.reader.verticalScrollBar()
    bar.setValue(round(0.4 * bar.maximum()))
    before = window.view.place()
    size = window.desk.shell.size()
    for width, height in ((size.width(), 480), (900, 900), (size.width(), size.height())):
        window.desk.shell.resize(width, height)
        QApplication.processEvents()
    assert window.view.place() == before
    bar = window.reader.verticalScrollBar()
    assert abs(bar.value() / bar.maximum() - 0.4) < 0.02


def test_f8_hides_and_shows_the_paper_and_what_is_typed_stays(window: Transcribing, tmp_path: Path) -> None:
    window.begin()
    window.add(tmp_path, "ivory")
    window.go_section(SECTION)
    window.desk.shell.activateWindow()
    window.type(NAME, "Town typed in")
    assert window.reads("Hide the paper (F8)")
    window.click("paper-toggle")
    window.until(lambda: window.find("paper") is None)
    field = window.wait(NAME)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Town typed in"
    assert window.reads("Show the paper (F8)")
    window.qtbot.waitActive(window.desk.shell)
    window.qtbot.keyClick(window.desk.shell, Qt.Key.Key_F8)
    assert window.told() == "Page 1 of 1"
