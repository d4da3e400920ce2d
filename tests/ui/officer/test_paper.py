"""Signing on paper in the window: the scans are added, told for what they are, mended, and sealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.media import Correction
from hrcapp.model.status import Status
from hrcapp.statement import SignatureKind, verify
from hrcapp.ui.look import Look
from hrcapp.ui.officer import paper
from hrcapp.ui.officer.statement_page import StatementPage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import ComboBox
from tests.officer_stage import Stage
from tests.unit.statement.samples import taken


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


class Paper:
    """The statement page of a town that signs on paper."""

    def __init__(
        self, qtbot: QtBot, stage: Stage, tasks: Tasks, folder: Path, style: Style, look: Look
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot, self.stage, self.tasks, self.folder = qtbot, stage, tasks, folder
        self.draft = stage.town("Town")
        self.desk = stage.desk(app, style, look, tasks)
        self.desk.shell.show()
        self.desk.with_form(self.draft, lambda _form: self.desk.go_statement())
        self.wait("way-scan")
        self.click("way-scan")
        self.wait("paper-print")

    def find(self, name: str) -> QWidget | None:
        return self.desk.shell.findChild(QWidget, name)

    def wait(self, enabled: str = "") -> None:
        def there() -> bool:
            widget = self.find(enabled) if enabled else self.desk.shell
            return not self.tasks.busy and widget is not None and widget.isEnabled()

        self.qtbot.waitUntil(there, timeout=20_000)

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), name
        button.click()

    def page(self, draft: str) -> Image.Image:
        """A sheet off the printer."""
        session = self.stage.workspace.drafts.open(draft).session
        return taken(self.stage.workspace.signing.preview(draft, session, SignatureKind.SCAN).pdf)[0]

    def add(self, *pages: Image.Image) -> None:
        files = [self.folder / f"scan-{index}.png" for index, _page in enumerate(pages)]
        for file, page in zip(files, pages, strict=True):
            page.save(file)
        shown = self.desk.shell.page
        assert isinstance(shown, StatementPage)
        shown.add_scans(files)
        self.wait(f"scan-{len(pages)}-remove")

    def reads(self, text: str) -> bool:
        labels = self.desk.shell.findChildren(QLabel)
        return any(text in each.text() for each in labels if each.isVisibleTo(self.desk.shell))

    @property
    def can_sign(self) -> bool:
        sign = self.find("sign")
        return sign is not None and sign.isEnabled()


@pytest.fixture
def on_paper(
    qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage, tmp_path: Path
) -> Iterator[Paper]:
    tasks = Tasks()
    made = Paper(qtbot, stage, tasks, tmp_path, style, look)
    yield made
    made.desk.shell.close()
    made.desk.shell.deleteLater()
    tasks.close()


def test_print_sign_scan_seal(on_paper: Paper) -> None:
    assert on_paper.reads("Print the statement, let it be signed by hand")
    on_paper.add(on_paper.page(on_paper.draft).rotate(90, expand=True))
    assert on_paper.reads("Page 1 of this statement")
    assert on_paper.can_sign
    on_paper.click("sign")
    on_paper.wait("save-pdf")
    version = on_paper.stage.workspace.signing.version(on_paper.draft)
    assert version is not None
    assert [one.kind for one in verify(version.pdf).signatures] == [SignatureKind.SCAN]
    assert on_paper.stage.workspace.drafts.card(on_paper.draft).status is Status.SIGNED


def test_a_sheet_of_another_document_stands_in_the_way_until_it_is_removed(on_paper: Paper) -> None:
    other = on_paper.stage.town("Other")
    on_paper.add(on_paper.page(on_paper.draft), on_paper.page(other))
    assert on_paper.reads("Scan 2 is of another document.")
    assert not on_paper.can_sign
    on_paper.click("scan-2-remove")
    on_paper.wait()
    assert not on_paper.reads("another document")
    assert on_paper.can_sign


def test_where_no_code_can_be_read_a_person_says_which_page_it_is(on_paper: Paper) -> None:
    blank = Image.new("RGB", (600, 850), "ivory")
    on_paper.add(blank)
    assert on_paper.reads("No QR code of a statement can be read in scan 1.")
    assert not on_paper.can_sign
    which = on_paper.find("scan-1-page")
    assert isinstance(which, ComboBox)
    which.set_value("1")
    which.activated.emit(which.currentIndex())
    on_paper.wait()
    assert on_paper.reads("Page 1, as you say.")
    assert on_paper.can_sign


def test_a_page_is_corrected_step_by_step(on_paper: Paper) -> None:
    on_paper.add(on_paper.page(on_paper.draft))
    for step in ("turn-right", "turn-right", "white", "more", "cut-top"):
        on_paper.click(f"scan-1-{step}")
    on_paper.wait()
    assert on_paper.reads("Page 1 of this statement")
    white = on_paper.find("scan-1-white")
    assert isinstance(white, QAbstractButton)
    assert white.isChecked()
    on_paper.click("scan-1-as-it-came")
    on_paper.wait()
    assert not white.isChecked()
    assert on_paper.can_sign


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        (Correction(), "turn-left", Correction(quarters=3)),
        (Correction(quarters=3), "turn-right", Correction()),
        (Correction(top=0.1, left=0.2), "turn-right", Correction(quarters=1, right=0.1, top=0.2)),
        (Correction(top=0.1, left=0.2), "turn-left", Correction(quarters=3, left=0.1, bottom=0.2)),
        (Correction(degrees=15.0), "straighten-right", Correction(degrees=15.0)),
        (Correction(degrees=1.0), "straighten-left", Correction(degrees=0.5)),
        (Correction(), "cut-bottom", Correction(bottom=0.02)),
        (Correction(bottom=0.44), "cut-bottom", Correction(bottom=0.44)),
        (Correction(1, 2.0, 0.1, whiten=True), "as-it-came", Correction()),
    ],
)
def test_one_step_more(before: Correction, step: str, after: Correction) -> None:
    assert paper.corrected(before, step) == after
