"""All instances of a repeat in one table: what was answered in each, and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.numbers import format_integer
from hrcapp.submission.wording import answer_words
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.cells import Number, Text
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill
from hrcapp.ui.widgets.table import Column, Table, framed
from hrcapp.xforms import NodeState, RepeatEntry, question_paths

FROM = 3
"""Fewer instances are seen at a glance without a table."""
_COLUMNS, _ROWS = 3, 6
_SAID_ELSEWHERE = frozenset({"note", "upload", "trigger"})
Node = Callable[[str], NodeState]


@dataclass(frozen=True)
class Row:
    """An instance: its number, the answers that tell it apart, and its first question."""

    number: int
    answers: tuple[str, ...]
    first: str


class Overview(QWidget):
    """`wanted` carries the path of the first question of the instance to go to."""

    wanted = Signal(str)

    def __init__(self, look: Look, repeat: str, name: str, node: Node) -> None:
        super().__init__()
        self._look, self._repeat, self._name, self._node = look, repeat, name, node
        self._titles: tuple[str, ...] | None = None
        self._rows: list[Row] = []
        self._table: Table[Row] | None = None
        self._card: Card | None = None
        way = Label(
            look, _("Enter or a double click leads to the one you choose."), "small", "text_soft", wrap=True
        )
        self._layout = fill(self, look, way, gap=4)
        self.hide()

    def show_entry(self, entry: RepeatEntry) -> None:
        """Show the instances of now; nothing for a few."""
        if len(entry.instances) < FROM:
            self.hide()
            return
        shown = [self._told(tuple(question_paths(each.entries))) for each in entry.instances]
        titles = tuple(state.label for state in shown[0])
        self._rows = [
            Row(number, tuple(answer_words(state, self._look.language) for state in states), first)
            for number, (states, each) in enumerate(zip(shown, entry.instances, strict=True), 1)
            for first in (next(iter(question_paths(each.entries)), ""),)
        ]
        if titles != self._titles or self._table is None:
            self._titles = titles
            self._build(titles)
        elif self._table is not None:
            self._table.set_rows(self._rows)
        self._fit()
        self.show()

    def _told(self, paths: Sequence[str]) -> list[NodeState]:
        """The first questions that an instance is told apart by."""
        states = (self._node(path) for path in paths)
        return [
            one for one in states if one.control not in _SAID_ELSEWHERE and "masked" not in one.appearance
        ][:_COLUMNS]

    def _build(self, titles: Sequence[str]) -> None:
        if self._card is not None:
            self._layout.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        columns: list[Column[Row]] = [
            Column(
                _("Number"),
                lambda row: Number(format_integer(row.number, self._look.language)),
                84,
                number=True,
            )
        ]
        for at, title in enumerate(titles):
            columns.append(Column(title, lambda row, at=at: Text(row.answers[at], strong=not at)))  # type: ignore[misc]
        self._table = Table(self._look, _("All of “{what}”").format(what=self._name), columns, self._rows)
        identified(self._table, f"{self._repeat}#overview")
        self._table.opened.connect(lambda at: self.wanted.emit(self._rows[at].first))
        self._card = framed(self._look, self._table)
        self._layout.addWidget(self._card)

    def _fit(self) -> None:
        if self._table is not None:
            rows = min(_ROWS, len(self._rows)) * self._table.verticalHeader().defaultSectionSize()
            self._table.setFixedHeight(self._table.horizontalHeader().height() + rows)
