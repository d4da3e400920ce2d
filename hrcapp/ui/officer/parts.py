"""What several pages of a form share: its save state, the way back and forth in time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, active_language
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import Told
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.save_state import SaveState
from hrcapp.ui.widgets import (
    Banner,
    Button,
    IconButton,
    Pill,
)
from hrcapp.ui.widgets import SaveState as SaveLabel
from hrcapp.ui.widgets.layout import fill


def pill(look: Look, told: Told) -> Pill:
    return Pill(look, told.kind, told.words, told.icon)


def pills(look: Look, form: OpenForm) -> list[QWidget]:
    """Locked or practice, for the top bar; a draft needs no pill there."""
    found: list[QWidget] = []
    if form.locked:
        found.append(pill(look, words.state(form.card)))
    if form.draft.practice:
        found.append(pill(look, words.practice()))
    return found


class Saving(SaveLabel):
    """The save state of a form; "Try again" writes once more."""

    def __init__(self, look: Look, form: OpenForm) -> None:
        super().__init__(look, "")
        self._short = look.narrow
        self.repair.connect(form.flush)
        if not look.narrow:
            # As wide as when all is saved: the word "Saving" moves nothing beside it.
            saved = SaveState("saved", form.save_state.at)
            self.set_state("saved", saved.words(active_language()))
            self.setMinimumWidth(self.sizeHint().width())
        self.follow(form.save_state)

    def follow(self, state: SaveState) -> None:
        self.set_state(state.kind, state.words(active_language(), short=self._short), state.button())


class Rewind(QWidget):
    """Undo and redo: two buttons, Ctrl+Z and Ctrl+Y, also for changes of an earlier day."""

    def __init__(self, look: Look, form: OpenForm) -> None:
        super().__init__()
        self._form = form
        self.undo = IconButton(look, _("Undo"), "undo-2", on_click=form.undo)
        self.redo = IconButton(look, _("Redo"), "redo-2", on_click=form.redo)
        identified(self.undo, "undo")
        identified(self.redo, "redo")
        fill(self, look, self.undo, self.redo, vertical=False, gap=0)
        for keys, act in (("Ctrl+Z", form.undo), ("Ctrl+Y", form.redo), ("Ctrl+Shift+Z", form.redo)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)
        self.follow()

    def follow(self) -> None:
        self.undo.setEnabled(self._form.can_undo and not self._form.locked)
        self.redo.setEnabled(self._form.can_redo and not self._form.locked)


def correct_button(desk: OfficerDesk, form: OpenForm, look: Look, *, small: bool = True) -> Button:
    """Begins the next version of a signed form."""
    words = _("Correct this (makes a new version)")
    button = Button(
        look, words, icon="" if small else "pencil", small=small, on_click=lambda: desk.correct(form.id)
    )
    identified(button, "correct")
    return button


def locked_banner(form: OpenForm, look: Look, button: Button | None = None) -> Banner:
    """The answers are fixed; a correction makes a new version."""
    card = form.card
    title = (
        _("Signed on {date}").format(date=words.day(card.signed_at, look.language))
        if card.signed_at
        else _("Signed in part")
    )
    text = _("The answers can be read and no longer changed. The signed version is kept as it is.")
    if card.signed_at and not card.statement:
        title = _("Finished on {date}").format(date=words.day(card.signed_at, look.language))
        text = _("The answers can be read and no longer changed. A correction makes a new version.")
    return Banner(look, "success", title, text, button, icon="lock")


def return_banner(form: OpenForm, look: Look) -> Banner | None:
    """The message of the secretariat on top of a form that it sent back."""
    if not form.comments and not form.message:
        return None
    text = form.message or _("Its comments stand beside the questions.")
    return Banner(
        look, "warning", _("The secretariat asks for corrections"), text, icon="message-square-text"
    )


def unread_banner(desk: OfficerDesk, look: Look) -> Banner:
    """Some answers of the file that the form was begun from need a person."""
    go = Button(look, _("Look at them"), small=True, on_click=desk.go_unread)
    identified(go, "to-unread")
    told = _("The list stays here until you are done with it.")
    return Banner(look, "warning", _("Some answers of the file need you"), told, go)


def practice_banner(look: Look) -> Banner:
    return Banner(
        look,
        "warning",
        _("This is practice"),
        _("Fill in, sign and print as in earnest. The statement is marked, and the form can't be sent."),
        icon="hand",
    )
