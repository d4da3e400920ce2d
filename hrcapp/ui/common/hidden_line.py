"""A line whose signs are hidden while they are typed, and the box that shows them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Check, LineEdit


def hidden_line(look: Look, name: str, text: str, keep: Callable[[str], object]) -> LineEdit:
    """A hidden line for a PIN or a passphrase; `keep` gets what is typed."""
    edit = LineEdit(look, text, latin=True)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    identified(edit, name)
    edit.textChanged.connect(keep)
    return edit


def show_box(look: Look, words: str, *edits: LineEdit) -> Check:
    """A box that shows what is typed in hidden lines; it is off again whenever the page is built anew."""
    box = Check(look, words)
    identified(box, "show-typed")
    echo = QLineEdit.EchoMode

    def reveal(shown: bool) -> None:
        for edit in edits:
            edit.setEchoMode(echo.Normal if shown else echo.Password)

    box.toggled.connect(reveal)
    return box
