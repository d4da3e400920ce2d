"""A person decides: accept, ask for a correction, reject; who it is; what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from hrcapp.model.status import ReviewState
from hrcapp.ui.bidi import isolated
from hrcapp.ui.secretariat.document_page import DocumentPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.review_page import ReviewPage
from tests.desk_stage import DeskStage
from tests.ui.access import tab_order
from tests.ui.secretariat.conftest import Opening, find

POPULATION = "/data/key_info/population"


@pytest.fixture
def reviewing(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    """The review of one sample town, the second of two that wait."""
    stage.take("first.hrcb", stage.town("Sample town").pack().data)
    taken = stage.take("second.hrcb", stage.town("Sample village", language="fr").pack().data)
    office = opened(stage)
    office.go_review(taken.submission or "")
    settled()
    return office


def _page(office: Office) -> ReviewPage:
    assert isinstance(office.shell.page, ReviewPage)
    return office.shell.page


def _state(office: Office, name: str) -> ReviewState:
    return next(item.state for item in office.desk.review.items() if item.name == name)


def test_accepting_goes_on_to_the_next_and_says_so(reviewing: Office, settled: Callable[[], None]) -> None:
    find(reviewing.shell, "review-accept", QPushButton).click()
    settled()
    assert _state(reviewing, "Sample village") is ReviewState.ACCEPTED
    assert _page(reviewing).title() == "Sample town"
    assert reviewing.notice is not None
    assert reviewing.notice.words()[0] == f"Accepted: {isolated('Sample village')}"
    assert reviewing.waiting == 1
    assert [party.facts.name for party in reviewing.desk.parties.all()] == ["Sample village"]


def test_a_comment_makes_it_a_correction(reviewing: Office, settled: Callable[[], None]) -> None:
    assert not find(reviewing.shell, "review-ask", QPushButton).isEnabled()
    find(reviewing.shell, f"comment-{POPULATION}", QPushButton).click()
    essay = find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit)
    essay.setPlainText("Exemple : ce chiffre est-il celui du dernier recensement ?")
    assert find(reviewing.shell, "review-ask", QPushButton).isEnabled()
    assert not find(reviewing.shell, "review-accept", QPushButton).isEnabled()
    find(reviewing.shell, "review-ask", QPushButton).click()
    settled()
    assert _state(reviewing, "Sample village") is ReviewState.RETURNED
    key = next(item.key for item in reviewing.desk.review.items() if item.name == "Sample village")
    detail = reviewing.desk.review.detail(key, "en")
    assert list(detail.words[0][1]) == [POPULATION]


def test_comments_stay_while_one_looks_elsewhere(reviewing: Office, settled: Callable[[], None]) -> None:
    key = _page(reviewing).item.key
    find(reviewing.shell, f"comment-{POPULATION}", QPushButton).click()
    find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit).setPlainText("Sample question")
    reviewing.shell.set_language("ar")
    settled()
    assert (
        find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit).toPlainText() == "Sample question"
    )
    reviewing.go_inbox()
    settled()
    reviewing.go_review(key)
    settled()
    assert (
        find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit).toPlainText() == "Sample question"
    )


def test_labels_follow_the_interfaces_language(reviewing: Office, settled: Callable[[], None]) -> None:
    english = [answer.label for answer in _page(reviewing).found.detail.answers]
    reviewing.shell.set_language("fr")
    settled()
    french = [answer.label for answer in _page(reviewing).found.detail.answers]
    assert len(french) == len(english)
    assert french != english


def test_rejecting_needs_a_reason(reviewing: Office, settled: Callable[[], None]) -> None:
    find(reviewing.shell, "review-reject", QPushButton).click()
    words = reviewing.shell.findChild(QPlainTextEdit, "words")
    assert words is not None
    dialog = words.window()
    dialog.accept()  # type: ignore[attr-defined]
    assert dialog.isVisible()
    assert _state(reviewing, "Sample village") is ReviewState.TO_REVIEW
    words.setPlainText("Exemple : ce formulaire est un essai.")
    dialog.accept()  # type: ignore[attr-defined]
    settled()
    assert _state(reviewing, "Sample village") is ReviewState.REJECTED


def test_the_statement_is_read_as_pictures(reviewing: Office, settled: Callable[[], None]) -> None:
    find(reviewing.shell, "open-statement", QPushButton).click()
    settled()
    page = reviewing.shell.page
    assert isinstance(page, DocumentPage)
    assert len(page._pages) == 1
    assert page._pages[0].width() == 1240
    find(reviewing.shell, "document-back", QPushButton).click()
    assert isinstance(reviewing.shell.page, ReviewPage)


def _attached(kind: str, stage: DeskStage) -> bytes:
    if kind == "resolution.pdf":
        town = stage.town("Sample town")
        return town.statement(*town.instance())
    if kind == "scan.png":
        picture, out = QImage(300, 200, QImage.Format.Format_RGB32), QBuffer()
        picture.fill(Qt.GlobalColor.white)
        out.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(out, "PNG")
        return bytes(out.data().data())
    return b"\x89PNG\r\n\x1a\n and nothing that follows from it"


@pytest.mark.parametrize(("name", "width"), [("resolution.pdf", 1240), ("scan.png", 300), ("broken.png", 0)])
def test_an_attached_file_is_read_as_pictures_or_told_of(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], name: str, width: int
) -> None:
    taken = stage.take(
        "with.hrcb", stage.with_attachment(stage.town("Sample city"), name, _attached(name, stage))
    )
    office = opened(stage)
    office.go_review(taken.submission or "")
    settled()
    find(office.shell, f"attachment-{name}", QPushButton).click()
    settled()
    page = office.shell.page
    assert isinstance(page, DocumentPage)
    assert [picture.width() for picture in page._pages] == ([width] if width else [])
    assert find(office.shell, "document-save", QPushButton).isEnabled()
    assert (
        office.notice is not None and office.notice.words()[0] == f"“{name}” can't be shown as a picture."
    ) == (width == 0)


def test_a_person_chooses_between_two_of_one_name(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.accepted("Sample city")
    taken = stage.take("other.hrcb", stage.town("Sample city", admin1="Another sample region").pack().data)
    office = opened(stage)
    office.go_review(taken.submission or "")
    settled()
    accept = find(office.shell, "review-accept", QPushButton)
    assert not accept.isEnabled()
    find(office.shell, "same-HRC-2026-0001", QRadioButton).click()
    assert accept.isEnabled()
    accept.click()
    settled()
    parties = office.desk.parties.all()
    assert [len(party.submissions) for party in parties] == [2]


def test_new_in_the_registry_joins_nothing(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.accepted("Sample city")
    taken = stage.take("other.hrcb", stage.town("Sample city", admin1="Another sample region").pack().data)
    office = opened(stage)
    office.go_review(taken.submission or "")
    settled()
    find(office.shell, "same-new", QRadioButton).click()
    find(office.shell, "review-accept", QPushButton).click()
    settled()
    assert [len(party.submissions) for party in office.desk.parties.all()] == [1, 1]


def test_the_keyboard_alone_reaches_everything_and_decides(
    reviewing: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    reviewing.shell.activateWindow()
    qtbot.waitUntil(reviewing.shell.isActiveWindow)
    names = [widget.objectName() for widget in tab_order(reviewing.shell)]
    wanted = [f"comment-{POPULATION}", "open-statement", "review-reject", "review-accept"]
    assert [name for name in names if name in wanted] == wanted
    QTest.keyClick(reviewing.shell, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert _page(reviewing).title() == "Sample town"
    QTest.keyClick(reviewing.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert _state(reviewing, "Sample town") is ReviewState.ACCEPTED


def test_what_was_decided_elsewhere_meanwhile_is_told(reviewing: Office, settled: Callable[[], None]) -> None:
    reviewing.desk.review.reject(_page(reviewing).item.key, "Sample: decided at the other window.")
    find(reviewing.shell, "review-accept", QPushButton).click()
    settled()
    assert reviewing.notice is not None
    assert reviewing.notice.kind == "danger"
    assert _state(reviewing, "Sample village") is ReviewState.REJECTED


def test_looking_changes_nothing(reviewing: Office, settled: Callable[[], None], stage: DeskStage) -> None:
    def events() -> str:
        return hashlib.sha256(b"".join(event.line for event in stage.desk.log.events())).hexdigest()

    before = events()
    for language in ("ar", "es", "en"):
        reviewing.shell.set_language(language)
        settled()
    _page(reviewing).go(-1)
    settled()
    assert events() == before


def test_other_words_go_out_in_the_receipt(reviewing: Office, settled: Callable[[], None]) -> None:
    key = _page(reviewing).item.key
    find(reviewing.shell, "use-other-words", QPushButton).click()
    find(reviewing.shell, "message", QPlainTextEdit).setPlainText("Exemple : bienvenue dans la campagne.")
    find(reviewing.shell, "review-accept", QPushButton).click()
    settled()
    assert reviewing.desk.review.detail(key, "en").words[0][0] == "Exemple : bienvenue dans la campagne."


def test_a_comment_survives_the_end_of_the_app(
    reviewing: Office, settled: Callable[[], None], stage: DeskStage, qtbot: QtBot
) -> None:
    key = _page(reviewing).item.key
    find(reviewing.shell, f"comment-{POPULATION}", QPushButton).click()
    find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit).setPlainText("Sample question")
    qtbot.waitUntil(lambda: stage.desk.drafts.of(key).comments == {POPULATION: "Sample question"})
    find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit).clear()
    qtbot.waitUntil(lambda: not stage.desk.drafts.of(key).comments)


def test_what_was_sent_is_no_draft_any_more(
    reviewing: Office, settled: Callable[[], None], stage: DeskStage
) -> None:
    key = _page(reviewing).item.key
    find(reviewing.shell, f"comment-{POPULATION}", QPushButton).click()
    find(reviewing.shell, f"comment-text-{POPULATION}", QPlainTextEdit).setPlainText("Sample question")
    find(reviewing.shell, "review-ask", QPushButton).click()
    settled()
    assert stage.desk.drafts.of(key).comments == {}
