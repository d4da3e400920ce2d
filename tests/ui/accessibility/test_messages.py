"""What happens without a move of the focus is announced; what is wrong is named and says what helps."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

import hrcapp.ui
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.common.host import Host
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ErrorSummary, LineEdit, Problem, ProgressPanel, Question, SaveState
from tests.officer_stage import Stage
from tests.ui.accessibility.checks import spoken
from tests.ui.accessibility.conftest import OpenScene

TIMED = {
    "after_click.py": "waits for the end of a click",
    "ahead.py": "waits until the first window stands",
    "given_files.py": "waits for a dialog to close",
    "common/second_copies.py": "writes the second copy",
    "forms/place_search.py": "waits for a pause in typing before it searches",
    "officer/automatic.py": "sends and receives, when that is switched on",
    "officer/open_forms.py": "saves what is typed",
    "officer/section_page.py": "brings a question into view; redraws the list of sections",
    "officer/signing_panel.py": "brings the chosen way into view",
    "officer/transcription_beside.py": "keeps which page is shown",
    "secretariat/by_itself.py": "gets and sends, when that is switched on",
    "secretariat/keeping.py": "saves what is typed",
    "secretariat/report_editor_page.py": "saves what is typed",
    "secretariat/watching.py": "looks for new files, when that is switched on",
    "workshop/idle.py": "locks a form nobody uses on a shared laptop: warned of, nothing lost",
}
"""Every module of the windows that keeps a clock, and what for: none takes anything from a person."""


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is handed to the system's screen reader: the words, and whether they interrupt."""
    said: list[tuple[str, bool]] = []
    pass_on = QAccessible.updateAccessibility

    def listening(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append((event.message(), event.politeness() == QAccessible.AnnouncementPoliteness.Assertive))
        pass_on(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listening))
    return said


def test_notices_are_announced_and_a_fault_interrupts(
    qapp: QApplication, look: Look, style: object, tmp_path: Path, heard: list[tuple[str, bool]]
) -> None:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    desk = made.desk(qapp, style, look)  # type: ignore[arg-type]
    assert isinstance(desk, Host)
    desk.go_home()
    desk.say("success", lambda: ("Saved", "On the stick"))
    desk.tell(Fault(Code.KEY_FILE_MISSING))
    assert heard[0] == ("Saved. On the stick", False)
    assert len(heard) == 2
    assert heard[1][1]
    desk.shell.close()
    made.close()


def test_progress_errors_and_a_failed_save_are_announced(look: Look, heard: list[tuple[str, bool]]) -> None:
    panel, saving = ProgressPanel(look, "Import"), SaveState(look, "Saved")
    for done in range(9):
        panel.advance(done, 8)
    assert [words for words, _urgent in heard] == ["2 of 8", "4 of 8", "6 of 8", "8 of 8"]
    heard.clear()
    edit = LineEdit(look)
    question = Question(look, "E-mail", edit)
    question.set_error("Write an e-mail address such as name@city.org.", say=True)
    saving.set_state("failed", "Not saved: the disk is full")
    assert heard == [
        ("Write an e-mail address such as name@city.org.", False),
        ("Not saved: the disk is full", True),
    ]
    assert spoken(edit, QAccessible.Text.Description).startswith("Write an e-mail address such as")


def test_what_is_wrong_stands_first_with_what_helps(open_scene: OpenScene) -> None:
    window = open_scene("officer-section-errors")
    summary = window.findChild(ErrorSummary)
    assert summary is not None
    assert (summary.hasFocus(), spoken(summary)) == (True, "There is a problem")
    said = [(spoken(link, QAccessible.Text.Description), spoken(link)) for link in summary.links]
    assert [question for question, _sentence in said] == ["Number of inhabitants", "E-mail"]
    assert said[0][1].startswith("Write an answer")
    assert "name@city.org" in said[1][1], "an example of what helps"


def test_a_problem_is_text_and_not_a_colour_alone(look: Look) -> None:
    summary = ErrorSummary(look, [Problem("/data/name", "Write an answer.", "Official name")])
    assert spoken(summary, QAccessible.Text.Description) == "Write an answer."


def test_no_clock_takes_anything_from_a_person() -> None:
    """WCAG 2.2.1: nothing is taken by time, what locks warns; a new clock needs its reason here."""
    root = Path(hrcapp.ui.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "QTimer"
    }
    assert found == set(TIMED)
