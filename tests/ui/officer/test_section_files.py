"""Files of a form in the officer's window: drawn here, shown, kept with the draft; places found meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.media import page_pictures
from hrcapp.ui.forms import SectionView
from hrcapp.ui.forms.drawing import DrawControl
from hrcapp.ui.forms.question_field import QuestionField
from hrcapp.ui.look import Look
from hrcapp.ui.style import Style
from tests.controls import controls_xml
from tests.ui.officer.test_signing import Window

FILES = "/data/files"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, style: Style, look: Look) -> Iterator[Window]:
    opened = Window(qtbot, tmp_path / "officer", style, look)
    yield opened
    opened.close()


@pytest.fixture
def draft(window: Window) -> str:
    drafts = window.stage.workspace.drafts
    return drafts.create(controls_xml(), language="en", zone="Africa/Tunis", practice=True)


def _open(window: Window, draft: str) -> SectionView:
    window.desk.with_form(draft, lambda _form: window.desk.go_section(FILES))
    window.wait(f"{FILES}/point")
    view = window.desk.shell.findChild(SectionView)
    assert view is not None
    return view


def _sketch(view: SectionView) -> DrawControl:
    field = next(each for each in view.findChildren(QuestionField) if each.path.endswith("/sketch"))
    assert isinstance(field.answer, DrawControl)
    return field.answer


def _draw(window: Window, view: SectionView) -> None:
    control = _sketch(view)
    control.begin()
    assert control.pad is not None
    field = control.pad.field
    window.qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    window.qtbot.mouseMove(field, QPoint(300, 120))
    window.qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(300, 120))


def test_a_drawing_is_kept_shown_and_shown_again(window: Window, draft: str) -> None:
    view = _open(window, draft)
    _draw(window, view)
    window.click(f"{FILES}/sketch#keep")
    form = window.desk.form
    assert form is not None
    window.until(lambda: form.session.value(f"{FILES}/sketch") == "file-1.png")
    window.until(lambda: any(not each.shown.isNull() for each in view.findChildren(DrawControl)))
    data = window.stage.workspace.attachments.data(draft, "file-1.png")
    picture = page_pictures(data, width=2000, pages=1)[0]
    assert max(picture.width, picture.height) == 600
    assert window.reads("draw.png")
    window.desk.go_section("/data/texts", replace=True)
    window.wait("/data/texts/line")
    again = _open(window, draft)
    window.until(lambda: any(not each.shown.isNull() for each in again.findChildren(DrawControl)))


def test_a_drawing_that_has_no_room_says_so_beside_its_question(
    window: Window, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrcapp.officer.attachments.FILE_LIMIT", 100)
    view = _open(window, draft)
    _draw(window, view)
    window.click(f"{FILES}/sketch#keep")
    field = next(each for each in view.findChildren(QuestionField) if each.path.endswith("/sketch"))
    window.until(lambda: "draw.png" in field.error())
    assert window.desk.form is not None
    assert window.desk.form.session.value(f"{FILES}/sketch") == ""
    window.click(f"{FILES}/sketch")
    assert _sketch(view).pad is not None, "it can be drawn again"


def test_a_place_is_looked_for_away_from_the_window(window: Window, draft: str) -> None:
    view = _open(window, draft)
    window.click(f"{FILES}/point#find")
    country = view.findChild(QLineEdit, f"{FILES}/point#place")
    assert country is not None
    window.wait(f"{FILES}/point#country").set_value("TN")  # type: ignore[attr-defined]
    window.type(f"{FILES}/point#place", "kairou")

    def offers() -> list[QPushButton]:
        found = view.findChildren(QPushButton)
        return [each for each in found if each.objectName().startswith("place-") and each.isVisible()]

    window.until(lambda: bool(offers()))
    offers()[0].click()
    assert window.desk.form is not None
    assert window.desk.form.session.value(f"{FILES}/point") == "35.68 10.1 0.0 0.0"
