"""Words or groups of signs to compare or copy: large, from left to right in every language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Label, row


def code_grid(
    look: Look, parts: Sequence[str], name: str, *, columns: int = 4, numbered: bool = False, role: str = "h2"
) -> QWidget:
    """`name` is what a screen reader calls it; the parts follow as its description."""
    holder, latin = QWidget(), look.speaking("en")
    holder.setLayoutDirection(latin.direction)
    holder.setAccessibleName(name)
    holder.setAccessibleDescription(", ".join(parts))
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(18))
    grid.setVerticalSpacing(look.px(6))
    columns = 2 if look.narrow else columns
    for index, part in enumerate(parts):
        across = 2 * (index % columns)
        if numbered:
            number = Label(latin, str(index + 1), "small", "text_soft")
            number.setFixedWidth(look.px(18))
            grid.addWidget(number, index // columns, across)
        grid.addWidget(Label(latin, part, role, "brand").selectable(), index // columns, across + 1)
    # The parts go from left to right, and stand as a whole at the edge where the page begins.
    return row(look, holder, None)
