"""The officer's window on real data: where each form leads, several signatories, a disk that is full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.model.status import Status
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog
from tests.officer_stage import Stage
from tests.sample import other_form, pledge_form

NAME = "/data/key_info/name_official"
EVENT = "/data/intro/more_intro/event"
LIMIT_MS = 20_000


class Window:
    """The desk with its own worker, and what can be seen of it."""

    def __init__(self, qtbot: QtBot, stage: Stage, desk: OfficerDesk, tasks: Tasks) -> None:
        self.qtbot, self.stage, self.desk, self.tasks = qtbot, stage, desk, tasks

    @property
    def page(self) -> str:
        return self.desk.shell.page.name if self.desk.shell.page is not None else ""

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LIMIT_MS)

    def wait_for(self, page: str) -> None:
        self.wait(lambda: self.page == page and not self.tasks.busy)

    def find(self, name: str) -> QWidget | None:
        return self.desk.shell.findChild(QWidget, name)

    def click(self, name: str) -> None:
        self.wait(lambda: self.find(name) is not None)
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled()
        button.click()

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.desk.shell.findChildren(QLabel))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage) -> Iterator[Window]:
    tasks = Tasks()
    desk = stage.desk(qapp, style, look, tasks)
    desk.shell.show()
    yield Window(qtbot, stage, desk, tasks)
    desk.shell.close()
    desk.shell.deleteLater()
    tasks.close()


def test_each_form_leads_to_its_next_step(window: Window, tmp_path: Path) -> None:
    stage, stick = window.stage, tmp_path / "STICK"
    ways = {
        stage.town("Open"): "tasks",
        stage.ready("Ready"): "statement",
        stage.signed("Signed"): "send-one",
        stage.signed("Exercise", practice=True): "statement",
        stage.handed_over("Sent", stick): "send-one",
        stage.received("Received", stick): "send-one",
    }
    for draft, page in ways.items():
        window.desk.go_home()
        window.wait_for("home")
        window.desk.open_draft(draft)
        window.wait_for(page)


def test_signatories_sign_one_after_the_other(window: Window) -> None:
    second = "/data/statement/signatories[2]"
    draft = window.stage.town("Town")
    editor = window.stage.workspace.drafts.open(draft)
    editor.add("/data/statement/signatories")
    editor.set(f"{second}/sig_name", "Second Sample Name")
    editor.set(f"{second}/sig_role_text", "Councillor")
    editor.save()
    window.desk.with_form(draft, lambda _form: window.desk.go_statement())
    window.wait_for("statement")
    for signed in (1, 2):
        window.click("way-typed")
        window.wait(lambda: not window.tasks.busy)
        window.click("sign")
        window.wait(lambda count=signed: _signed(window, draft) == count)
    assert window.stage.workspace.drafts.card(draft).status is Status.SIGNED
    window.click("correct")
    window.wait_for("tasks")
    assert window.stage.workspace.drafts.draft(draft).revision == 2


def _signed(window: Window, draft: str) -> int:
    if window.tasks.busy:
        return 0
    version = window.stage.workspace.signing.version(draft)
    return version.signed if version is not None else 0


def test_a_full_disk_is_said_until_it_is_mended(window: Window) -> None:
    draft, store = window.stage.town("Town"), window.stage.workspace.store
    window.desk.with_form(draft, lambda _form: window.desk.go_section("/data/key_info"))
    window.wait_for("section")
    store.rows(f"PRAGMA max_page_count = {store.rows('PRAGMA page_count')[0]['page_count']}")
    form = window.desk.form
    assert form is not None
    form.set(EVENT, "x" * 200_000)
    window.wait(lambda: window.reads("Not saved: "))
    window.desk.shell.close()
    window.wait(lambda: bool(window.desk.shell.findChildren(Dialog)))
    assert window.desk.shell.isVisible(), "the window asks before it lets the last answers go"
    dialog = window.desk.shell.findChildren(Dialog)[0]
    dialog.keep_button.click()
    store.rows("PRAGMA max_page_count = 1000000")
    form.flush()
    window.wait(lambda: window.reads("Saved on this computer"))
    assert len(window.stage.workspace.drafts.open(draft).session.value(EVENT)) == 200_000


def test_a_form_that_is_left_is_written_to_its_last_letter(window: Window) -> None:
    one, other = window.stage.town("One"), window.stage.town("Other")
    window.desk.with_form(one, lambda _form: window.desk.go_section("/data/key_info"))
    window.wait_for("section")
    assert window.desk.form is not None
    window.desk.form.set(NAME, "One, typed last")
    window.desk.with_form(other, lambda _form: window.desk.go_tasks())
    window.wait_for("tasks")
    assert window.stage.workspace.drafts.open(one).session.value(NAME) == "One, typed last"


def test_many_forms_are_one_list(window: Window) -> None:
    for number in range(22):
        window.stage.town(f"Town {number}")
    window.desk.go_home()
    window.wait_for("home")
    (view,) = window.desk.shell.findChildren(QListView)
    assert view.model().rowCount() == 22
    view.clicked.emit(view.model().index(0, 0))
    window.wait_for("tasks")


def test_a_statement_that_cannot_be_made_leads_back(window: Window) -> None:
    draft = window.stage.town("Town", **{"/data/key_info/population": ""})
    window.desk.with_form(draft, lambda _form: window.desk.go_statement())
    window.wait(lambda: window.find("notice") is not None)
    window.click("back")
    window.wait_for("check")
    assert window.find("go-to-first") is not None


def test_which_form_is_asked_where_the_campaign_has_several(window: Window) -> None:
    stage, desk = window.stage, window.desk
    stage.take_kit(version=2, forms={"pledge.xml": pledge_form(), "survey.xml": other_form()})
    desk.go_home()
    window.wait_for("home")
    window.click("new-form")
    window.wait_for("choose-form")
    assert window.reads("For towns that have signed.")
    window.click("begin-form-1")
    window.wait_for("tasks")
    assert window.reads("Sample survey")
    desk.go_home()
    window.wait_for("home")
    assert window.reads("Sample survey")


def test_one_form_is_begun_without_a_question(window: Window) -> None:
    window.desk.go_home()
    window.wait_for("home")
    window.click("new-form")
    window.wait_for("tasks")
    assert window.reads("Pledge form")
