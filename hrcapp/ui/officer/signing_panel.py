"""How the statement is signed: who, in which way, and the control of that way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.officer.paper import Scanned
from hrcapp.officer.signing import Certificate, Drawn, Typed
from hrcapp.officer.signing import Way as ChosenWay
from hrcapp.statement import SignatureKind
from hrcapp.ui.access import announce, identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import statement
from hrcapp.ui.officer.paper_panel import PaperPanel
from hrcapp.ui.officer.paper_work import PaperWork
from hrcapp.ui.officer.parts import pill
from hrcapp.ui.widgets import (
    Button,
    Card,
    ChoiceCards,
    IconLabel,
    Label,
    Line,
    LineEdit,
    Note,
    Question,
    Way,
    column,
    row,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item, fill, show_if
from hrcapp.ui.widgets.signature_pad import DrawingField, Stroke


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

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        way: SignatureKind,
        file: Path | None,
        paper: PaperWork | None,
        pages: int,
    ) -> None:
        """`name`: who signs now. `way`, `file`, `paper`: what was chosen before the page was built anew.

        `paper` None: someone has signed already, in another way. `pages`: how many the statement has.
        """
        super().__init__()
        self.file, self._work = file, paper
        self.paper = PaperPanel(look, paper, pages) if paper is not None else None
        offered = statement.ways(begun=paper is None)
        ways = [Way(each.value, each.title, each.sentence, each.icon) for each in offered]
        self._ways = ChoiceCards(look, _("How it is signed"), ways, way)
        for each in ways:
            identified(self._ways.card(each.value), f"way-{each.value}")
        self._ways.chosen.connect(self._chosen)
        self._parts: dict[SignatureKind, QWidget] = {
            statement.DRAW: self._drawing(look),
            statement.TYPE: self._typing(look, name),
            statement.CERTIFICATE: self._certificate(look),
        }
        if self.paper is not None:
            self._parts[statement.PAPER] = self.paper
        heading = Heading(look, _("How it is signed"), "h2")
        fill(self, look, heading, self._ways, *self._parts.values(), gap=10)
        self._show()

    def _drawing(self, look: Look) -> QWidget:
        self._field = DrawingField(look)
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

    def _certificate(self, look: Look) -> QWidget:
        choose = Button(
            look, _("Choose the certificate file"), icon="folder-open", on_click=self.file_wanted.emit
        )
        identified(choose, "certificate-file")
        self._named = Note(look, "id-card", "", "body", "text", icon_ink="brand")
        self._password = LineEdit(look, latin=True)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        identified(self._password, "certificate-password")
        self._password.textChanged.connect(lambda _text: self.changed.emit())
        hint = _("It is used now and never kept.")
        self._asked = Question(look, _("Password of the certificate"), self._password, hint=hint)
        return column(look, row(look, choose, None), self._named, self._asked, gap=8)

    # -- what the person has done

    @property
    def way(self) -> SignatureKind:
        return SignatureKind(self._ways.value() or statement.DRAW)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return self._field.mark().strokes

    @property
    def name(self) -> str:
        return self._name.text().strip()

    @property
    def password(self) -> str:
        return self._password.text()

    def chosen(self) -> Callable[[], ChosenWay]:
        """The way with what it needs; a certificate's file is read when the result is called."""
        if self.way == statement.DRAW:
            drawn = Drawn(self.strokes)
            return lambda: drawn
        if self.way == statement.TYPE:
            typed = Typed(self.name)
            return lambda: typed
        if self.way == statement.PAPER:
            scanned = Scanned([one.ink for one in self._work.pages] if self._work else [])
            return lambda: scanned
        file, password = self.file, self.password
        return lambda: Certificate(take(file) if file else b"", password)

    def ready(self, unread: Sequence[int], *, working: bool) -> statement.Readiness:
        return statement.Readiness(
            unread=unread,
            way=self.way,
            marked=bool(self.strokes),
            named=bool(self.name),
            file_chosen=self.file is not None,
            password_typed=bool(self.password),
            paper=self._work.reason if self._work else "",
            working=working,
        )

    # -- what comes back

    def set_file(self, file: Path) -> None:
        self.file = file
        self._show()
        self._password.setFocus()

    def set_password_wrong(self, sentence: str) -> None:
        """The password was refused: everything else stays as it is."""
        self._password.clear()
        self._asked.set_error(sentence, say=True)
        self._password.setFocus()

    # -- inside

    def _wipe(self) -> None:
        self._field.clear_mark()
        announce(self._field, _("The field is empty again"))

    def _drawn(self) -> None:
        self._clear.setEnabled(bool(self.strokes))
        self.changed.emit()

    def _chosen(self, _value: str) -> None:
        self._show()
        self.way_changed.emit()

    def _show(self) -> None:
        for way, part in self._parts.items():
            show_if(part, way == self.way)
        show_if(self._named, self.file is not None)
        self._named.set_text(self.file.name if self.file else "")
        self._clear.setEnabled(bool(self.strokes))
        self.changed.emit()
