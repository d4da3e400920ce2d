"""A problem report is read in full, taken along as a file and deleted, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrcapp.ui.problem_reports import ProblemReports
from hrcapp.ui.widgets import Dialog
from tests.end_to_end.person import Key, Person
from tests.officer_stage import Stage

Start = Callable[..., Person]


def test_a_report_is_read_saved_and_deleted(start: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    reports = ProblemReports(stage.workspace.home)
    reports.keep("SampleError\n  hrcapp/ui/shell.py:1 sample", datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    [report] = reports.all()
    text = reports.text(report.name)
    stage.close()
    stick = tmp_path / "STICK"
    stick.mkdir()

    person = start(tmp_path / "home")
    person.wait_for("home")
    desk = person.run.flow.officer
    assert desk is not None
    desk.go_help()
    person.wait_for("help")
    person.push("problem-reports")
    person.wait_for("problem-reports")
    person.push(f"open-{report.name}")
    person.wait_for("problem-report")
    assert person.reads(text.rstrip())
    person.push("report-save")
    person.answer_dialog(str(stick))
    person.wait(lambda: person.reads("Saved and read back"))
    assert stick.joinpath(report.name).read_text("utf-8") == text
    person.push("report-delete")
    [dialog] = person.window.findChildren(Dialog)
    person.wait(dialog.isVisible)
    dialog.verb_button.setFocus()
    person.press(Key.Key_Space)
    person.wait_for("problem-reports")
    assert person.reads("There are none")
    assert reports.all() == []
    assert QApplication.activeModalWidget() is None
