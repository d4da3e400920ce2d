"""Signing with a certificate out of a file: which file, and its password."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.officer.signing import Certificate
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, LineEdit, Note, Question, row
from hrcapp.ui.widgets.layout import fill, show_if


class CertificatePanel(QWidget):
    """`changed` when a reason not to sign may have come or gone; `file_wanted` asks for the file."""

    changed = Signal()
    file_wanted = Signal()

    def __init__(self, look: Look, file: Path | None) -> None:
        super().__init__()
        self.file = file
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
        fill(self, look, row(look, choose, None), self._named, self._asked, gap=8)
        self._show()

    @property
    def password_typed(self) -> bool:
        return bool(self._password.text())

    def certificate(self) -> Callable[[], Certificate]:
        """The way with its password as typed now; the file is read when the result is called."""
        file, password = self.file, self._password.text()
        return lambda: Certificate(take(file) if file else b"", password)

    def set_file(self, file: Path) -> None:
        self.file = file
        self._show()
        self._password.setFocus()

    def set_password_wrong(self, sentence: str) -> None:
        """The password was refused: everything else stays as it is."""
        self._password.clear()
        self._asked.set_error(sentence, say=True)
        self._password.setFocus()

    def _show(self) -> None:
        show_if(self._named, self.file is not None)
        self._named.set_text(self.file.name if self.file else "")
        self.changed.emit()
