"""Places, pictures, files and drawings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.media import page_pictures, sniff
from hrcapp.ui.forms import SectionView
from hrcapp.ui.forms.drawing import DrawControl
from hrcapp.ui.forms.place_search import PlaceSearch
from hrcapp.ui.forms.upload import PictureControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import SearchCombo
from hrcapp.ui.widgets.picture_view import PictureView
from tests.controls import Draft, new_session, sample_picture
from tests.ui.forms.conftest import Open, Opened


def _draw(opened: Opened, qtbot: QtBot, name: str) -> DrawControl:
    """Open the field of a question and draw a line across it."""
    control = _control(opened, name)
    qtbot.mouseClick(opened.find(QPushButton, name), Qt.MouseButton.LeftButton)
    assert control.pad is not None
    field = control.pad.field
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(field, QPoint(200, 90))
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(200, 90))
    return control


def _control(opened: Opened, name: str) -> DrawControl:
    inside = opened.find(QPushButton, f"{name}#choose" if name == "marked" else name)
    found = inside.parentWidget()
    while not isinstance(found, DrawControl):
        assert found is not None
        found = found.parentWidget()
    return found


@pytest.mark.parametrize(
    ("latitude", "longitude", "lexical"),
    [
        ("36.8065", "10.1815", "36.8065 10.1815 0.0 0.0"),
        ("٣٦٫٨", "10", "36.8 10.0 0.0 0.0"),
        ("36° 48′ 36″ N", "10°10' E", "36.81 10.1666667 0.0 0.0"),
        ("33,5 S", "70.5 W", "-33.5 -70.5 0.0 0.0"),
    ],
)
def test_degrees_in_any_writing(open_section: Open, latitude: str, longitude: str, lexical: str) -> None:
    opened = open_section("files")
    opened.find(QLineEdit, "point").setText(latitude)
    opened.find(QLineEdit, "point#longitude").setText(longitude)
    assert opened.value("point") == lexical
    assert opened.session.node("/data/files/point").violation is None


@pytest.mark.parametrize(("latitude", "longitude"), [("91", "10"), ("36", "190"), ("here", "10"), ("36", "")])
def test_what_is_no_place_on_earth_is_called_wrong(open_section: Open, latitude: str, longitude: str) -> None:
    opened = open_section("files")
    opened.find(QLineEdit, "point").setText(latitude)
    opened.find(QLineEdit, "point#longitude").setText(longitude)
    assert opened.session.node("/data/files/point").violation == "type"
    opened.editor.save()
    again = open_section("files")
    assert again.find(QLineEdit, "point").text() == latitude
    assert again.find(QLineEdit, "point#longitude").text() == longitude


def test_what_a_device_measured_is_kept(open_section: Open) -> None:
    opened = open_section("files")
    opened.view.apply(opened.editor.set("/data/files/point", "36.8 10.18 12.5 4.2"))
    assert opened.find(QLineEdit, "point").text() == "36.8"
    opened.find(QLineEdit, "point").setText("36.9")
    assert opened.value("point") == "36.9 10.18 12.5 4.2"


def test_a_place_is_found_by_its_name(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("files")
    qtbot.mouseClick(opened.find(QPushButton, "point#find"), Qt.MouseButton.LeftButton)
    search = opened.view.findChild(PlaceSearch)
    assert opened.find(SearchCombo, "point#country").value() == "TN", "where places are looked for first"
    opened.find(QLineEdit, "point#place").setText("صفاق")
    qtbot.waitUntil(lambda: bool(_offers(search)))
    qtbot.mouseClick(_offers(search)[0], Qt.MouseButton.LeftButton)
    assert opened.value("point") == "34.74 10.76 0.0 0.0"
    assert not search.isVisible()
    opened.undo()
    assert opened.find(QLineEdit, "point").text() == ""


def _offers(search: PlaceSearch) -> list[QPushButton]:
    found = search.findChildren(QPushButton)
    return [each for each in found if each.objectName().startswith("place-") and each.isVisible()]


def test_a_file_is_asked_for_and_taken_out(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("files")
    for name in ("photo", "paper", "sketch#choose"):
        with qtbot.waitSignal(opened.view.file_wanted) as asked:
            qtbot.mouseClick(opened.find(QPushButton, name), Qt.MouseButton.LeftButton)
        assert asked.args == [f"/data/files/{name.partition('#')[0]}"]
    opened.view.answer("/data/files/paper", "file-1.pdf")
    assert opened.value("paper") == "file-1.pdf"
    out = next(
        each
        for each in opened.view.findChildren(QPushButton)
        if "A document" in each.accessibleName() and each.isVisible()
    )
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert opened.value("paper") == ""


def test_a_drawing_becomes_a_picture_of_the_answer(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("files")
    control = _draw(opened, qtbot, "sketch")
    with qtbot.waitSignal(opened.view.file_made) as made:
        qtbot.mouseClick(opened.find(QPushButton, "sketch#keep"), Qt.MouseButton.LeftButton)
    path, name, data = made.args
    assert (path, name, sniff(data, name)) == ("/data/files/sketch", "draw.png", ("image/png", ".png"))
    picture = page_pictures(data, width=2000, pages=1)[0]
    assert max(picture.width, picture.height) == 600, "as large as the form asks for (orx:max-pixels)"
    assert set(picture.pixels) != {255}, "a line on white"
    assert control.pad is None


def test_a_drawing_is_kept_when_someone_goes_on(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("files")
    _draw(opened, qtbot, "sketch")
    with qtbot.waitSignal(opened.view.file_made):
        opened.find(QLineEdit, "point").setFocus()


def test_lines_are_taken_back_and_a_drawing_given_up(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("files")
    control = _draw(opened, qtbot, "sketch")
    assert control.pad is not None
    words = {each.text(): each for each in control.pad.findChildren(QPushButton)}
    qtbot.mouseClick(words["Undo the last line"], Qt.MouseButton.LeftButton)
    assert control.pad.field.empty
    assert not opened.find(QPushButton, "sketch#keep").isEnabled()
    qtbot.mouseClick(words["Cancel"], Qt.MouseButton.LeftButton)
    assert opened.value("sketch") == ""
    assert opened.find(QPushButton, "sketch").isVisible()


def test_a_signature_can_be_typed(open_section: Open, qtbot: QtBot) -> None:
    opened = open_section("files")
    control = _control(opened, "sign")
    qtbot.mouseClick(opened.find(QPushButton, "sign"), Qt.MouseButton.LeftButton)
    assert control.pad is not None
    control.pad.name.setText("Sample Person")
    with qtbot.waitSignal(opened.view.file_made) as made:
        qtbot.mouseClick(opened.find(QPushButton, "sign#keep"), Qt.MouseButton.LeftButton)
    picture = page_pictures(made.args[2], width=2000, pages=1)[0]
    dark = (
        Image.frombytes("RGB", (picture.width, picture.height), picture.pixels).convert("L").histogram()[:80]
    )
    assert sum(dark) > 500, "the name is written in it"


def test_a_picture_is_shown_and_drawn_on(look: Look, show: object, qtbot: QtBot) -> None:
    session = new_session()
    draft = Draft(session, files={"file-1.jpg": sample_picture("house", (600, 300))})
    session.set_value("/data/files/marked", "file-1.jpg")
    named = replace(draft.surroundings(), original_name=lambda _name: "town hall.jpg")
    view = SectionView(look, session, draft, "/data/files", surroundings=named)
    show(view)  # type: ignore[operator]
    control = next(each for each in view.findChildren(DrawControl) if not each.shown.isNull())
    picture = control.findChild(PictureView)
    assert picture.isVisible()
    assert "town hall.jpg" in picture.accessibleName()
    control.begin()
    assert control.pad is not None
    qtbot.mousePress(control.pad.field, Qt.MouseButton.LeftButton, pos=control.pad.field.rect().center())
    qtbot.mouseRelease(control.pad.field, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.file_made) as made:
        control.finished()
    drawn = page_pictures(made.args[2], width=2000, pages=1)[0]
    assert (drawn.width, drawn.height) == (600, 300), "in the pixels of the picture"
    assert drawn.pixels != sample_picture("house", (600, 300)).pixels


def test_a_picture_that_comes_too_late_is_not_shown(look: Look, show: object) -> None:
    session = new_session()
    waiting = []
    around = replace(Draft(session).surroundings(), picture=lambda name, take: waiting.append((name, take)))
    session.set_value("/data/files/photo", "file-1.jpg")
    view = SectionView(look, session, Draft(session), "/data/files", surroundings=around)
    show(view)  # type: ignore[operator]
    view.answer("/data/files/photo", "")
    for _name, take in waiting:
        take(sample_picture("house"))
    assert all(each.shown.isNull() for each in view.findChildren(PictureControl))
