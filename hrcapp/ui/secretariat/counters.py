"""A strip of counters: large figures, each with the words of what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Card, Label, Line, column
from hrcapp.ui.widgets.layout import Item


def counters(look: Look, found: Sequence[tuple[str, str]]) -> Card:
    """The figures beside each other, below one another in a narrow window."""
    items: list[Item] = []
    for at, (figure, words) in enumerate(found):
        if at and not look.narrow:
            items.append(Line(look, upright=True))
        value = Label(look, figure, "h1")
        value.setAccessibleName(figure)
        value.setAccessibleDescription(words)
        items.append((column(look, value, Label(look, words, "small", "text_soft", wrap=True), gap=0), 1))
    return Card(look, *items, vertical=look.narrow, gap=16, margins=(18, 8, 18, 9))
