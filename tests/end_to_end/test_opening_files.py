"""A file opened from the file manager: at the first start, in a running window, from a second start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrcapp.ui.file_events import FileEvents
from hrcapp.ui.given_files import GivenFiles
from hrcapp.ui.secretariat.inbox_page import InboxPage
from tests.desk_stage import DeskStage
from tests.end_to_end.person import Person
from tests.end_to_end.test_start import LIMIT_S, environment, next_line, python
from tests.exchange_world import World
from tests.officer_stage import Stage
from tests.sample import pledge_form

Starting = Callable[..., Person]

OPENING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import hrcapp.app as app
begin = app.Running.begin.__func__
def beginning(cls, *arguments, **options):
    run = begin(cls, *arguments, **{**options, "keyring": False})
    told = []
    def look():
        shell = run.context.shell
        if shell is not None and shell.page is not None and not run.context.tasks.busy:
            if told[-1:] != [shell.page.name]:
                told.append(shell.page.name)
                print(told[-1], flush=True)
        QTimer.singleShot(20, look)
    look()
    return run
app.Running.begin = classmethod(beginning)
sys.exit(app.main(Path(sys.argv[1]) if sys.argv[1:] else None))
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    path = tmp_path / "Kit of the town's own, عينة.hrckit"
    path.write_bytes(World().kit_bytes(forms={"pledge.xml": pledge_form()}))
    return path


def open_again(home: Path, file: Path) -> None:
    """As a file manager does: another start of the program."""
    done = subprocess.run(
        [sys.executable, "-m", "hrcapp", file.name],
        env=environment(home),
        cwd=file.parent,
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def until(process: subprocess.Popen[str], page: str) -> None:
    while (line := next_line(process)) != page:
        assert line, "the window has gone"


def test_a_second_start_hands_its_file_to_the_first_window(tmp_path: Path, kit: Path) -> None:
    first = python(OPENING, tmp_path / "home")
    try:
        until(first, "welcome")
        open_again(tmp_path / "home", kit)
        until(first, "kit")
    finally:
        first.terminate()
        first.communicate(timeout=LIMIT_S)


def test_a_first_start_with_a_kit_leads_to_comparing_it(tmp_path: Path, kit: Path) -> None:
    first = python(OPENING, tmp_path / "home", str(kit))
    try:
        until(first, "kit")
    finally:
        first.terminate()
        first.communicate(timeout=LIMIT_S)


def test_a_file_that_is_not_there_is_no_file_to_open(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hrcapp", str(tmp_path / "gone.hrckit")],
        env=environment(tmp_path / "home"),
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert done.returncode == 2


def test_the_first_start_tells_what_has_to_wait(tmp_path: Path, start: Starting) -> None:
    letter = tmp_path / "letter.eml"
    letter.write_bytes(b"Subject: Sample\n\nSample")
    person = start(tmp_path / "home")
    person.context.given.give(letter)
    person.wait(lambda: person.reads("“letter.eml” was not opened yet"))
    damaged = tmp_path / "damaged.hrccopy"
    damaged.write_bytes(b"Sample")
    person.context.given.give(damaged)
    person.wait(lambda: person.reads("damaged.hrccopy"))
    assert person.page == "welcome"


def test_a_receipt_moves_its_form_on_an_officers_computer(tmp_path: Path, start: Starting) -> None:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    draft = stage.handed_over("Sample municipality", tmp_path / "stick")
    receipt = tmp_path / "answer.HRCR"
    receipt.write_bytes(stage.receipt(draft))
    sealed = next((tmp_path / "stick").glob("*.hrcb"))
    stage.close()
    person = start(tmp_path / "home")
    person.context.given.give(receipt)
    person.wait_for("send-one")
    person.context.given.give(sealed)
    person.wait(lambda: person.reads("only the secretariat can open it"))
    person.context.given.give(tmp_path / "old.hrccopy")
    person.wait(lambda: person.reads("A second copy is not restored over forms"))


def test_the_desk_imports_a_sealed_file_and_nothing_of_officers(tmp_path: Path, start: Starting) -> None:
    stage = DeskStage(tmp_path / "stage")
    sealed = stage.file("sample-village.hrcb", stage.town("Sample village").pack().data)
    stage.close()
    person = start(stage.home.path)
    person.wait_for("inbox")
    person.context.given.give(stage.file("campaign.hrckit", b"Sample"))
    person.wait(lambda: person.reads("“campaign.hrckit” is opened on an officer's computer"))
    person.context.given.give(sealed)
    person.wait(lambda: inbox_names(person) == ["sample-village.hrcb"])


def inbox_names(person: Person) -> list[str]:
    page = person.window.page
    return [row.file for row in page.rows] if isinstance(page, InboxPage) else []


def test_a_file_waits_while_a_question_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    given, taken = GivenFiles(), list[Path]()
    given.give(tmp_path / "first.pdf")
    question = QDialog()
    qtbot.addWidget(question)
    question.open()
    given.taken_by(taken.append)
    given.give(tmp_path / "second.pdf")
    assert taken == []
    question.accept()
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert [path.name for path in taken] == ["first.pdf", "second.pdf"]


def test_the_systems_own_word_of_a_file_is_heard(tmp_path: Path, qapp: QApplication) -> None:
    given, taken = GivenFiles(), list[Path]()
    given.taken_by(taken.append)
    events = FileEvents(qapp, given)
    try:
        QApplication.sendEvent(qapp, QFileOpenEvent(str(tmp_path / "sample.hrckit")))
    finally:
        qapp.removeEventFilter(events)
        events.deleteLater()
    assert taken == [tmp_path / "sample.hrckit"]
