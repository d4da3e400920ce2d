"""In the window: a blank form is saved, and a filled-in one opened; what is wrong leads to its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.submission import filled
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import ComboBox
from tests.filling import fillable, filled_in
from tests.officer_stage import Stage

NAME = "/data/key_info/name_official"
EMAIL = "/data/key_info/contact/contact_email"
LIMIT_MS = 30_000


class Window:
    """The desk with its own worker, and what can be seen of it."""

    def __init__(self, qtbot: QtBot, stage: Stage, desk: OfficerDesk, tasks: Tasks) -> None:
        self.qtbot, self.stage, self.desk, self.tasks = qtbot, stage, desk, tasks

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LIMIT_MS)

    def wait_for(self, page: str) -> None:
        shell = self.desk.shell
        self.wait(lambda: shell.page is not None and shell.page.name == page and not self.tasks.busy)

    def find(self, name: str) -> QWidget:
        found = self.desk.shell.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def choose(self, name: str, value: str) -> None:
        combo = self.find(name)
        assert isinstance(combo, ComboBox)
        combo.set_value(value)
        combo.activated.emit(combo.currentIndex())

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.desk.shell.findChildren(QLabel))

    def save_as(self, path: Path) -> None:
        dialog = self.desk.shell.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        dialog.accept()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, style: Style, look: Look, tmp_path: Path) -> Iterator[Window]:
    stage, tasks = Stage(tmp_path / "officer"), Tasks()
    stage.take_kit()
    desk = stage.desk(qapp, style, look, tasks)
    desk.shell.show()
    yield Window(qtbot, stage, desk, tasks)
    desk.shell.close()
    desk.shell.deleteLater()
    tasks.close()
    stage.close()


@pytest.mark.parametrize(("button", "has_fields"), [("save-blank", False), ("save-fillable", True)])
def test_a_blank_form_is_saved_in_the_language_chosen(
    window: Window, tmp_path: Path, button: str, has_fields: bool
) -> None:
    path = tmp_path / "form.pdf"
    window.desk.go_home()
    window.wait_for("home")
    window.click("blank-form")
    window.wait_for("blank")
    window.choose("blank-language", "es")
    window.choose("blank-paper", "letter")
    window.click(button)
    window.save_as(path)
    window.wait(lambda: window.reads("Saved: form.pdf"))
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "es"
        assert list(map(float, pdf.pages[0].mediabox[2:])) == [612, 792]
        assert ("/AcroForm" in pdf.Root) is has_fields
    assert (filled.look(path.read_bytes()).mark.language) == "es"


def test_a_filled_form_leads_to_what_is_wrong_in_it(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "filled.pdf"
    path.write_bytes(filled_in({NAME: "Sample town", EMAIL: "no address"}, fillable()))
    take_in(window.desk, path)
    window.wait_for("filled")
    assert window.reads("no address")
    window.click(f"filled-{EMAIL}")
    window.wait_for("section")
    form = window.desk.form
    assert form is not None
    assert form.session.value(NAME) == "Sample town"
    assert form.session.value(EMAIL) == "no address"


def test_the_list_stays_until_a_person_is_done_with_it(window: Window, tmp_path: Path) -> None:
    path, country = tmp_path / "filled.pdf", "/data/key_info/country"
    path.write_bytes(filled_in({NAME: "Sample town", country: "Atlantis"}, fillable()))
    take_in(window.desk, path)
    window.wait_for("filled")
    form = window.desk.form
    assert form is not None
    window.desk.go_home()
    window.wait_for("home")
    window.desk.reopen(form.id, lambda _form: window.desk.go_tasks())
    window.wait_for("tasks")
    window.click("to-unread")
    window.wait_for("filled")
    assert window.reads("Atlantis")
    window.click("done-unread")
    window.wait_for("tasks")
    window.desk.reopen(form.id, lambda _form: window.desk.go_tasks())
    window.wait_for("tasks")
    assert window.desk.shell.findChild(QWidget, "to-unread") is None


def test_a_filled_form_without_fault_leads_to_its_sections(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "filled.pdf"
    path.write_bytes(filled_in({NAME: "Sample town"}, fillable()))
    take_in(window.desk, path)
    window.wait_for("tasks")
    window.wait(lambda: window.reads("The answers of the file are in the form."))
