"""One scan of a signed paper: its picture, what it is in words, and what can be done to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrcapp.i18n import _
from hrcapp.media import Scan
from hrcapp.statement import Match, Sheet
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.officer import paper, words
from hrcapp.ui.officer.paper import PageState
from hrcapp.ui.widgets import Button, Card, Check, ComboBox, Label, Note, Question, column, flow, row
from hrcapp.ui.widgets.layout import put, show_if

_COARSE = ("turn-left", "turn-right")
_FINE = [step for step in paper.STEPS if step not in _COARSE]
_PICTURE = (168, 238)


class ScanPicture(QWidget):
    """The scan as it will stand in the document, as large as its place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._image = look, QImage()
        self._shown: Scan | None = None
        self.setFixedSize(QSize(look.px(_PICTURE[0]), look.px(_PICTURE[1])))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_scan(self, scan: Scan, name: str) -> None:
        """Show it, and say what it is a picture of."""
        named(self, name)
        if scan is not self._shown:
            self._shown = scan
            ratio = self.devicePixelRatioF() * 2
            place = QSize(round(self.width() * ratio), round(self.height() * ratio))
            image = QImage.fromData(scan.jpeg)
            self._image = image.scaled(
                place, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect()
        box.setSize(size)
        painter.drawImage(box, self._image)
        painter.setPen(self._look.colour("border_strong"))
        painter.drawRect(box)
        painter.end()


class ScanCard(Card):
    """`step` carries an identifier of `paper.STEPS`, `said` the page a person chose."""

    step = Signal(str)
    whitened = Signal(bool)
    said = Signal(int)
    removed = Signal()

    def __init__(self, look: Look, number: int, pages: int) -> None:
        """`number` of the scan, from 1; `pages` of the statement."""
        super().__init__(look, gap=10)
        self._number = number
        self._picture = ScanPicture(look)
        self._title = Label(look, "", "strong", wrap=True)
        self._verdict = Note(look, "circle-check", "", "body", "text")
        self._which = ComboBox(look, [(str(n), words.number(n, look.language)) for n in range(1, pages + 1)])
        identified(self._which, f"scan-{number}-page")
        self._which.activated.connect(self._chosen)
        self._asked = Question(look, _("Which page of the statement is it?"), self._which)
        self._white = Check(look, _("Make the paper white"))
        identified(self._white, f"scan-{number}-white")
        self._white.clicked.connect(lambda: self.whitened.emit(self._white.isChecked()))
        self._fine = flow(look, *(self._button(look, step) for step in _FINE), gap=6)
        self._more = Button(look, _("Straighten and cut"), small=True, on_click=self._toggle)
        identified(self._more, f"scan-{number}-more")
        remove = Button(look, _("Remove"), small=True, icon="x", on_click=self.removed.emit)
        named(remove, _("Remove scan {number}").format(number=words.number(number, look.language)))
        identified(remove, f"scan-{number}-remove")
        coarse = flow(look, *(self._button(look, step) for step in _COARSE), self._more, remove, gap=6)
        told = column(look, self._title, self._verdict, self._asked, self._white, coarse, None, gap=8)
        top = (
            column(look, self._picture, told)
            if look.narrow
            else row(look, self._picture, (told, 1), gap=14, align=Qt.AlignmentFlag.AlignTop)
        )
        put(self.box, look, top)
        put(self.box, look, self._fine)
        show_if(self._fine, False)

    def _button(self, look: Look, step: str) -> Button:
        said = _(paper.STEPS[step])
        made = Button(look, said, small=True, on_click=partial(self.step.emit, step))
        number = words.number(self._number, look.language)
        named(made, _("{step}: scan {number}").format(step=said, number=number))
        identified(made, f"scan-{self._number}-{step}")
        return made

    def _toggle(self) -> None:
        show_if(self._fine, not self._fine.isVisibleTo(self))

    def _chosen(self) -> None:
        self.said.emit(int(self._which.value() or 0))

    def show_page(self, page: PageState, match: Match | None) -> None:
        """What there is to see now; `match` None while it is being compared."""
        look = self.look
        title = paper.heading(self._number, page.name, look.language)
        told = paper.verdict(match, self._number, look.language) if match else None
        self._title.setText(title)
        self._picture.show_scan(page.shown, title)
        show_if(self._verdict, told is not None)
        if told is not None:
            self._verdict.icon.set_icon(told.icon, told.kind)
            self._verdict.set_text(told.words)
        unread = match is not None and (match.sheet is Sheet.UNREAD or match.by_person)
        show_if(self._asked, unread)
        self._which.set_value(str(page.said) if page.said else "")
        self._white.setChecked(page.correction.whiten)
