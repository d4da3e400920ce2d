"""A statement signed on paper: its text and its scans side by side, and what each scan really shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.media import Picture, page_pictures
from hrcapp.model.faults import Fault
from hrcapp.statement import ReceivedPaper, Verdict, received_paper
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.pictures import PAGE_WIDTH, image_of
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import paper_words
from hrcapp.ui.secretariat.document_page import ask_to_save
from hrcapp.ui.widgets import (
    Button,
    Label,
    LinkButton,
    Note,
    PageView,
    Pill,
    Segmented,
    TopBar,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

SCAN_WIDTH = 1654
"""px: a page of A4 at 200 dots an inch, so that a signature can be enlarged."""
_EDGE = (32, 10, 24, 10)


@dataclass(frozen=True)
class Drawn:
    """All pages of the file as pictures, and the scans as they came (None where one can't be drawn)."""

    paper: ReceivedPaper | None
    pages: tuple[Picture, ...]
    scans: tuple[Picture | None, ...]


class PaperPage(Page):
    """`words` gives title and subtitle; `file` is the name it is saved under."""

    name, menu_key = "paper", "review"

    def __init__(
        self, office: Office, words: Callable[[], tuple[str, str]], pdf: bytes, verdict: Verdict, file: str
    ) -> None:
        self._office, self._words, self._pdf, self._file = office, words, pdf, file
        self._verdict = verdict
        self._paper: ReceivedPaper | None = None
        self._text: tuple[QImage, ...] = ()
        self._scans: tuple[QImage, ...] = ()
        self._failed = False
        self._half = "scan"

    def title(self) -> str:
        return self._words()[0]

    def shown(self) -> None:
        if not self._text and not self._failed:
            self._office.run(lambda _job: self._draw(), self._drawn, self._refused)

    def _draw(self) -> Drawn:
        """In the pool: everything from outside is drawn and read in limited processes."""
        try:
            pages = page_pictures(self._pdf, width=PAGE_WIDTH)
        except Fault as fault:
            raise Fault(fault.code, name=self._file) from fault
        paper = received_paper(self._pdf, self._verdict)
        scans = tuple(_picture(one.picture) for one in paper.sheets) if paper else ()
        return Drawn(paper, pages, scans)

    def _drawn(self, drawn: Drawn) -> None:
        self._paper = drawn.paper
        images = tuple(map(image_of, drawn.pages))
        text = drawn.paper.pages if drawn.paper else len(images)
        self._text, behind = images[:text], images[text:]
        # What can't be drawn as it came is shown as the sender's app put it into the file.
        self._scans = tuple(
            _upright(image_of(scan), drawn.paper, place) if scan else behind[place]
            for place, scan in enumerate(drawn.scans)
            if scan or place < len(behind)
        )
        if self._office.shell.page is self:
            self._office.shell.refresh()

    def _refused(self, fault: Fault) -> None:
        self._failed = True
        self._office.tell(fault)

    # -- building

    def build(self, look: Look) -> QWidget:
        back = Button(
            look, _("Back"), "secondary", "arrow-left", small=True, on_click=self._office.shell.back
        )
        identified(back, "document-back")
        save = LinkButton(look, _("Save a copy"), "download", on_click=self._save)
        identified(save, "document-save")
        bar = TopBar(look, *self._words(), save, back)
        if not self._text:
            shown: list[Item] = [] if self._failed else [Note(look, "hourglass", _("Drawing the pages…"))]
            return page(look, bar, self._office.body(look, *shown))
        above: list[Item] = [*self._office.above(look), self._told(look)]
        return page(look, bar, column(look, *above, (self._halves(look), 1), gap=0))

    def _told(self, look: Look) -> QWidget:
        """One line a scan: which page it is, and how that is known."""
        if self._paper is None:
            note = Note(look, "triangle-alert", _("The scans of this paper can't be found in the file."))
            return column(look, note, margins=_EDGE)
        lines: list[QWidget] = []
        for told in paper_words.sheets(self._paper, look.language):
            words = Label(look, told.sentence, "small", wrap=True)
            pill = Pill(look, told.told.kind, told.told.words, told.told.icon)
            lines.append(row(look, pill, (words, 1), gap=10))
        lines += [
            Note(look, "circle-alert", sentence, ink="danger")
            for sentence in paper_words.missing(self._paper, look.language)
        ]
        return column(look, *lines, gap=6, margins=_EDGE)

    def _halves(self, look: Look) -> QWidget:
        text = PageView(look, _("The text"), self._text)
        if not self._scans:
            return text
        scan = PageView(look, _("The paper"), self._scans, turnable=True)
        identified(scan.rotate, "turn-scan")
        self._follow(text, scan)
        if not look.narrow:
            return row(
                look,
                (column(look, _head(look, _("The text")), (text, 1), gap=0), 1),
                (column(look, _head(look, _("The paper")), (scan, 1), gap=0), 1),
                gap=2,
            )
        halves = {"text": text, "scan": scan}
        choice = Segmented(
            look, _("What is shown"), (("scan", _("The paper")), ("text", _("The text"))), self._half
        )
        identified(choice, "halves")

        def show(half: str) -> None:
            self._half = half
            for name, view in halves.items():
                view.setVisible(name == half)

        choice.chosen.connect(show)
        above = column(look, flow(look, choice), margins=(32, 0, 24, 6))
        whole = column(look, above, (text, 1), (scan, 1), gap=0)
        show(self._half)
        return whole

    def _follow(self, text: PageView, scan: PageView) -> None:
        """Turning to a scan turns the text to the page that the scan stands for, and the other way round."""
        stands_for = [one.put_for for one in self._paper.sheets] if self._paper else []

        def to_text(place: int) -> None:
            # Two scans may stand for one page: what follows must not turn back what it follows.
            with QSignalBlocker(text):
                text.go_to(stands_for[place - 1] if place <= len(stands_for) else 1)

        def to_scan(number: int) -> None:
            if number in stands_for:
                with QSignalBlocker(scan):
                    scan.go_to(stands_for.index(number) + 1)

        scan.page_shown.connect(to_text)
        text.page_shown.connect(to_scan)
        to_text(1)

    def _save(self) -> None:
        ask_to_save(self._office, self._file, self._pdf)


def _head(look: Look, words: str) -> QWidget:
    return column(look, Label(look, words, "small_strong", "text_soft"), margins=(18, 4, 14, 2))


def _upright(scan: QImage, paper: ReceivedPaper | None, place: int) -> QImage:
    """The scan turned as its code stands."""
    quarters = paper.sheets[place].quarters if paper else 0
    return scan.transformed(QTransform().rotate(90 * quarters)) if quarters else scan


def _picture(data: bytes) -> Picture | None:
    try:
        return next(iter(page_pictures(data, width=SCAN_WIDTH)), None) if data else None
    except Fault:
        return None
