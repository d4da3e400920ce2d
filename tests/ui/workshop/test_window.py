"""The workshop in real windows: a town is added, opened, locked and packed; the facilitator's door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.model.status import Status
from hrcapp.officer.workshop import Act
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.shell import Shell
from hrcapp.ui.start.flow import StartFlow
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog, Table
from hrcapp.ui.workshop.facilitator_page import FacilitatorPage
from hrcapp.ui.workshop.prepare_page import PreparePage
from hrcapp.ui.workshop.results_page import ResultsPage
from hrcapp.ui.workshop.strip import Strip
from hrcapp.ui.workshop.workshop import Workshop
from tests.workshop_stage import PASSPHRASE, PIN, WorkshopStage

LIMIT_MS = 20_000
NAME = "/data/key_info/name_official"


class Room:
    """One laptop with a board, and what can be seen and done."""

    def __init__(self, qtbot: QtBot, stage: WorkshopStage, context: AppContext, tasks: Tasks) -> None:
        self.qtbot, self.stage, self.context, self.tasks = qtbot, stage, context, tasks
        self.workshop: Workshop = stage.window(context)
        self.wait_for("board")

    @property
    def shell(self) -> Shell:
        assert self.context.shell is not None
        return self.context.shell

    @property
    def page(self) -> str:
        shell = self.context.shell
        return shell.page.name if shell is not None and shell.page is not None else ""

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LIMIT_MS)

    def wait_for(self, page: str) -> None:
        self.wait(lambda: self.page == page and not self.tasks.busy)

    def find(self, name: str) -> QWidget:
        self.wait(lambda: self.shell.findChild(QWidget, name) is not None)
        found = self.shell.findChild(QWidget, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), name
        button.click()

    def type(self, name: str, text: str) -> None:
        edit = self.find(name)
        assert isinstance(edit, QLineEdit | QPlainTextEdit)
        if isinstance(edit, QLineEdit):
            edit.setText(text)
        else:
            edit.setPlainText(text)

    def reads(self, text: str) -> bool:
        return any(text in each.text() for each in self.shell.findChildren(QLabel))

    def rows(self) -> list[str]:
        table = self.find("board-table")
        assert isinstance(table, Table)
        return [str(table.model_.index(at, 0).data()) for at in range(table.model_.rowCount())]

    def unlock(self) -> FacilitatorPage:
        self.click("to-facilitator")
        self.wait_for("facilitator-door")
        self.type("administrator", PASSPHRASE)
        self.click("administrator-go")
        self.wait_for("facilitator")
        page = self.shell.page
        assert isinstance(page, FacilitatorPage)
        return page

    def enter(self, pin: str = PIN) -> None:
        self.click("open-town")
        self.wait_for("open-town")
        self.type("pin", pin)
        self.click("open-go")
        self.wait(lambda: not self.tasks.busy)


@pytest.fixture
def stage(tmp_path: Path) -> WorkshopStage:
    return WorkshopStage(tmp_path / "officer")


Opening = Callable[[], Room]


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: WorkshopStage
) -> Iterator[Opening]:
    tasks, rooms = Tasks(), list[Room]()

    def opening() -> Room:
        context = AppContext(qapp, style, stage.home, tasks, look)
        rooms.append(Room(qtbot, stage, context, tasks))
        return rooms[-1]

    yield opening
    for room in rooms:
        room.shell.close()
        room.shell.deleteLater()
    tasks.close()
    for room in rooms:
        room.workshop.close()


def test_a_town_is_added_opened_and_handed_back(opened: Opening) -> None:
    room = opened()
    room.click("first-town")
    room.wait_for("add")
    room.type("town", "Sample Bay")
    room.type("pin", PIN)
    room.type("again", PIN)
    room.click("add-go")
    room.wait_for("town-code")
    room.click("code-done")
    room.wait_for("home")
    assert room.reads("Form of")
    room.click("new-form")
    room.wait_for("tasks")
    room.click("hand-back")
    room.wait_for("board")
    assert [row.split(",")[0] for row in room.rows()] == ["Sample Bay"]
    assert room.stage.profiles.list()[0].summary.total > 0
    assert room.workshop.town is None


def test_what_is_wrong_with_a_new_town_is_told_where_it_is(opened: Opening, stage: WorkshopStage) -> None:
    stage.town("Sample Bay")
    room = opened()
    room.click("add-town")
    room.wait_for("add")
    room.type("pin", "123456")
    room.click("add-go")
    assert room.reads("Type the name of the municipality.")
    assert room.reads("one of the first that anybody would try")
    room.type("town", "sample  bay")
    room.type("pin", PIN)
    room.type("again", PIN)
    room.click("add-go")
    room.wait(lambda: room.reads("is on the board already"))
    assert len(stage.profiles.list()) == 1


def test_a_wrong_pin_is_told_with_the_tries_that_are_left_and_then_the_pause(
    opened: Opening, stage: WorkshopStage
) -> None:
    stage.form(stage.town("Sample Bay"))
    room = opened()
    room.click("open-town")
    room.wait_for("open-town")
    for told in (
        "2 more tries",
        "1 more try",
        "Before the next try there is a pause",
        "too many wrong tries",
    ):
        room.type("pin", "000111222")
        room.click("open-go")
        room.wait(lambda told=told: room.reads(told))  # type: ignore[misc]
    stage.clock.pass_by(minutes=2)
    room.type("pin", PIN)
    room.click("open-go")
    room.wait_for("home")


def test_keys_alone_open_a_town_and_hand_it_back(opened: Opening, stage: WorkshopStage) -> None:
    stage.form(stage.town("Bay One"))
    stage.form(stage.town("Bay Two"))
    room = opened()
    table = room.find("board-table")
    room.shell.activateWindow()
    room.qtbot.waitUntil(table.hasFocus)
    room.qtbot.keyClick(table, Qt.Key.Key_End)
    room.qtbot.keyClick(table, Qt.Key.Key_Return)
    room.wait_for("open-town")
    assert room.shell.windowTitle().startswith("Bay Two")
    edit = room.find("pin")
    room.qtbot.waitUntil(edit.hasFocus)
    room.qtbot.keyClicks(edit, PIN)
    room.qtbot.keyClick(edit, Qt.Key.Key_Return)
    room.wait_for("home")
    [keys] = [each for each in room.shell.findChildren(QShortcut) if each.key().toString() == "Ctrl+L"]
    keys.activated.emit()
    room.wait_for("board")


def test_what_was_typed_is_there_after_a_lock_by_itself(opened: Opening, stage: WorkshopStage) -> None:
    draft = stage.form(stage.town("Sample Bay"))
    room = opened()
    room.enter()
    room.wait_for("home")
    town = room.workshop.town
    assert town is not None
    town.open_draft(draft)
    room.wait(lambda: town.form is not None)
    assert town.form is not None
    town.form.set(NAME, "Typed last")
    town.idle.lapsed.emit()
    room.wait_for("board")
    assert room.reads("was locked")
    space = stage.profiles.open(stage.profiles.list()[0].id, PIN)
    assert space.drafts.open(draft).session.value(NAME) == "Typed last"
    space.close()


def test_the_strip_warns_and_takes_it_back(opened: Opening, stage: WorkshopStage) -> None:
    stage.form(stage.town("Sample Bay"))
    room = opened()
    room.enter()
    room.wait_for("home")
    town = room.workshop.town
    assert town is not None
    town.idle.warned.emit(30)
    assert room.reads("locks in 30 seconds")
    town.idle.warned.emit(0)
    assert not room.reads("locks in")
    assert room.shell.findChildren(Strip)


def test_help_is_asked_for_in_the_form_and_given_at_the_board(opened: Opening, stage: WorkshopStage) -> None:
    stage.form(stage.town("Sample Bay"))
    room = opened()
    room.enter()
    room.wait_for("home")
    room.click("need-help")
    room.wait(lambda: not room.tasks.busy)
    room.click("hand-back")
    room.wait_for("board")
    assert stage.profiles.list()[0].needs_help
    assert room.reads("asks for help")
    room.click("help-given")
    room.wait(lambda: (not room.tasks.busy and not room.reads("asks for help")) or room.reads("ask for help"))
    assert not stage.profiles.list()[0].needs_help


def test_a_prepared_town_is_begun_with_its_name_in_the_form(
    opened: Opening, stage: WorkshopStage, tmp_path: Path
) -> None:
    listed = tmp_path / "names.csv"
    listed.write_text("Municipality;Country\nLake Sample;TN\nOneville;TN\n", encoding="utf-8")
    room = opened()
    room.click("prepare-towns")
    room.wait_for("prepare")
    page = room.shell.page
    assert isinstance(page, PreparePage)
    page.take_from(listed)
    room.wait(lambda: page.names() == ["Lake Sample", "Oneville"])
    room.click("prepare-go")
    room.wait_for("board")
    room.click("open-town")
    room.wait_for("begin-town")
    room.type("pin", PIN)
    room.type("again", PIN)
    room.click("begin-go")
    room.wait_for("town-code")
    room.click("code-done")
    room.wait_for("home")
    assert room.reads("Lake Sample")
    town = room.workshop.town
    assert town is not None
    assert [one.title for one in town.workspace.drafts.cards()] == ["Lake Sample"]


def test_practice_is_marked_and_begins_anew(opened: Opening, stage: WorkshopStage) -> None:
    stage.form(stage.town("Try it", training=True), signed=True)
    room = opened()
    room.enter()
    room.wait_for("home")
    assert room.reads("Practice")
    room.click("new-form")
    room.wait_for("tasks")
    room.click("practice-anew")
    dialog = room.shell.findChild(Dialog)
    assert dialog is not None
    dialog.verb_button.click()
    room.wait_for("home")
    town = room.workshop.town
    assert town is not None
    assert town.workspace.drafts.cards() == []
    room.click("new-form")
    room.wait_for("tasks")
    assert [one.practice for one in town.workspace.drafts.cards()] == [True]


def test_the_facilitator_packs_many_and_reads_why_not(
    opened: Opening, stage: WorkshopStage, tmp_path: Path
) -> None:
    stage.form(stage.town("Signed"), signed=True)
    stage.form(stage.town("Open"))
    stage.form(stage.town("Left out"), signed=True)
    stage.town("Exercise", training=True)
    stick = tmp_path / "STICK"
    stick.mkdir()
    room = opened()
    page = room.unlock()
    table = room.find("bulk-table")
    assert isinstance(table, Table)
    assert [one.title for one in page.towns] == ["Exercise", "Left out", "Open", "Signed"]
    table.choose(1)
    room.click("bulk-toggle")
    assert [one.title for one in page.chosen()] == ["Open", "Signed"]
    page.work.begin(Act.PACK, page.chosen(), stick)
    room.wait_for("bulk-results")
    shown = room.shell.page
    assert isinstance(shown, ResultsPage)
    assert [(one.title, one.fault is None) for one in shown.results] == [("Open", False), ("Signed", True)]
    assert room.reads("1 form is not done")
    assert len(list(stick.iterdir())) == 1
    states = {one.title: one.summary.status for one in stage.profiles.list()}
    assert states["Signed"] is Status.HANDED_OVER
    assert states["Left out"] is Status.SIGNED
    room.click("results-back")
    room.wait_for("facilitator")
    room.click("to-audit")
    room.wait_for("audit")
    assert stage.noted() == ["many pack", "many pack"]


def test_the_board_locks_the_facilitators_door(opened: Opening, stage: WorkshopStage) -> None:
    stage.town("Sample Bay")
    room = opened()
    room.click("to-facilitator")
    room.wait_for("facilitator-door")
    room.type("administrator", "another passphrase")
    room.click("administrator-go")
    room.wait(lambda: not room.tasks.busy and room.reads("passphrase"))
    assert room.page == "facilitator-door"
    room.click("to-board")
    room.wait_for("board")
    room.unlock()
    room.click("to-board")
    room.wait_for("board")
    assert room.workshop.board is not None
    assert room.workshop.board.administrator is None
    room.click("to-facilitator")
    room.wait_for("facilitator-door")


def test_a_ceremony_goes_on_after_each_signature(opened: Opening, stage: WorkshopStage) -> None:
    for name in ("Bay One", "Bay Two"):
        stage.form(stage.town(name))
    room = opened()
    room.unlock()
    room.click("to-ceremony")
    room.wait_for("ceremony")
    assert room.reads("0 of 2 signatures")
    assert room.reads("Bay One")
    room.click("ceremony-sign")
    room.wait_for("statement")
    town = room.workshop.town
    assert town is not None
    [card] = town.workspace.drafts.cards()
    room.click("way-typed")
    room.wait(lambda: not room.tasks.busy)
    room.click("sign")
    room.wait(lambda: not room.tasks.busy and town.workspace.drafts.card(card.draft).status is Status.SIGNED)
    room.click("hand-back")
    room.wait_for("ceremony")
    assert room.reads("1 of 2 signatures")
    assert room.reads("Bay Two")
    room.click("ceremony-back")
    assert room.reads("Bay One")
    room.click("ceremony-next")
    room.click("ceremony-end")
    room.wait_for("facilitator")
    assert stage.noted() == ["ceremony"]


def test_a_ceremony_that_nobody_attends_is_over(opened: Opening, stage: WorkshopStage) -> None:
    stage.form(stage.town("Bay One"))
    room = opened()
    room.unlock()
    room.click("to-ceremony")
    room.wait_for("ceremony")
    room.click("ceremony-sign")
    room.wait_for("statement")
    town = room.workshop.town
    assert town is not None
    room.wait(lambda: not room.tasks.busy)
    town.idle.lapsed.emit()
    room.wait_for("board")
    assert room.workshop.board is not None
    assert room.workshop.board.administrator is None
    assert room.workshop.ceremony is None


def test_a_new_pin_and_forgetting(opened: Opening, stage: WorkshopStage) -> None:
    entry = stage.town("Sample Bay")
    stage.form(entry)
    room = opened()
    room.unlock()
    room.click("new-pin")
    room.wait_for("new-pin")
    room.type("pin", "963258")
    room.type("again", "963258")
    room.click("pin-go")
    room.wait_for("facilitator")
    stage.profiles.open(entry.id, "963258").close()
    room.click("forget-town")
    for _question in ("forget", "what is lost"):
        room.wait(lambda: room.shell.findChild(Dialog) is not None)
        dialog = room.shell.findChild(Dialog)
        assert dialog is not None
        dialog.setObjectName("answered")
        dialog.verb_button.click()
        room.wait(lambda: room.shell.findChild(Dialog, "answered") is None and not room.tasks.busy)
    assert stage.profiles.list() == ()
    assert stage.noted() == ["pin administrator", "profile-forgotten"]


def test_the_laptops_own_desk_is_behind_the_passphrase_and_leads_back(
    opened: Opening, stage: WorkshopStage
) -> None:
    stage.town("Sample Bay")
    room = opened()
    room.unlock()
    room.click("to-gather")
    room.wait_for("courier")
    assert room.reads("Desk of this laptop")
    room.click("hand-back")
    room.wait_for("board")


def test_the_start_leads_to_the_board_and_out_of_it(
    qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: WorkshopStage
) -> None:
    stage.home.change(workshop=None)
    tasks = Tasks()
    context = AppContext(qapp, style, stage.home, tasks, look)
    flow = StartFlow(context, lambda _context: None)

    def page() -> str:
        shell = context.shell
        return shell.page.name if shell is not None and shell.page is not None and not tasks.busy else ""

    def click(name: str) -> None:
        assert context.shell is not None
        button = context.shell.findChild(QAbstractButton, name)
        assert button is not None
        button.click()

    flow.begin()
    qtbot.waitUntil(lambda: page() == "home", timeout=LIMIT_MS)
    assert flow.officer is not None
    flow.officer.go_workshop()
    qtbot.waitUntil(lambda: page() == "workshop-on", timeout=LIMIT_MS)
    assert context.shell is not None
    edit = context.shell.findChild(QLineEdit, "passphrase")
    assert edit is not None
    edit.setText(PASSPHRASE)
    click("workshop-go")
    qtbot.waitUntil(lambda: page() == "board", timeout=LIMIT_MS)
    assert stage.home.settings()["workshop"] is True
    assert flow.officer is None
    assert flow.workshop is not None
    board = flow.workshop.board
    assert board is not None
    board.leave()
    qtbot.waitUntil(lambda: page() == "home", timeout=LIMIT_MS)
    assert "workshop" not in stage.home.settings()
    assert stage.noted()[-2:] == ["workshop on", "workshop off"]
    context.shell.close()
    context.shell.deleteLater()
    tasks.close()
    flow.close()
