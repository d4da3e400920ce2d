"""Choosing one of a few views, and filters with counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.paint import rounded
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.combo import Choice
from hrcapp.ui.widgets.layout import Flow, fill


def _one_of(button: Button, group: QButtonGroup, name: str) -> None:
    """Make a button one choice of a group: being exclusive by itself is what tells a screen reader so."""
    button.setCheckable(True)
    button.setAutoExclusive(True)
    button.setAccessibleDescription(name)
    group.addButton(button)


class Segmented(QWidget):
    """A few exclusive choices in one box, such as Chart and Table."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, choices: Sequence[Choice], value: str = "") -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        layout = fill(self, look, vertical=False, gap=0)
        self._buttons = {each: Button(look, words, "segment") for each, words in choices}
        for each, button in self._buttons.items():
            _one_of(button, self._group, name)
            button.clicked.connect(lambda _on=False, each=each: self.chosen.emit(each))
            layout.addWidget(button)
        self.set_value(value or choices[0][0])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return next(each for each, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        self._buttons[value].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        ground, line = look.colour("surface"), look.colour("border_input")
        rounded(painter, self.rect(), look.px(RADIUS["md"]), ground, line, max(1.0, look.theme.scale))
        painter.end()


class Chips(QWidget):
    """Filters beside each other, one of them on; each may carry an icon."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[Choice],
        value: str = "",
        icons: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        layout = Flow(self, look)
        self._buttons = {
            each: Button(look, words, "chip", (icons or {}).get(each, "")) for each, words in choices
        }
        for each, button in self._buttons.items():
            _one_of(button, self._group, name)
            button.clicked.connect(lambda _on=False, each=each: self.chosen.emit(each))
            layout.addWidget(button)
        self._buttons[value or choices[0][0]].setChecked(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> str:
        return next(each for each, button in self._buttons.items() if button.isChecked())

    def set_words(self, value: str, words: str) -> None:
        """Change the words of one filter, such as its count."""
        self._buttons[value].setText(words.replace("&", "&&"))
