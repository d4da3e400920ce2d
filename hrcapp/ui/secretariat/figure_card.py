"""A figure in its card: drawn, or as a table; each line opens the parties behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, pgettext
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.dashboard import Figure, Line
from hrcapp.ui.widgets import Card, Column, Label, Number, Segmented, Table, Text, column, framed, row
from hrcapp.ui.widgets.bar_list import BarList, BarRow
from hrcapp.ui.widgets.layout import Item, fill, put, show_if

CHART, TABLE = "chart", "table"
_MOST_ROWS = 9


class Switched(QWidget):
    """Two ways to see one thing, made when first asked for; what is typed and chosen elsewhere stays."""

    def __init__(self, look: Look, makers: dict[str, Callable[[], QWidget]], shown: str) -> None:
        super().__init__()
        self._look, self._makers = look, makers
        self._made: dict[str, QWidget] = {}
        self._box = fill(self, look, gap=0)
        self.show_view(shown)

    def show_view(self, view: str) -> None:
        if view not in self._made:
            self._made[view] = self._makers[view]()
            put(self._box, self._look, self._made[view])
        for each, widget in self._made.items():
            show_if(widget, each == view)


def switch(look: Look, title: str, first: str, view: str, on_view: Callable[[str], object]) -> Segmented:
    """The choice between drawing and table; `first` names the drawing."""
    made = Segmented(
        look, _("{figure}: shown as").format(figure=title), ((CHART, first), (TABLE, _("Table"))), view
    )
    made.chosen.connect(on_view)
    return made


def titled(look: Look, title: str, note: str, *end: Item) -> QWidget:
    """A title over what it counts, and what belongs at the end."""
    words = column(
        look, Label(look, title, "h3", wrap=True), Label(look, note, "small", "text_soft", wrap=True), gap=0
    )
    if look.narrow:
        return column(look, words, *(row(look, each, None) for each in end if isinstance(each, QWidget)))
    return row(look, (words, 1), *end, gap=12)


class FigureCard(Card):
    """`on_open` gets the line that someone wants to see; `on_view` the view, which the page remembers."""

    def __init__(
        self,
        look: Look,
        figure: Figure,
        view: str,
        on_view: Callable[[str, str], object],
        on_open: Callable[[Figure, Line], object],
        *above: Item,
    ) -> None:
        self._figure, self._on_view, self._on_open = figure, on_view, on_open
        if not figure.lines:
            empty = Label(look, figure.empty, "small", "text_soft", wrap=True)
            super().__init__(look, titled(look, figure.title, figure.note), *above, empty)
            return
        self._body = Switched(
            look, {CHART: lambda: self._chart(look), TABLE: lambda: self._table(look)}, view
        )
        head = titled(
            look,
            figure.title,
            figure.note,
            switch(look, figure.title, _("Chart"), view, lambda chosen: self.show_view(chosen)),
        )
        super().__init__(look, head, *above, self._body, gap=8)

    def show_view(self, view: str) -> None:
        self._body.show_view(view)
        self._on_view(self._figure.key, view)

    def _chart(self, look: Look) -> QWidget:
        figure = self._figure
        bars = [BarRow(line.key, line.label, line.share, line.shown, line.note) for line in figure.lines]
        made = BarList(look, figure.title, bars, tracked=figure.tracked)
        identified(made, f"{figure.key}-chart")
        made.opened.connect(lambda key: self._on_open(figure, figure.line(key)))
        return made

    def _table(self, look: Look) -> QWidget:
        figure = self._figure
        columns = [
            Column[Line](figure.column, lambda line: Text(line.label)),
            Column[Line](figure.of, lambda line: Number(line.shown), 110, number=True),
        ]
        if any(line.note for line in figure.lines):
            columns.append(Column[Line](pgettext("of a whole", "Share"), lambda line: Text(line.note), 90))
        made = Table[Line](look, figure.title, columns, figure.lines)
        identified(made, f"{figure.key}-table")
        made.opened.connect(lambda place: self._on_open(figure, figure.lines[place]))
        return held(look, made, len(figure.lines))


def held(look: Look, table: Table[Any], count: int) -> Card:
    """A table in the page's own scrolling: as high as its rows, up to where it begins to scroll."""
    shown = min(count, _MOST_ROWS)
    height = table.horizontalHeader().height() + shown * table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(height)
    return framed(look, table)
