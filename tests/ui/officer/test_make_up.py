"""How the statement looks, in the window: chosen beside it, drawn anew on return, fixed once signed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.media import page_pictures
from hrcapp.officer.signing import Companion
from hrcapp.statement import SignatureKind
from hrcapp.ui.look import Look
from hrcapp.ui.officer.make_up_page import MakeUpPage
from hrcapp.ui.officer.printing import draw_pdf, sheet_of
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Chips, ComboBox, LineEdit
from tests.officer_stage import Stage
from tests.sample import TOWN, fill, pledge_form, sample_arms
from tests.unit.officer.test_make_up import A4, LETTER, record, size, words_of_pictures

WORDS = "Sample arms: a sun over three waves"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


class Window:
    """The officer's window, on the statement of a town."""

    def __init__(self, qtbot: QtBot, stage: Stage, tasks: Tasks, style: Style, look: Look) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot, self.stage, self.tasks = qtbot, stage, tasks
        self.desk = stage.desk(app, style, look, tasks)
        self.desk.shell.show()

    def open(self, draft: str) -> None:
        self.draft = draft
        self.desk.with_form(draft, lambda _form: self.desk.go_statement())
        self.wait("to-make-up")

    def find(self, name: str) -> QWidget | None:
        found = self.desk.shell.findChildren(QWidget, name)
        return next((each for each in found if each.isVisibleTo(self.desk.shell)), None)

    def wait(self, name: str = "") -> None:
        self.qtbot.waitUntil(
            lambda: not self.tasks.busy and (not name or self.find(name) is not None), timeout=20_000
        )

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), name
        button.click()
        self.wait()

    def choose(self, name: str, value: str) -> None:
        control = self.find(name)
        if isinstance(control, Chips):
            control._buttons[value].click()
        else:
            assert isinstance(control, ComboBox)
            control.set_value(value)
            control.activated.emit(control.currentIndex())
        self.wait()

    def type(self, name: str, text: str) -> None:
        field = self.find(name)
        assert isinstance(field, LineEdit)
        field.setText(text)

    def add_picture(self, path: Path) -> None:
        shown = self.desk.shell.page
        assert isinstance(shown, MakeUpPage)
        shown.add_picture(path)
        self.wait()

    @property
    def look(self) -> str:
        """The line beside the statement, without the marks of direction."""
        labels = self.desk.shell.findChildren(QLabel)
        line = next(
            each.text() for each in labels if " · " in each.text() and each.isVisibleTo(each.window())
        )
        return line.translate(dict.fromkeys(map(ord, "\u200e\u2068\u2069")))

    def reads(self, text: str) -> bool:
        labels = self.desk.shell.findChildren(QLabel)
        return any(text in each.text() for each in labels if each.isVisibleTo(self.desk.shell))

    @property
    def statement(self) -> bytes:
        space = self.stage.workspace
        return space.signing.preview(self.draft, space.drafts.open(self.draft).session).pdf


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, style: Style, look: Look, stage: Stage) -> Iterator[Window]:
    tasks = Tasks()
    made = Window(qtbot, stage, tasks, style, look)
    yield made
    made.desk.shell.close()
    made.desk.shell.deleteLater()
    tasks.close()


def picture(folder: Path) -> Path:
    path = folder / "arms.png"
    path.write_bytes(sample_arms())
    return path


@pytest.mark.parametrize("practice", [False, True])
def test_chosen_beside_the_statement_and_drawn_anew(window: Window, tmp_path: Path, practice: bool) -> None:
    window.open(window.stage.town("Sample town", practice=practice))
    assert window.reads("Sample town, version 1, in English"), "not the title that the form began with"
    assert window.look == "English · A4"
    window.click("to-make-up")
    assert window.find("make-up-prevails") is None
    window.choose("make-up-second", "fr")
    assert window.reads("In the text in French the name stays “Sample town”: the form gives no other.")
    window.choose("make-up-prevails", "fr")
    window.choose("make-up-paper", "letter")
    window.add_picture(picture(tmp_path))
    window.type("arms-words", WORDS)
    window.click("to-statement")
    window.wait("to-make-up")
    assert window.look == "English · Français · Letter · with arms or logo"
    told = record(window.statement)
    assert (told["second_language"], told["prevails"], told["practice"]) == ("fr", "fr", practice)
    assert size(window.statement) == LETTER
    assert WORDS in words_of_pictures(window.statement)


def test_a_picture_counts_once_there_are_words_for_it(window: Window, tmp_path: Path) -> None:
    window.open(window.stage.town("Sample town"))
    window.click("to-make-up")
    window.add_picture(picture(tmp_path))
    window.click("to-statement")
    assert isinstance(window.desk.shell.page, MakeUpPage), "nobody is sent on without words"
    assert window.reads("Say in a few words what the picture shows.")
    window.type("arms-words", WORDS)
    window.desk.shell.back()
    window.wait("to-make-up")
    assert WORDS in words_of_pictures(window.statement), "words are kept however the page is left"
    window.click("to-make-up")
    window.click("arms-remove")
    assert window.find("arms-words") is None
    window.click("to-statement")
    window.wait("to-make-up")
    assert WORDS not in words_of_pictures(window.statement)


