"""Parties that someone came to the registry for, such as those behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Card, Label, column, flow, row
from hrcapp.ui.widgets.banner import signed_words


@dataclass(frozen=True)
class Selection:
    """Whom it holds, and in words why; `more` is what there is to add, such as who is not here yet."""

    told: str
    references: frozenset[str]
    more: str = ""


def selected(
    look: Look, selection: Selection, clear: Callable[[], object], back: Callable[[], object]
) -> Card:
    """Says that only these are listed; one button lists everybody again, one goes back to the figure."""
    everybody = Button(look, _("Show everybody"), icon="x", small=True, on_click=clear)
    identified(everybody, "clear-selection")
    to_figure = Button(look, _("Back"), icon="arrow-left", small=True, on_click=back)
    identified(to_figure, "selection-back")
    first = Label(look, selection.told, "strong", wrap=True)
    rest = [Label(look, selection.more, wrap=True)] if selection.more else []
    buttons = flow(look, to_figure, everybody) if look.narrow else row(look, to_figure, everybody)
    said = column(look, first, *rest, *([buttons] if look.narrow else []), gap=4)
    body = signed_words(look, "list-checks", "info", first, said, *([] if look.narrow else [buttons]))
    return Card(
        look, body, ground="info_soft", line="info", stripe_ink="info", radius="md", margins=(18, 11, 14, 12)
    )
