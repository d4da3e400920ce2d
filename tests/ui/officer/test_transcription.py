"""Typing in from paper: pages are added, looked at beside the questions, turned, enlarged, kept and saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.officer.signing import Drawn
from hrcapp.officer.transcription import PaperPlace
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from hrcapp.ui.look import Look
from hrcapp.ui.officer.section_page import SectionPage
from hrcapp.ui.officer.transcription_page import TranscriptionPage
from hrcapp.ui.officer.transcription_view import PaperView
from hrcapp.ui.officer.transcription_work import TranscriptionWork
from hrcapp.ui.style import Style
from hrcapp.ui.widgets.drop_area import DropArea
from hrcapp.ui.widgets.page_reader import PageReader
from hrcapp.ui.widgets.reorder import ReorderList
from tests.officer_stage import STROKES
from tests.ui.officer.test_signing import Window

SECTION, OTHER = "/data/key_info", "/data/statement"
NAME = f"{SECTION}/name_official"


class Transcribing(Window):
    """A window with a town whose form was filled in by hand."""

    def begin(self) -> str:
        self.stage.take_kit()
        self.draft = self.stage.town("Town")
        self.desk.with_form(self.draft, lambda _form: self.desk.go_tasks())
        self.click("type-from-paper")
        self.wait("paper-add")
        return self.draft

    def add(self, folder: Path, *colours: str) -> None:
        files = []
        for colour in colours:
            files.append(folder / f"{colour}.jpg")
            Image.new("RGB", (620, 877), colour).save(files[-1])
        self.page.add(files)
        self.wait("paper-order")

    @property
    def page(self) -> TranscriptionPage:
        shown = self.desk.shell.page
        assert isinstance(shown, TranscriptionPage)
        return shown

    @property
    def kept(self) -> list[str]:
        return [one.name for one in self.stage.workspace.transcription.of(self.draft)]

    def go_section(self, path: str) -> None:
        self.desk.go_section(path)
        self.until(lambda: not self.tasks.busy and isinstance(self.desk.shell.page, SectionPage))

    @property
    def view(self) -> PaperView:
        found = self.wait("paper")
        assert isinstance(found, PaperView)
        return found

    @property
    def reader(self) -> PageReader:
        found = self.view.findChild(PageReader)
        assert found is not None
        self.until(lambda: not self.tasks.busy)
        return found

    def told(self) -> str:
        return self.reader.accessibleDescription()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, style: Style, look: Look) -> Iterator[Transcribing]:
    opened = Transcribing(qtbot, tmp_path / "officer", style, look)
    yield opened
    opened.close()


def test_from_the_list_of_sections_to_the_questions_with_the_paper_beside_them(
    window: Transcribing, tmp_path: Path
) -> None:
    window.begin()
    window.add(tmp_path, "ivory", "beige")
    assert window.kept == ["ivory.jpg", "beige.jpg"]
    assert window.told() == "Page 1 of 2"
    window.click("go-on")
    field = window.wait("/data/intro/scope")
    assert window.reader.accessibleName() == "The form on paper"
    assert field.mapToGlobal(QPoint()).x() < window.view.mapToGlobal(QPoint()).x()


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


def test_without_paper_nothing_stands_beside_the_questions(window: Transcribing) -> None:
    window.begin()
    window.go_section(SECTION)
    assert window.find("paper") is None
    assert window.find("paper-toggle") is None


def test_a_page_is_removed_and_put_back(window: Transcribing, tmp_path: Path) -> None:
    window.begin()
    window.add(tmp_path, "ivory", "beige")
    window.click("paper-remove")
    window.read("Removed: ")
    assert window.kept == ["beige.jpg"]
    assert window.told() == "Page 1 of 1"
    window.click("paper-undo")
    window.until(lambda: window.kept == ["ivory.jpg", "beige.jpg"])
    window.click("paper-remove")
    window.read("Removed: ")
    window.click("back")
    window.wait("type-from-paper")
    held = window.stage.workspace.store.rows("SELECT name FROM paper_page")
    assert [one["name"] for one in held] == ["beige.jpg"]


def test_what_was_removed_when_the_window_closed_is_gone_at_the_next_opening(
    window: Transcribing, tmp_path: Path
) -> None:
    draft = window.begin()
    window.add(tmp_path, "ivory", "beige")
    kept = window.stage.workspace.transcription
    kept.remove(draft, kept.of(draft)[0].id)
    window.desk.reopen(draft, lambda _form: window.desk.go_tasks())
    window.wait("type-from-paper")
    held = window.stage.workspace.store.rows("SELECT name FROM paper_page")
    assert [one["name"] for one in held] == ["beige.jpg"]


def test_the_order_is_changed_with_the_keys(window: Transcribing, tmp_path: Path) -> None:
    window.begin()
    window.add(tmp_path, "ivory", "beige")
    order = window.wait("paper-order")
    assert isinstance(order, ReorderList)
    window.qtbot.keyClick(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    window.until(lambda: not window.tasks.busy and window.kept == ["beige.jpg", "ivory.jpg"])
    assert window.told() == "Page 2 of 2", "the chosen page stays in view"


def test_files_are_dropped_on_the_page_and_what_is_none_leaves_all_as_it_was(
    window: Transcribing, tmp_path: Path
) -> None:
    window.begin()
    good, bad = tmp_path / "good.png", tmp_path / "bad.docx"
    Image.new("RGB", (300, 424), "ivory").save(good)
    bad.write_bytes(b"PK\x03\x04 no page")
    _drop(window, good, bad)
    window.read("bad.docx")
    assert window.kept == []
    _drop(window, good)
    window.until(lambda: window.kept == ["good.png"])


def _drop(window: Transcribing, *files: Path) -> None:
    area = window.desk.shell.findChild(DropArea)
    assert area is not None
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    area.dropEvent(event)


def test_a_signed_form_shows_its_paper_and_takes_no_more(window: Transcribing, tmp_path: Path) -> None:
    draft = window.begin()
    window.add(tmp_path, "ivory", "beige")
    space = window.stage.workspace
    space.signing.sign(draft, space.drafts.open(draft).session, Drawn(STROKES))
    window.desk.reopen(draft, lambda _form: window.desk.go_tasks())
    window.click("type-from-paper")
    window.wait("paper-save")
    assert window.find("paper-add") is None
    assert window.find("paper-remove") is None
    assert window.told() == "Page 1 of 2"
    window.go_section(SECTION)
    assert window.told() == "Page 1 of 2"


def test_all_pages_are_saved_as_one_pdf(window: Transcribing, tmp_path: Path) -> None:
    window.begin()
    window.add(tmp_path, "ivory", "beige")
    form = window.desk.form
    assert form is not None
    found: list[bytes] = []
    TranscriptionWork(window.desk, form, lambda: None).pdf(found.append)
    window.until(lambda: bool(found))
    assert found[0].startswith(b"%PDF-")
