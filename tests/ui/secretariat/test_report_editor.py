"""The report's text in the window: written, kept, checked, put into the report; by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.secretariat.report import words
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.report_editor_page import ReportEditorPage, open_editor
from hrcapp.ui.widgets import Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


def page_of(office: Office) -> ReportEditorPage:
    assert isinstance(office.shell.page, ReportEditorPage)
    return office.shell.page


def editing(
    stage: DeskStage,
    opened: Opening,
    settled: Callable[[], None],
    section: str = "vision",
    language: str = "en",
) -> Office:
    stage.accepted("Sample city", publish_answers="yes")
    stage.accepted("Quiet harbour", publish_answers="no")
    office = opened(stage)
    open_editor(office, stage.clock.now.date(), language, section)
    settled()
    return office


def essay(office: Office) -> QPlainTextEdit:
    return find(office.shell, "editor-text", QPlainTextEdit)


def test_the_button_of_the_report_leads_to_its_text(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = opened(stage)
    office.go_report()
    settled()
    find(office.shell, "write-report", QPushButton).click()
    settled()
    assert essay(office).toPlainText() == words.NARRATIVE["context"]
    assert not find(office.shell, "editor-share", QPushButton).isEnabled()


def test_a_name_is_found_and_put_in_by_keyboard_alone(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    office = editing(stage, opened, settled)
    essay(office).setPlainText("As in ")
    essay(office).moveCursor(essay(office).textCursor().MoveOperation.End)
    search = find(office.shell, "token-search", QLineEdit)
    search.setText("sample CITY")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    reference = stage.desk.review.find("HRC-2026-0001").reference
    assert essay(office).toPlainText() == f"As in {{{{party:{reference}}}}}"
    search.setText("quiet harbour")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert "0002" not in essay(office).toPlainText(), "who does not agree is not put in"


def test_what_is_written_is_kept_and_goes_into_the_report_only_by_the_button(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = editing(stage, opened, settled, "next")
    essay(office).setPlainText("Half a sentence")
    office.flush()
    settled()
    assert stage.desk.report.editor.written("next", "en").draft == "Half a sentence"
    open_editor(office, stage.clock.now.date(), "en", "next")
    settled()
    assert essay(office).toPlainText() == "Half a sentence"
    assert "not in the report yet" in find(office.shell, "editor-state", QLabel).text()
    find(office.shell, "editor-share", QPushButton).click()
    settled()
    written = stage.desk.report.editor.written("next", "en")
    assert (written.text, written.draft) == ("Half a sentence", None)
    find(office.shell, "editor-shipped", QPushButton).click()
    settled()
    assert essay(office).toPlainText() == words.NARRATIVE["next"]


def test_a_text_the_report_could_not_print_is_told_and_stays_here(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = editing(stage, opened, settled)
    essay(office).setPlainText("{{n:mayors}} say so.")
    assert not find(office.shell, "editor-share", QPushButton).isEnabled()
    page_of(office).show_view("checks")
    told = " ".join(label.text() for label in office.shell.findChildren(QLabel))
    assert "Nothing has this name" in told
    assert "names nobody" in told
    page_of(office).show_view("preview")
    assert not [
        one for one in office.shell.findChildren(QLabel, "report-preview") if one.isVisibleTo(office.shell)
    ]
    essay(office).setPlainText("**{{n:forms}}** forms <b>say</b> so.\n\n- One\n- Two")
    page_of(office)._follow()
    shown = find(office.shell, "report-preview", QLabel).text()
    assert "<li>Two</li>" in shown
    assert "&lt;b&gt;say&lt;/b&gt;" in shown, "nothing of the text becomes markup"


def test_passages_are_offered_and_quoted(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = editing(stage, opened, settled)
    page_of(office).show_view("quotations")
    settled()
    table = find(office.shell, "quotation-table", Table)
    assert table.model_.rowCount() == 2
    essay(office).setPlainText("")
    find(office.shell, "insert-quotation", QPushButton).click()
    assert essay(office).toPlainText().startswith("“")
    assert essay(office).toPlainText().endswith("— {{party:HRC-2026-0001}}")


def test_another_language_has_its_own_text_in_its_own_direction(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = editing(stage, opened, settled)
    page_of(office).go_to("vision", "ar")
    settled()
    option = essay(office).document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert page_of(office).language == "ar"
