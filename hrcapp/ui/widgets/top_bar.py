"""The bar above a page: its title, what state it is in, and whether everything is saved."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.ui.access import announce
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.card import Ground
from hrcapp.ui.widgets.label import Heading, IconLabel, Label
from hrcapp.ui.widgets.layout import Item, column, fill, show_if

Saving = Literal["saved", "saving", "failed"]
_STATES: dict[Saving, tuple[str, str, str]] = {  # icon, its colour, the words' colour
    "saved": ("circle-check", "success", "text_soft"),
    "saving": ("refresh-cw", "neutral", "text_soft"),
    "failed": ("circle-alert", "danger", "danger"),
}


class SaveState(QWidget):
    """Always at the end of the top bar. Only a failure is announced: the rest would talk over typing."""

    repair = Signal()

    def __init__(self, look: Look, text: str, state: Saving = "saved") -> None:
        super().__init__()
        self._icon = IconLabel(look, "circle-check", "success", 17)
        self._label = Label(look, "", "small", "text_soft", wrap=look.narrow)
        self._button = Button(look, "", small=True, on_click=self.repair.emit)
        fill(self, look, self._icon, self._label, self._button, vertical=False, gap=6)
        self._state: Saving = state
        self.set_state(state, text)

    def set_state(self, state: Saving, text: str, button: str = "") -> None:
        """`button`: the words of what helps against a failure."""
        icon, ink, words = _STATES[state]
        self._icon.set_icon(icon, ink)
        self._label.set_ink(words)
        self._label.setText(text)
        self._button.setText(button)
        show_if(self._button, bool(button))
        if state == "failed" and self._state != "failed":
            announce(self, text, urgent=True)
        self._state = state

    def text(self) -> str:
        return self._label.text()


class TopBar(Ground):
    """Title and subtitle at the start, then whatever belongs at the end. `plain`: on the window's ground."""

    def __init__(self, look: Look, title: str, subtitle: str = "", *end: Item, plain: bool = False) -> None:
        self.heading = Heading(look, title, "h2" if look.narrow else "h1")
        self.heading.setObjectName("page-heading")
        self.subtitle = Label(look, subtitle, "small", "text_soft", wrap=True)
        show_if(self.subtitle, bool(subtitle) and not look.narrow)
        pad = 0 if look.rtl else 5 if look.narrow else 6  # Arabic lines bring room of their own
        super().__init__(
            look,
            (column(look, self.heading, self.subtitle, gap=0), 1),
            *end,
            ground="window" if plain else "surface",
            edge="" if plain else "bottom",
            gap=14,
            margins=(20, pad, 20, pad) if look.narrow else (32, pad, 24, pad + 1),
        )
        self.setMinimumHeight(look.px(46 if look.narrow else 78 if look.rtl else 70))

    def set_title(self, title: str, subtitle: str = "") -> None:
        self.heading.setText(title)
        self.heading.setAccessibleName(title)
        self.subtitle.setText(subtitle)
        show_if(self.subtitle, bool(subtitle) and not self.look.narrow)

    def add_at_start(self, button: Button) -> None:
        """Put the button that opens the sections or the menu before the title."""
        self.box.insertWidget(0, button)