def test_what_is_no_picture_is_told_and_changes_nothing(window: Window, tmp_path: Path) -> None:
    window.open(window.stage.town("Sample town"))
    window.click("to-make-up")
    wrong = tmp_path / "arms.png"
    wrong.write_bytes(b"%PDF-1.7 not a picture")
    window.add_picture(wrong)
    assert window.reads("The picture of the arms or logo can't be used.")
    assert window.find("arms-remove") is None


def test_who_printed_is_told_to_print_again(window: Window) -> None:
    window.open(window.stage.town("Sample town"))
    window.click("way-scan")
    window.wait("paper-print")
    window.click("to-make-up")
    assert window.reads("If you change how it looks, print it again.")
    window.choose("make-up-second", "fr")
    window.click("to-statement")
    window.wait("paper-print")
    space = window.stage.workspace
    session = space.drafts.open(window.draft).session
    assert record(space.signing.preview(window.draft, session, SignatureKind.SCAN).pdf)["second_language"]


def test_once_someone_has_signed_nothing_is_offered(window: Window) -> None:
    window.draft = window.stage.signed("Sample town")
    window.desk.with_form(window.draft, lambda _form: window.desk.go_statement())
    window.wait("save-pdf")
    assert window.find("to-make-up") is None


def test_without_a_printer_the_file_is_offered_first(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("statement_page", "paper_panel"):
        monkeypatch.setattr(f"hrcapp.ui.officer.{module}.printer_there", lambda: False)
    window.open(window.stage.town("Sample town"))
    assert (window.find("save-to-print") is not None, window.find("print")) == (True, None)
    window.click("way-scan")
    window.wait("paper-save")
    save = window.find("paper-save")
    assert save is not None
    assert save.property("variant") == "primary"
    assert window.reads("This computer has no printer")


def test_a_partner_has_a_governing_body_and_no_council(window: Window) -> None:
    space = window.stage.workspace
    draft = space.drafts.create(pledge_form(), language="en", practice=True)
    of_a_town = ("lg_type", "population")
    answers = {path: value for path, value in TOWN.items() if not path.endswith(of_a_town)}
    answers["/data/intro/party_type"] = "association_or_network"
    editor = space.drafts.open(draft)
    fill(editor, answers)
    kinds = editor.session.node("/data/key_info/organisation/org_kind").choices
    fill(editor, {"/data/key_info/organisation/org_kind": kinds[0].value})
    window.open(draft)
    link = window.find(f"save-{Companion.MOTION}")
    assert isinstance(link, QAbstractButton)
    assert link.text() == "Model decision of the governing body"


@pytest.mark.parametrize(("paper", "points"), [("", A4), ("letter", LETTER)])
def test_printed_on_its_own_paper_as_fine_as_letters_need(
    stage: Stage, qapp: QApplication, tmp_path: Path, paper: str, points: tuple[int, int]
) -> None:
    draft = stage.town("Sample town")
    space = stage.workspace
    chosen = space.make_ups.choices(draft, space.drafts.open(draft).session).chosen
    space.make_ups.choose(draft, type(chosen)(second="fr", paper=paper))
    pdf = space.signing.preview(draft, space.drafts.open(draft).session).pdf
    sheet = sheet_of(pdf)
    assert sheet.id() is (QPageSize.PageSizeId.Letter if paper else QPageSize.PageSizeId.A4)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(sheet)
    printer.setFullPage(True)
    draw_pdf(printer, pdf)
    with pikepdf.open(tmp_path / "printed.pdf") as printed, pikepdf.open(BytesIO(pdf)) as made:
        assert len(printed.pages) == len(made.pages) == 2
        page = printed.pages[0]
        assert tuple(round(float(each)) for each in page.MediaBox[2:]) == points
        (image,) = page.Resources.XObject.values()
        assert abs(int(image.Width) - points[0] / 72 * 300) <= 2
    seen = page_pictures((tmp_path / "printed.pdf").read_bytes(), width=600)[0]
    wanted = page_pictures(pdf, width=600)[0]
    assert ink(seen) == pytest.approx(ink(wanted), rel=0.1), "as large as its sheet"


def ink(found: object) -> float:
    """How dark a page is: enlarged or cut, it would be darker or lighter."""
    image = Image.frombytes("RGB", (found.width, found.height), found.pixels).convert("L")  # type: ignore[attr-defined]
    return 255 - sum(image.tobytes()) / (image.width * image.height)


def test_only_the_pages_that_are_asked_for(stage: Stage, qapp: QApplication, tmp_path: Path) -> None:
    draft = stage.town("Sample town")
    space = stage.workspace
    session = space.drafts.open(draft).session
    space.make_ups.choose(draft, type(space.make_ups.choices(draft, session).chosen)(second="fr"))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    draw_pdf(printer, space.signing.preview(draft, session).pdf)
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == 1
