"""Choosing a passphrase: typed twice, hidden until it is asked for, with an honest word on its strength."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.strength import strength
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Check, LineEdit, Note
from hrcapp.ui.widgets.layout import Item, show_if


class Typed(Protocol):
    """Where both passphrases are kept while they are typed."""

    passphrase: str
    again: str


class PassphraseFields:
    """The two questions and the box that shows what was typed; `items` go into a page."""

    def __init__(self, page: FormPage, typed: Typed) -> None:
        self._page, self._typed = page, typed
        self._shown = False
        self._edits: list[LineEdit] = []

    def items(self, look: Look, label: str, hint: str) -> list[Item]:
        """Built anew for a look."""
        self._edits = [self._edit(look, name, getattr(self._typed, name)) for name in ("passphrase", "again")]
        self._strength = Note(look, "info", "", "small", "text_soft")
        self._edits[0].textChanged.connect(lambda _text: self._follow())
        self._follow()
        show = Check(look, _("Show the passphrases"), checked=self._shown)
        identified(show, "show-passphrase")
        show.toggled.connect(self._reveal)
        return [
            self._page.asked(look, "passphrase", label, self._edits[0], hint=hint, note=self._strength),
            self._page.asked(look, "again", _("The same once more"), self._edits[1]),
            show,
        ]

    def _edit(self, look: Look, name: str, text: str) -> LineEdit:
        edit = LineEdit(look, text, latin=True)
        edit.setEchoMode(_echo(self._shown))
        identified(edit, name)
        edit.textChanged.connect(lambda now: setattr(self._typed, name, now))
        return edit

    def _follow(self) -> None:
        told = strength(self._typed.passphrase)
        show_if(self._strength, told is not None)
        if told is not None:
            self._strength.icon.set_icon(told.icon, told.kind)
            self._strength.set_text(told.words)

    def _reveal(self, shown: bool) -> None:
        self._shown = shown
        for edit in self._edits:
            edit.setEchoMode(_echo(shown))


def _echo(shown: bool) -> QLineEdit.EchoMode:
    return QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
