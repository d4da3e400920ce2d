"""The desk's care for people in the window: flag, redaction by keyboard, undo, persons, times, audit."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.model.status import ReviewState
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.outreach import Invited
from hrcapp.secretariat.redacting import BAR
from hrcapp.secretariat.retention import Rule
from hrcapp.secretariat.traces import Where
from hrcapp.ui.secretariat.data_protection_page import DataProtectionPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.redaction_field import RedactionField
from hrcapp.ui.secretariat.redaction_page import RedactionPage
from hrcapp.ui.secretariat.review_page import ReviewPage
from hrcapp.ui.widgets import Dialog, Label
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

ESSAY = "/data/vision/vision_essential"
Settled = Callable[[], None]


def _reviewed(stage: DeskStage, opened: Opening, settled: Settled, **answers: str) -> tuple[Office, str]:
    stage.accepted("Sample city", contact_name="Sample Clerk", **answers)
    office = opened(stage)
    key = office.desk.review.items()[0].key
    office.go_review(key)
    settled()
    return office, key


def _say(office: Office, words: str) -> None:
    """Answer the dialog that asks for words."""
    [dialog] = [one for one in office.shell.findChildren(Dialog) if one.isVisible()]
    find(dialog, "words", QPlainTextEdit).setPlainText(words)
    dialog.verb_button.click()


def _data_protection(office: Office, settled: Settled) -> DataProtectionPage:
    office.go_data_protection()
    settled()
    assert isinstance(office.shell.page, DataProtectionPage)
    return office.shell.page


def test_a_flag_is_set_with_its_reason_and_taken_away(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    office, key = _reviewed(stage, opened, settled)
    find(office.shell, "flag-person", QPushButton).click()
    _say(office, "A sample person could be harmed.")
    settled()
    assert office.desk.protection.of(key).guard is Guard.BLOCKED
    assert isinstance(office.shell.page, ReviewPage)
    assert office.shell.page.found.care.guarded.reason == "A sample person could be harmed."
    find(office.shell, "lift-flag", QPushButton).click()
    _say(office, "It is a street.")
    settled()
    assert office.desk.protection.of(key).guard is Guard.OPEN


def test_words_are_taken_out_by_keyboard_and_read_before_they_are_confirmed(
    stage: DeskStage, opened: Opening, settled: Settled, qtbot: QtBot
) -> None:
    office, key = _reviewed(stage, opened, settled)
    text = office.desk.protection.texts(key)[ESSAY]
    word = text.split()[0]
    find(office.shell, "redact", QPushButton).click()
    settled()
    assert isinstance(office.shell.page, RedactionPage)
    assert not find(office.shell, "confirm-redaction", QPushButton).isEnabled()
    field = find(office.shell, f"redact-{ESSAY}", RedactionField)
    office.shell.activateWindow()
    field.setFocus()
    field.select(0, 0)
    for _ in word:
        qtbot.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert find(office.shell, f"take-out-{ESSAY}", QPushButton).isEnabled()
    qtbot.keyClick(
        field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    shown = find(office.shell, f"published-{ESSAY}", Label)
    assert shown.text().startswith(BAR)
    assert word not in shown.text().split()[0]
    settled()
    assert office.desk.protection.guard(key) is Guard.OPEN  # nothing is so before it is confirmed
    assert office.desk.protection.draft(key)[0].end == len(word)  # and nothing is lost meanwhile
    find(office.shell, "confirm-redaction", QPushButton).click()
    settled()
    assert office.desk.protection.of(key).guard is Guard.REDACTED
    assert office.desk.protection.texts(key)[ESSAY] == text


def test_a_word_in_its_place_and_one_left_in_after_all(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    office, _key = _reviewed(stage, opened, settled)
    find(office.shell, "redact", QPushButton).click()
    settled()
    find(office.shell, "neutral-word", QLineEdit).setText("somebody")
    field = find(office.shell, f"redact-{ESSAY}", RedactionField)
    field.select(0, 7)
    find(office.shell, f"take-out-{ESSAY}", QPushButton).click()
    assert find(office.shell, f"published-{ESSAY}", Label).text().startswith("somebody")
    settled()
    find(office.shell, "leave-in-0", QPushButton).click()
    assert isinstance(office.shell.page, RedactionPage)
    assert office.shell.page.marking.spans == ()
    settled()


def test_places_are_characters_whatever_is_written(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    """Qt counts a character beyond the basic plane as two."""
    office, _key = _reviewed(stage, opened, settled)
    field = RedactionField(office.shell.look, "/a", "Label", "𓂀 𓂀 Nadia", lambda _on: None)
    field.select(4, 9)
    assert field.textCursor().selectedText() == "Nadia"
    assert field.selected() == (4, 9)
    field.deleteLater()


def test_a_decision_is_undone_until_its_answer_leaves(
    stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path
) -> None:
    office, key = _reviewed(stage, opened, settled)
    find(office.shell, "undo-decision", QPushButton).click()
    settled()
    assert office.desk.review.item(key).state is ReviewState.TO_REVIEW
    office.desk.review.accept(key)
    office.desk.outgoing.write(tmp_path)
    office.go_review(key)
    settled()
    button = find(office.shell, "undo-decision", QPushButton)
    assert not button.isEnabled()
    assert "cannot be called back" in button.accessibleDescription()
    stage.clock.later(hours=1)
    find(office.shell, "instead-rejected", QPushButton).click()
    _say(office, "A sample of another town was meant.")
    settled()
    assert office.desk.review.item(key).state is ReviewState.REJECTED
    office.go_review(key)
    settled()
    shown = [label.text() for label in office.shell.findChildren(Label)]
    assert [text for text in shown if "Decided before: Accepted (" in text]
    assert find(office.shell, "undo-decision", QPushButton).isEnabled()


def test_the_message_after_a_decision_offers_the_way_back(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    taken = stage.take("one.hrcb", stage.town("Sample city").pack().data)
    assert taken.submission is not None
    office = opened(stage)
    office.go_review(taken.submission)
    settled()
    find(office.shell, "review-accept", QPushButton).click()
    settled()
    assert office.desk.review.item(taken.submission).state is ReviewState.ACCEPTED
    find(office.shell, "undo-last", QPushButton).click()
    settled()
    assert office.desk.review.item(taken.submission).state is ReviewState.TO_REVIEW


def test_a_consent_is_taken_back_by_a_recorded_request(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    office, _key = _reviewed(stage, opened, settled, publish_answers="yes")
    find(office.shell, "consent-publish_answers", QPushButton).click()
    _say(office, "Sample letter of 12 November.")
    settled()
    assert isinstance(office.shell.page, ReviewPage)
    [found] = [one for one in office.shell.page.found.care.consents if one.item == "publish_answers"]
    assert (found.in_form, found.holds, found.words) == (True, False, "Sample letter of 12 November.")


def test_a_person_is_handed_out_and_erased_after_two_questions(
    stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    office, _key = _reviewed(stage, opened, settled)
    page = _data_protection(office, settled)
    edit = find(office.shell, "person", QLineEdit)
    edit.setText("clerk")
    office.shell.activateWindow()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settled()
    assert page.held is not None
    [held] = page.held
    page.export(held, tmp_path)
    settled()
    assert list(tmp_path.glob("person-*.zip"))
    find(office.shell, "erase-person-0", QPushButton).click()
    settled()
    find(office.shell, "erase-first", Dialog).verb_button.click()
    settled()
    assert office.desk.persons.search("clerk")  # one question is not enough
    find(office.shell, "erase-second", Dialog).verb_button.click()
    settled()
    assert office.desk.persons.search("clerk") == []
    assert page.held == []


def test_what_was_set_aside_and_invitations_are_listed_and_erased(
    stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path
) -> None:
    stage.take("note-of-sample-clerk.txt", b"A sample note about the Sample Clerk.")
    stage.desk.outreach.add(Invited("Sample village", "TN", note="asked the Sample Clerk"))
    office, _key = _reviewed(stage, opened, settled)
    page = _data_protection(office, settled)
    page.wanted = "clerk"
    page.search()
    settled()
    assert [one.where for one in page.traces] == [Where.ASIDE, Where.INVITATION]
    page.trace_acts.export(page.traces[0], tmp_path)
    settled()
    with zipfile.ZipFile(next(tmp_path.glob("person-*.zip"))) as archive:
        [name] = [one for one in archive.namelist() if one.startswith("aside/")]
        assert archive.read(name) == b"A sample note about the Sample Clerk."
    for _each in range(2):
        find(office.shell, "erase-trace-0", QPushButton).click()
        settled()
        find(office.shell, "erase-first", Dialog).verb_button.click()
        settled()
        find(office.shell, "erase-second", Dialog).verb_button.click()
        settled()
    assert page.traces == []
    assert office.desk.traces.search("clerk") == []
    assert page.held, "the person in the form is erased apart"


def test_times_are_checked_listed_and_applied(stage: DeskStage, opened: Opening, settled: Settled) -> None:
    stage.accepted("Sample city")
    stage.clock.later(days=100)
    office = opened(stage)
    page = _data_protection(office, settled)
    edit = find(office.shell, f"months-{Rule.ACCEPTED}", QLineEdit)
    edit.setText("many")
    find(office.shell, "preview-retention", QPushButton).click()
    settled()
    assert page.due is None
    assert page.questions[Rule.ACCEPTED].error()
    edit.setText("2")
    find(office.shell, "preview-retention", QPushButton).click()
    settled()
    assert page.due is not None
    assert [one.rule for one in page.due] == [Rule.ACCEPTED]
    find(office.shell, "apply-retention", QPushButton).click()
    for name in ("apply-first", "apply-second"):
        find(office.shell, name, Dialog).verb_button.click()
    settled()
    assert office.desk.retention.due() == []
    assert page.due == []


def test_the_audit_tells_and_is_saved(
    stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path
) -> None:
    office, _key = _reviewed(stage, opened, settled)
    page = _data_protection(office, settled)
    find(office.shell, "audit", QPushButton).click()
    settled()
    assert page.audited is not None
    assert page.audited.clean
    office.desk.store.execute("DELETE FROM event WHERE seq = 2")
    find(office.shell, "audit", QPushButton).click()
    settled()
    assert not page.audited.clean
    page.save_audit(tmp_path)
    settled()
    [saved] = tmp_path.glob("audit-*.json")
    assert json.loads(saved.read_bytes())["clean"] is False
