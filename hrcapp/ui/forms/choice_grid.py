"""Where the choices of a question stand: beside or below each other, over their words or without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from hrcapp.media import Picture
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.pictures import image_of
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.checks import Check, Radio
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.second_language import isolated
from hrcapp.xforms import Choice, NodeState

_COLUMNS = re.compile(r"columns-(\d{1,2})")
_COLUMN_WIDTH = 3
_SHORT, _BESIDE = 16, 4  # letters of a short choice; how many of those stand beside each other


@dataclass(frozen=True)
class Arrangement:
    """`columns` of choices; `under`: their words stand below them; without `words` these are only said."""

    columns: int
    under: bool = False
    words: bool = True


def arrangement(look: Look, node: NodeState, usual: int) -> Arrangement:
    """By the form's appearance; on large text or a small window always one column with words."""
    count = max(1, len(node.choices))
    if look.narrow:
        return Arrangement(1)
    if "likert" in node.appearance:
        return Arrangement(count, under=True)
    if {"list", "list-nolabel"} & set(node.appearance):
        return Arrangement(count, under=True, words="list-nolabel" not in node.appearance)
    for word in node.appearance:
        if found := _COLUMNS.fullmatch(word):
            return Arrangement(min(count, max(1, int(found[1]))))
        if word in ("columns", "columns-pack", "horizontal", "horizontal-compact"):
            return Arrangement(min(count, _COLUMN_WIDTH))
    return Arrangement(usual)


def in_columns(look: Look, node: NodeState) -> bool:
    """Whether it is a row of a table of questions: its choices stand under the words of another one."""
    return not look.narrow and bool({"label", "list-nolabel"} & set(node.appearance))


def beside(choices: Sequence[Choice]) -> int:
    """How many columns a few radio buttons get: all beside each other where they are few and short."""
    few = 0 < len(choices) <= _BESIDE and all(len(each.label) <= _SHORT for each in choices)
    return len(choices) if few and not any(each.media for each in choices) else 1


def second_label(choice: Choice, second: str) -> str:
    """A choice in the second language, in an isolate; "" when it would say nothing new."""
    text = (choice.label_in(second) or "") if second else ""
    return isolated(text) if text != choice.label else ""


class ChoiceGrid(QWidget):
    """The buttons of a question by the value of their choice."""

    def __init__(self, look: Look, surroundings: Surroundings) -> None:
        super().__init__()
        self._look, self._surroundings = look, surroundings
        self._choices: tuple[Choice, ...] | None = None
        self._path, self._told = "", ("", "")
        self.buttons: dict[str, Radio | Check] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(24))
        self._grid.setVerticalSpacing(look.px(10 if look.theme.touch else 6))

    def differs(self, choices: tuple[Choice, ...]) -> bool:
        """Whether other choices than these stand here."""
        return self._choices is None or (choices is not self._choices and choices != self._choices)

    def build(
        self, choices: tuple[Choice, ...], buttons: Iterable[Radio | Check], where: Arrangement
    ) -> None:
        """Put a button for each choice in its place; those of before go."""
        for old in self.buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._choices = choices
        self.buttons = {choice.value: button for choice, button in zip(choices, buttons, strict=True)}
        pictured = any(choice.media for choice in choices)
        if where.under:
            self._grid.setHorizontalSpacing(self._look.px(8))
        for index, (choice, button) in enumerate(zip(choices, self.buttons.values(), strict=False)):
            low = Qt.AlignmentFlag.AlignBottom if pictured else Qt.AlignmentFlag(0)
            self._grid.addWidget(button, *divmod(index, where.columns), low)
            if source := choice.media.get("image") or choice.media.get("big-image"):
                self._picture(source, button)
        for column in range(where.columns):
            self._grid.setColumnStretch(column, 1)
        self.identify(self._path)
        self.tell(*self._told)

    def show_second(self, second: str) -> None:
        for choice in self._choices or ():
            self.buttons[choice.value].set_second(second_label(choice, second))

    def identify(self, path: str) -> None:
        self._path = path
        for value, button in self.buttons.items():
            identified(button, f"{path}={value}")

    def tell(self, name: str, description: str) -> None:
        self._told = (name, description)
        for button in self.buttons.values():
            named(button, button.words(), f"{name}. {description}".rstrip(". "))

    def _picture(self, source: str, button: Radio | Check) -> None:
        def show(picture: Picture) -> None:
            if isValid(button):  # other choices may stand here by now
                button.set_picture(image_of(picture))

        self._surroundings.picture(source, show)


def headings(look: Look, choices: Sequence[Choice]) -> QWidget:
    """The words of the choices over columns as wide as those of the questions below."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(8))
    for column, choice in enumerate(choices):
        words = Label(look, choice.label, "small_strong", "text_soft", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(words, 0, column)
        grid.setColumnStretch(column, 1)
    return holder
