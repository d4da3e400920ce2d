"""Choosing a PIN: typed twice, hidden, with what a good one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.profiles_rules import LEAST_SIGNS, check_pin
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.hidden_line import hidden_line, show_box
from hrcapp.ui.common.words import number
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import LineEdit

_WIDTH = 260


@dataclass
class NewPin:
    """A PIN that is being chosen."""

    pin: str = ""
    again: str = ""

    def clear(self) -> None:
        self.pin = self.again = ""

    def wrong(self) -> Iterator[Wrong]:
        """What is wrong with it."""
        try:
            check_pin(self.pin)
        except Fault as fault:
            yield Wrong("pin", str(sentence(fault, _)))
            return
        if self.pin != self.again:
            yield Wrong("again", _("The two PINs differ. Type the same twice."))


def pin_edit(look: Look, name: str, text: str, keep: Callable[[str], object]) -> LineEdit:
    """A hidden line for a PIN."""
    edit = hidden_line(look, name, text, keep)
    edit.setMaximumWidth(look.px(_WIDTH))
    return edit


def pin_questions(page: FormPage, look: Look, typed: NewPin) -> list[QWidget]:
    """The two questions of a new PIN, and the box that shows it."""
    hint = _("{least} digits or more; letters are good too. Do not use it elsewhere.").format(
        least=number(LEAST_SIGNS, look.language)
    )
    first = pin_edit(look, "pin", typed.pin, lambda text: setattr(typed, "pin", text))
    again = pin_edit(look, "again", typed.again, lambda text: setattr(typed, "again", text))
    return [
        page.asked(look, "pin", _("Your PIN"), first, hint=hint),
        page.asked(look, "again", _("The PIN once more"), again),
        show_box(look, _("Show the PIN"), first, again),
    ]
