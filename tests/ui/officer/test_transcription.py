"""Typing in from paper: pages are added, put in order, removed, kept and saved; a signed form shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from hrcapp.officer.signing import Drawn
from hrcapp.ui.look import Look
from hrcapp.ui.officer.transcription_work import TranscriptionWork
from hrcapp.ui.style import Style
from hrcapp.ui.widgets.drop_area import DropArea
from hrcapp.ui.widgets.reorder import ReorderList
from tests.officer_stage import STROKES
from tests.ui.officer.transcribing import SECTION, Transcribing


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
