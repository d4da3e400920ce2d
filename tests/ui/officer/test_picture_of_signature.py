"""Signing with a picture of the signature in the window, here and as a guest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.statement import SignatureKind, verify
from hrcapp.ui.look import Look
from hrcapp.ui.officer.picture_panel import MarkPicture
from hrcapp.ui.style import Style
from hrcapp.ui.widgets import Chips
from tests.ui.officer.test_signing import Window
from tests.unit.statement.samples import signature_photo

Opened = Callable[[str], Window]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, style: Style, look: Look) -> Iterator[Opened]:
    windows: list[Window] = []

    def open_one(name: str) -> Window:
        windows.append(Window(qtbot, tmp_path / name, style, look))
        return windows[-1]

    yield open_one
    for each in windows:
        each.close()


@pytest.fixture
def here(opened: Opened) -> Window:
    made = opened("here")
    made.stage.take_kit()
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "sample signature.jpg"
    path.write_bytes(signature_photo())
    return path


def mark(window: Window) -> MarkPicture:
    found = window.wait("picture-mark")
    assert isinstance(found, MarkPicture)
    return found


def dark(widget: QWidget) -> int:
    """How many pixels of a widget are far from white."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = (bytes(image.constScanLine(y))[: image.width()] for y in range(4, image.height() - 4))
    return sum(sum(one < 128 for one in row[4:-4]) for row in rows)


def ink(window: Window) -> Chips:
    found = window.wait("picture-ink")
    assert isinstance(found, Chips)
    return found


def test_a_picture_signs(here: Window, photo: Path) -> None:
    draft = here.town()
    page = here.go_statement(draft)
    here.click("way-picture")
    here.wait("picture-choose")
    assert here.reads("Choose the picture of the signature.")
    assert not here.usable("sign")
    assert not here.usable("picture-mark")
    page.picture.take_in(photo)
    shown = mark(here)
    assert shown.accessibleName()
    assert "sample signature.jpg" in shown.accessibleDescription()
    usual = dark(shown)
    assert usual > 100
    button = ink(here)._buttons["faint"]
    assert "ink" in button.accessibleDescription()
    button.click()
    here.until(lambda: not here.tasks.busy and dark(mark(here)) > usual)
    here.click("sign")
    here.wait("save-pdf")
    assert here.kinds(draft) == [SignatureKind.DRAWN]


def test_a_picture_can_be_removed(here: Window, photo: Path) -> None:
    page = here.go_statement(here.town())
    here.click("way-picture")
    page.picture.take_in(photo)
    here.wait("sign")
    here.click("picture-remove")
    here.until(lambda: not here.usable("sign"))
    assert not here.usable("picture-mark")
    choose = here.wait("picture-choose")
    assert isinstance(choose, QAbstractButton)
    assert choose.text() == "Choose a picture"


def test_what_can_not_be_used_is_told_and_the_one_before_stays(
    here: Window, photo: Path, tmp_path: Path
) -> None:
    page = here.go_statement(here.town())
    here.click("way-picture")
    page.picture.take_in(photo)
    here.wait("sign")
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"no picture")
    page.picture.take_in(wrong)
    here.read("The picture of the signature can't be used.")
    here.wait("sign")
    assert "sample signature.jpg" in mark(here).accessibleDescription()


def test_the_next_signatory_does_not_find_the_picture_of_the_one_before(here: Window, photo: Path) -> None:
    draft = here.town(signatories=2)
    page = here.go_statement(draft)
    here.click("way-picture")
    page.picture.take_in(photo)
    here.click("sign")
    here.read("1 of 2 have signed")
    here.click("way-picture")
    here.wait("picture-choose")
    assert not here.usable("picture-mark")
    assert page.picture.ink is None
    assert here.kinds(draft) == [SignatureKind.DRAWN]


def test_a_guest_signs_with_a_picture(here: Window, opened: Opened, photo: Path, tmp_path: Path) -> None:
    half, full = tmp_path / "half.pdf", tmp_path / "full.pdf"
    here.go_statement(here.town(signatories=2))._passing.pass_on(half)
    here.read("Saved: half.pdf")
    there = opened("there")
    guest = there.go_guest(half)
    there.click("way-picture")
    guest.picture.take_in(photo)
    there.wait("sign")
    guest.sign_to(full)
    there.read("Signed and saved: full.pdf")
    found = verify(full.read_bytes())
    assert (found.verdict, [one.kind for one in found.signatures]) == ("intact", [SignatureKind.DRAWN])
    assert guest.picture.ink is None
