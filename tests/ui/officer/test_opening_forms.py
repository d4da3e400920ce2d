"""“Open a form…” in the window: looked at, begun, finished, saved; and a form that does not open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from hrcapp.model.status import Status
from hrcapp.ui.look import Look
from hrcapp.ui.officer.form_opening import look_at
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog
from hrcapp.xforms.compile import compile_form
from tests.officer_stage import Stage
from tests.sample import next_form, pledge_form
from tests.small_forms import BROKEN_XML, write_survey
from tests.ui.officer.test_desk import Window

WHO, TOWN = "/data/who", "/data/town"


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


def begin(window: Window, path: Path) -> str:
    window.desk.go_home()
    window.wait_for("home")
    look_at(window.desk, path)
    window.wait_for("open-form")
    window.click("begin-form")
    window.wait_for("tasks")
    assert window.desk.form is not None
    return window.desk.form.id


def test_a_form_from_a_file_is_filled_in_finished_and_saved(window: Window, tmp_path: Path) -> None:
    draft = begin(window, write_survey(tmp_path))
    desk = window.desk
    assert window.reads("Sample visits")
    desk.go_section("/data")
    window.wait_for("section")
    form = desk.form
    assert form is not None
    form.set(WHO, "Sample person")
    form.set(TOWN, "north")
    desk.go_check()
    window.wait_for("check")
    assert window.reads("Sample North")
    window.click("go-on")
    window.wait_for("form-done")
    assert window.reads("This form is not in the campaign kit")
    window.click("save-answers")
    dialog = desk.shell.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    window.wait(lambda: any(tmp_path.glob("sample-visits-v1-*/submission.xml")) and not window.tasks.busy)
    [saved] = tmp_path.glob("sample-visits-v1-*/submission.xml")
    assert b"<who>Sample person</who>" in saved.read_bytes()
    assert window.stage.workspace.drafts.card(draft).status is Status.SIGNED
    window.click("correct")
    window.wait_for("tasks")
    assert window.stage.workspace.drafts.draft(draft).revision == 2


def test_a_finished_form_leads_to_its_answers_from_home(window: Window, tmp_path: Path) -> None:
    draft = begin(window, write_survey(tmp_path))
    form = window.desk.form
    assert form is not None
    form.set(WHO, "Sample person")
    window.desk.go_home()
    window.wait_for("home")
    window.stage.workspace.drafts.mark_checked(draft)
    window.desk.open_draft(draft)
    window.wait_for("check")
    window.click("go-on")
    window.wait_for("form-done")
    window.desk.go_home()
    window.wait_for("home")
    window.desk.open_draft(draft)
    window.wait_for("form-done")


def test_a_form_of_the_kit_without_a_statement_is_packed(window: Window, tmp_path: Path) -> None:
    path = write_survey(tmp_path)
    forms = {"pledge.xml": pledge_form(), "visits.xml": compile_form(path)}
    window.stage.take_kit(version=2, forms=forms)
    draft = begin(window, path)
    form = window.desk.form
    assert form is not None
    form.set(WHO, "Sample person")
    window.desk.go_check()
    window.wait_for("check")
    window.click("go-on")
    window.wait_for("send-one")
    assert window.find("save-answers") is not None
    assert window.stage.workspace.outbox.pack(draft).file_name.startswith("sample-visits-v1-")
    window.click("read-statement")
    window.wait_for("check")


def test_every_problem_of_a_form_stands_on_one_page(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_text(BROKEN_XML, encoding="utf-8")
    window.desk.go_home()
    window.wait_for("home")
    assert window.find("open-form") is not None
    look_at(window.desk, path)
    window.wait_for("form-problems")
    for place in ("/data/a", "/data/b", "/data/z"):
        assert window.reads(place)
    window.click("back")
    window.wait_for("home")


def test_what_is_no_form_is_told_where_one_is(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(b"nothing of a form")
    window.desk.go_home()
    window.wait_for("home")
    look_at(window.desk, path)
    window.wait(lambda: window.reads("This file is not a form the app can read."))
    assert window.page == "home"


def test_a_newer_version_is_used_when_a_person_says_so_and_left_again(window: Window, tmp_path: Path) -> None:
    space = window.stage.workspace
    draft = window.stage.town("Sample town")
    window.desk.open_draft(draft)
    window.wait_for("tasks")
    assert window.find("see-newer-version") is None
    window.stage.take_kit(version=2, forms={"pledge.xml": next_form()})
    window.desk.reopen(draft, lambda _form: window.desk.go_tasks())
    window.wait_for("tasks")
    window.click("see-newer-version")
    window.wait_for("form-version")
    assert window.reads("Nothing is lost")
    before = space.drafts.draft(draft).form
    window.click("keep-version")
    window.wait_for("tasks")
    assert space.drafts.draft(draft).form == before
    window.click("see-newer-version")
    window.wait_for("form-version")
    window.click("use-newer")
    window.wait_for("tasks")
    assert space.drafts.draft(draft).form != before
    window.click("version-back")
    dialog = window.desk.shell.findChild(Dialog)
    assert isinstance(dialog, Dialog)
    dialog.verb_button.click()
    window.wait(lambda: space.drafts.draft(draft).form == before and not window.tasks.busy)
    window.wait(lambda: window.page == "tasks" and window.find("see-newer-version") is not None)


def test_a_form_is_also_known_where_any_file_is_opened(window: Window, tmp_path: Path) -> None:
    window.desk.go_home()
    window.wait_for("home")
    take_in(window.desk, write_survey(tmp_path))
    window.wait_for("open-form")
    assert window.reads("Sample visits")


def test_a_folder_is_asked_for_and_every_way_has_a_button(window: Window, tmp_path: Path) -> None:
    write_survey(tmp_path)
    window.desk.go_home()
    window.wait_for("home")
    window.click("open-form")
    window.wait_for("ask-form")
    window.click("form-folder")
    dialog = window.desk.shell.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    window.wait_for("open-form")
    assert window.reads("Sample visits")
    assert window.reads("Files of the form")
