"""Archiving from the window, whom the desk trusts, what a person noted, and paper beside its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from hrcapp.secretariat.trust import Finding
from hrcapp.statement import Match, Sheet, SignatureKind, verify
from hrcapp.ui.secretariat.asking_validation import ValidationDialog
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.paper_page import PaperPage
from hrcapp.ui.secretariat.review_page import ReviewPage
from hrcapp.ui.secretariat.trust_page import TrustPage
from hrcapp.ui.widgets import Dialog, Label, PageView
from tests.desk_stage import NOW, DeskStage
from tests.signature_stage import by_certificate, on_paper, scans, statement_of
from tests.ui.access import clipped, tab_order
from tests.ui.secretariat.conftest import Opening, find
from tests.unit.statement.pki import Pki, running

Settled = Callable[[], None]


@pytest.fixture
def pki() -> Iterator[Pki]:
    with running() as made:
        yield made


@pytest.fixture
def key(stage: DeskStage, pki: Pki) -> str:
    """An accepted statement that was signed with a certificate."""
    town = stage.town("Sample city")
    taken = stage.take("city.hrcb", town.pack(pdf=by_certificate(town, pki)).data)
    stage.desk.review.accept(taken.submission or "")
    stage.clock.now = NOW + timedelta(days=1)
    return taken.submission or ""


@pytest.fixture
def office(stage: DeskStage, key: str, opened: Opening) -> Office:
    return opened(stage)


def words(office: Office) -> str:
    return "\n".join(each.text() for each in office.shell.findChildren(Label) if each.isVisible())


def trust(office: Office, settled: Settled) -> TrustPage:
    office.go_trust()
    settled()
    assert isinstance(office.shell.page, TrustPage)
    return office.shell.page


def answer(office: Office, settled: Settled, *, yes: bool) -> str:
    """Answer the question whom to ask; its text."""
    settled()
    [dialog] = [each for each in office.shell.findChildren(Dialog, "ask-services") if each.isVisible()]
    text = dialog.accessibleDescription()
    (dialog.verb_button if yes else dialog.keep_button).click()
    settled()
    return str(text)


def test_a_service_is_chosen_refused_and_given_up(office: Office, settled: Settled, pki: Pki) -> None:
    trust(office, settled)
    edit = find(office.shell, "service-address", QLineEdit)
    edit.setText("time.sample.example")
    find(office.shell, "use-service", QPushButton).click()
    settled()
    assert "https://" in find(office.shell, "service-address", QLineEdit).accessibleDescription()
    assert office.desk.archiving.service == ""
    edit.setText(pki.address)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settled()
    assert office.desk.archiving.service == pki.address
    find(office.shell, "service-address", QLineEdit).clear()
    find(office.shell, "use-service", QPushButton).click()
    settled()
    assert office.desk.archiving.service == ""
    assert pki.asked == []


def test_one_statement_is_archived_after_saying_whom_it_asks(
    office: Office, settled: Settled, pki: Pki, key: str
) -> None:
    office.desk.archiving.choose_service(pki.address)
    office.desk.issuers.add(pki.root_der)
    office.go_review(key)
    settled()
    find(office.shell, "archive", QPushButton).click()
    told = answer(office, settled, yes=False)
    assert pki.host in told
    assert pki.asked == []
    assert office.desk.archiving.of(key) is None
    find(office.shell, "archive", QPushButton).click()
    answer(office, settled, yes=True)
    assert "/ocsp" in pki.asked
    assert office.desk.archiving.of(key) is not None
    assert isinstance(office.shell.page, ReviewPage)
    assert office.notice is not None
    assert office.notice.words()[0] == "1 statement archived"
    assert "Sample Time Authority" in words(office)
    find(office.shell, "open-archive", QPushButton).click()
    settled()
    assert office.shell.page is not None
    assert office.shell.page.title() == "Archived copy"


def test_all_due_are_archived_from_the_page_of_trust(
    stage: DeskStage, office: Office, settled: Settled, pki: Pki, key: str
) -> None:
    other = stage.accepted("Sample village")[1].submission or ""
    office.desk.archiving.choose_service(pki.address)
    trust(office, settled)
    find(office.shell, "archive-all", QPushButton).click()
    assert pki.host in answer(office, settled, yes=True)
    assert [office.desk.archiving.of(one) is not None for one in (key, other)] == [True, True]
    assert office.notice is not None
    assert office.notice.words()[0] == "2 statements archived"
    assert "Every accepted statement has an archived copy." in words(office)


def test_a_run_is_stopped_and_taken_up_again(
    stage: DeskStage, office: Office, settled: Settled, pki: Pki, key: str
) -> None:
    stage.accepted("Sample village")
    office.desk.archiving.choose_service(pki.address)
    trust(office, settled)
    office.archiver.advanced.connect(lambda place, _total: office.archiver.stop() if place == 0 else None)
    find(office.shell, "archive-all", QPushButton).click()
    answer(office, settled, yes=True)
    assert len(office.desk.archiving.due()) == 1
    assert not office.archiver.running
    assert office.desk.archiving.run().made == 1


def test_a_service_that_refuses_is_told_in_words(
    office: Office, settled: Settled, pki: Pki, key: str
) -> None:
    office.desk.archiving.choose_service(pki.address)
    pki.tsa = 403
    office.go_review(key)
    settled()
    find(office.shell, "archive", QPushButton).click()
    answer(office, settled, yes=True)
    assert office.notice is not None
    assert (office.notice.kind, pki.host in office.notice.words()[0]) == ("danger", True)
    assert office.desk.archiving.of(key) is None


def test_issuers_are_added_and_removed(office: Office, settled: Settled, pki: Pki, tmp_path: Path) -> None:
    page = trust(office, settled)
    file = tmp_path / "root.pem"
    file.write_bytes(pki.root.public_bytes(Encoding.PEM))
    page.add(file)
    settled()
    [issuer] = office.desk.issuers.all()
    assert "Sample Root" in words(office)
    find(office.shell, f"remove-{issuer.sha256[:12]}", QPushButton).click()
    settled()
    assert office.desk.issuers.all() == []
    file.write_bytes(b"hello")
    trust(office, settled).add(file)
    settled()
    assert office.notice is not None
    assert office.notice.kind == "danger"


def test_trust_in_the_review_follows_the_list(office: Office, settled: Settled, pki: Pki, key: str) -> None:
    office.go_review(key)
    settled()
    assert "not checked against trusted lists" in words(office)
    office.desk.issuers.add(pki.root_der)
    office.go_review(key)
    settled()
    assert "an issuer that this desk trusts" in words(office)


def test_qualified_is_only_a_persons_note(office: Office, settled: Settled, key: str) -> None:
    office.go_review(key)
    settled()
    assert "ualified" not in words(office)
    find(office.shell, "validate-0", QPushButton).click()
    [dialog] = office.shell.findChildren(ValidationDialog)
    dialog.verb_button.click()
    assert dialog.isVisible()
    assert clipped(dialog) == []
    find(dialog, f"finding-{Finding.QUALIFIED}", QRadioButton).click()
    dialog.who.setText("Sample Person")
    dialog.how.setText("Sample report 14")
    dialog.verb_button.click()
    settled()
    [note] = office.desk.validations.of(key)
    assert (note.finding, note.field, note.who) == (Finding.QUALIFIED, "Signature1", "Sample Person")
    assert "Sample report 14" in words(office)


def test_no_signature_but_an_authoritys_can_be_validated(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    taken = stage.take("drawn.hrcb", stage.town("Sample town").pack().data)
    office = opened(stage)
    office.go_review(taken.submission or "")
    settled()
    assert office.shell.findChild(QPushButton, "validate-0") is None


def test_paper_stands_beside_its_text_and_other_versions_are_told(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    town = stage.town("Sample district")
    other = scans(*statement_of(town, SignatureKind.SCAN, population="48000"))[0]
    pdf = on_paper(town, other.rotate(90, expand=True), match=Match(Sheet.RIGHT, 1))
    assert verify(pdf).verdict == "intact"
    taken = stage.take("paper.hrcb", town.pack(pdf=pdf).data)
    office = opened(stage)
    office.go_review(taken.submission or "")
    settled()
    find(office.shell, "open-statement", QPushButton).click()
    settled()
    assert isinstance(office.shell.page, PaperPage)
    shown = words(office)
    assert "Page 1, says its code." in shown
    assert "Page 1 of another version of this statement." in shown
    text, paper = office.shell.findChildren(PageView)
    assert (len(text._pages), len(paper._pages)) == (1, 2)
    assert paper._pages[1].height() > paper._pages[1].width(), "a page on its side is set upright by its code"
    before = paper._pages[0].size()
    find(office.shell, "turn-scan", QPushButton).click()
    assert paper._reader._image.size() == before.transposed()
    paper.turn(1)
    assert (paper._at, text._at) == (1, 0)
    names = [widget.objectName() for widget in tab_order(office.shell)]
    assert {"document-back", "document-save", "turn-scan"} <= set(names)
