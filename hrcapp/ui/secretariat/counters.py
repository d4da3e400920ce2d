"""A strip of counters: large figures, each with the words of what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Card, Label, Line, column, row
from hrcapp.ui.widgets.layout import Item


def counters(look: Look, found: Sequence[tuple[str, str]]) -> Card:
    """The figures beside each other, below one another in a narrow window."""
    if look.narrow:
        return Card(look, *(_line(look, figure, words) for figure, words in found), gap=6)
    items: list[Item] = []
    for at, (figure, words) in enumerate(found):
        if at:
            items.append(Line(look, upright=True))
        told = Label(look, words, "small", "text_soft", wrap=True)
        items.append((column(look, _figure(look, figure, words), told, gap=0), 1))
    return Card(look, *items, vertical=False, gap=16, margins=(18, 8, 18, 9))


def _figure(look: Look, figure: str, words: str) -> Label:
    value = Label(look, figure, "h2" if look.narrow else "h1")
    value.setAccessibleName(figure)
    value.setAccessibleDescription(words)
    return value


def _line(look: Look, figure: str, words: str) -> QWidget:
    value = _figure(look, figure, words)
    value.setFixedWidth(look.px(64))
    return row(look, value, (Label(look, words, wrap=True), 1), gap=8)
