"""How the statement is signed: who, in which way, and the control of that way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import statement
from hrcapp.ui.officer.parts import pill
from hrcapp.ui.widgets import (
    Button,
    Card,
    ChoiceCards,
    IconLabel,
    Label,
    Line,
    LineEdit,
    Mark,
    Note,
    Question,
    SignaturePad,
    Way,
    column,
    row,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item, fill


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
    """The way and what it needs. `changed` whenever a reason not to sign may have come or gone."""

    changed = Signal()
    file_wanted = Signal()

    def __init__(self, look: Look, name: str, *, way: str, file: Path | None) -> None:
        """`name`: who signs now. `way` and `file`: what was chosen before the page was built anew."""
        super().__init__()
        self.file = file
        ways = [Way(each.value, each.title, each.sentence, each.icon) for each in statement.ways()]
        self._ways = ChoiceCards(look, _("How it is signed"), ways, way)
        for each in ways:
            identified(self._ways.card(each.value), f"way-{each.value}")
        self._ways.chosen.connect(lambda _value: self._show())
        self.pad = SignaturePad(look, name=name)
        identified(self.pad.field, "mark")
        identified(self.pad.name_edit, "mark-name")
        identified(self.pad.type_button, "mark-type")
        self.pad.changed.connect(self.changed)
        self._certificate = self._certificate_part(look)
        fill(
            self,
            look,
            Heading(look, _("How it is signed"), "h2"),
            self._ways,
            self.pad,
            self._certificate,
            gap=10,
        )
        self._show()

    def _certificate_part(self, look: Look) -> QWidget:
        choose = Button(
            look, _("Choose the certificate file"), icon="folder-open", on_click=self.file_wanted.emit
        )
        identified(choose, "certificate-file")
        self._named = Note(look, "id-card", "", "body", "text", icon_ink="brand")
        self.password = LineEdit(look, latin=True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        identified(self.password, "certificate-password")
        self.password.textChanged.connect(lambda _text: self.changed.emit())
        self.question = Question(
            look,
            _("Password of the certificate"),
            self.password,
            hint=_("It is used now and never kept."),
        )
        return column(look, row(look, choose, None), self._named, self.question, gap=8)

    @property
    def way(self) -> str:
        return self._ways.value() or statement.DRAW

    def mark(self) -> Mark:
        return self.pad.mark()

    def set_file(self, file: Path) -> None:
        self.file = file
        self._show()
        self.password.setFocus()

    def set_password_wrong(self, sentence: str) -> None:
        """The password was refused: everything else stays as it is."""
        self.password.clear()
        self.question.set_error(sentence, say=True)
        self.password.setFocus()

    def ready(self, unread: Sequence[int], *, working: bool) -> statement.Readiness:
        return statement.Readiness(
            unread=unread,
            way=self.way,
            marked=not self.mark().empty,
            file_chosen=self.file is not None,
            password_typed=bool(self.password.text()),
            working=working,
        )

    def _show(self) -> None:
        self.pad.setVisible(self.way == statement.DRAW)
        self._certificate.setVisible(self.way == statement.CERTIFICATE)
        self._named.setVisible(self.file is not None)
        self._named.set_text(self.file.name if self.file else "")
        self.changed.emit()
