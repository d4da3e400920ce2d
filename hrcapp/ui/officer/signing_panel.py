"""How the statement is signed: who, in which way, and the control of that way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.paper import Scanned
from hrcapp.officer.signing import Drawn, Typed
from hrcapp.officer.signing import Way as ChosenWay
from hrcapp.ui.access import announce, identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import card, statement
from hrcapp.ui.officer.card_panel import CardPanel
from hrcapp.ui.officer.card_work import CardWork
from hrcapp.ui.officer.certificate_panel import CertificatePanel
from hrcapp.ui.officer.paper_panel import PaperPanel
from hrcapp.ui.officer.paper_work import PaperWork
from hrcapp.ui.officer.parts import pill
from hrcapp.ui.officer.picture_panel import PicturePanel
from hrcapp.ui.officer.picture_work import PictureWork
from hrcapp.ui.officer.statement import WayName
from hrcapp.ui.widgets import (
    Button,
    Card,
    ChoiceCards,
    IconLabel,
    Label,
    Line,
    LineEdit,
    PageScroll,
    Question,
    Way,
    column,
    row,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item, fill, show_if
from hrcapp.ui.widgets.signature_pad import SignatureField

_ROOM = 16


def who_signs(look: Look, signers: Sequence[statement.Signer]) -> QWidget:
    """The signatories in their order; their names are changed in the form."""
    lines: list[Item] = []
    for index, one in enumerate(signers):
        lines += [Line(look)] if index else []
        names = column(
            look,
            Label(look, one.name, "strong", wrap=True),
            Label(look, one.mandate, "small", "text_soft", wrap=True),
            gap=0,
        )
        lines.append(
            row(look, IconLabel(look, "user", "brand", 20), (names, 1), pill(look, one.state), gap=14)
        )
    return column(look, Heading(look, _("Who signs"), "h2"), Card(look, *lines, gap=8), gap=8)


class SigningPanel(QWidget):
    """`changed` whenever a reason not to sign may have come or gone; `way_changed` when the way did."""

    changed = Signal()
    way_changed = Signal()
    file_wanted = Signal()
    library_wanted = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        way: WayName,
        file: Path | None,
        cards: CardWork,
        picture: PictureWork,
        paper: PaperWork | None,
        pages: int,
    ) -> None:
        """`name`: who signs now. `way`, `file`, `cards`, `picture`, `paper`: what was chosen so far.

        `paper` None: someone has signed already, in another way. `pages`: how many the statement has.
        """
        super().__init__()
        self._work, self._cards = paper, cards
        self.paper = PaperPanel(look, paper, pages) if paper is not None else None
        offered = statement.ways(begun=paper is None)
        ways = [Way(each.value, each.title, each.sentence, each.icon) for each in offered]
        self._ways = ChoiceCards(look, _("How it is signed"), ways, way)
        for each in ways:
            identified(self._ways.card(each.value), f"way-{each.value}")
        self._ways.chosen.connect(self._chosen)
        self._certificate = CertificatePanel(look, file)
        self._certificate.changed.connect(self.changed)
        self._certificate.file_wanted.connect(self.file_wanted)
        self._card = CardPanel(look, cards)
        self._card.changed.connect(self.changed)
        self._card.library_wanted.connect(self.library_wanted)
        self._picture = PicturePanel(look, picture)
        self._picture.changed.connect(self.changed)
        self._parts: dict[WayName, QWidget] = {
            statement.DRAW: self._drawing(look),
            statement.PICTURE: self._picture,
            statement.TYPE: self._typing(look, name),
            statement.CERTIFICATE: self._certificate,
            statement.CARD: self._card,
        }
        if self.paper is not None:
            self._parts[statement.PAPER] = self.paper
        heading = Heading(look, _("How it is signed"), "h2")
        fill(self, look, heading, self._ways, *self._parts.values(), gap=10)
        self._show()

    def _drawing(self, look: Look) -> QWidget:
        self._field = SignatureField(look)
        identified(self._field, "mark")
        self._clear = Button(look, _("Clear"), small=True, icon="undo-2", on_click=self._wipe)
        identified(self._clear, "mark-clear")
        self._field.changed.connect(self._drawn)
        return column(look, self._field, row(look, None, self._clear), gap=8)

    def _typing(self, look: Look, name: str) -> QWidget:
        self._name = LineEdit(look, name)
        identified(self._name, "mark-name")
        self._name.textChanged.connect(lambda _text: self.changed.emit())
        return Question(look, _("Name, as it is to stand in the field"), self._name)

    # -- what the person has done

    @property
    def way(self) -> WayName:
        return WayName(self._ways.value() or statement.DRAW)

    @property
    def file(self) -> Path | None:
        return self._certificate.file

    def chosen(self) -> Callable[[], ChosenWay]:
        """The way with what it needs; a certificate's file is read when the result is called."""
        if self.way == statement.CERTIFICATE:
            return self._certificate.certificate()
        if self.way == statement.CARD:
            return self._card.key()
        made: ChosenWay
        if self.way == statement.DRAW:
            made = Drawn(self._field.mark().strokes)
        elif self.way == statement.PICTURE:
            made = self._picture.mark()
        elif self.way == statement.TYPE:
            made = Typed(self._name.text().strip())
        else:
            made = Scanned([one.ink for one in self._work.pages] if self._work else [])
        return lambda: made

    def ready(self, unread: Sequence[int], *, working: bool) -> statement.Readiness:
        return statement.Readiness(
            unread=unread,
            way=self.way,
            marked=bool(self._field.mark().strokes),
            pictured=self._picture.ready,
            named=bool(self._name.text().strip()),
            file_chosen=self.file is not None,
            password_typed=self._certificate.password_typed,
            card=self._card.state,
            paper=self._work.reason if self._work else "",
            working=working,
        )

    # -- what comes back

    def set_file(self, file: Path) -> None:
        self._certificate.set_file(file)

    def show_picture(self) -> None:
        """Another picture of the signature was taken in, or it was removed."""
        self._picture.refresh()
        if self.way == statement.PICTURE and self._picture.ready:
            announce(self._picture, _("This is how the signature will stand in its field."))
            self._reveal()

    def show_cards(self) -> None:
        """The search for cards has come further."""
        self._card.refresh()
        if self.way == statement.CARD and not self._cards.searching:
            self._reveal()

    def refused(self, fault: Fault) -> bool:
        """Say beside its control why the signature was refused; False when it has no place here."""
        if fault.code is Code.PKCS12_WRONG_PASSWORD:
            self._certificate.set_password_wrong(str(sentence(fault, _)))
            return True
        if self.way != statement.CARD or not card.is_of_card(fault):
            return False
        self._cards.refused(fault)
        if fault.code in card.PIN_FAULTS:
            self._card.pin_refused()
        return True

    # -- inside

    def _wipe(self) -> None:
        self._field.clear_mark()
        announce(self._field, _("The field is empty again"))

    def _drawn(self) -> None:
        self._clear.setEnabled(bool(self._field.mark().strokes))
        self.changed.emit()

    def _chosen(self, _value: str) -> None:
        self._show()
        self._reveal()
        self.way_changed.emit()

    def _reveal(self) -> None:
        """Bring the control of the way into view, once it has its place: it stands below all ways."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        area: QWidget | None = self
        while area is not None and not isinstance(area, PageScroll):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self._parts[self.way], 0, _ROOM)

    def _show(self) -> None:
        for way, part in self._parts.items():
            show_if(part, way == self.way)
        self._clear.setEnabled(bool(self._field.mark().strokes))
        self.changed.emit()
        if self.way == statement.CARD:
            self._cards.search_once()
