"""Rows of a file as `root/item/column`, made into nodes only where an expression reaches them.

A list of a hundred thousand towns is then kept as tuples of text: a choice filter and `pulldata` look rows up
by the text of a column, and only the rows found become nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hrcapp.xforms.nodes import ELEMENT, Element, Node

ITEM = "item"


class Table(Element):
    """The root of such a list. Each row has a text per column; one that is too short ends in empty texts."""

    __slots__ = ("_columns", "_indexes", "_made", "_rows", "_whole")

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__(name="root")
        self._columns = tuple(columns)
        self._rows = rows
        self._made: dict[int, Element] = {}
        self._indexes: dict[str, Mapping[str, list[int]]] = {}
        self._whole = False

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return True

    def rows_with(self, column: str, texts: Sequence[str]) -> list[Node]:
        """The rows whose column has one of the texts, in the order of the file."""
        index = self._places(column)
        places = [place for text in dict.fromkeys(texts) for place in index.get(text, ())]
        return [self._row(place) for place in (sorted(places) if len(texts) > 1 else places)]

    def has_index(self, column: str) -> bool:
        """Whether rows were looked up by that column before."""
        return column in self._indexes

    def cell(self, key: str, text: str, wanted: str) -> str | None:
        """The `wanted` column of the first row with a text in the column `key`; None without such a row."""
        places = self._places(key).get(text)
        if not places:
            return None
        row = self._rows[places[0]]
        at = self._columns.index(wanted) if wanted in self._columns else len(row)
        return row[at] if at < len(row) else ""

    def content(self) -> list[Node]:
        self._grow()
        return super().content()

    def named(self, name: str) -> list[Node]:
        self._grow()
        return super().named(name)

    def elements(self) -> Iterator[Element]:
        self._grow()
        return super().elements()

    def string_value(self) -> str:
        self._grow()
        return super().string_value()

    def _places(self, column: str) -> Mapping[str, list[int]]:
        index = self._indexes.get(column)
        if index is None:
            index = self._indexes[column] = self._indexed(column)
        return index

    def _indexed(self, column: str) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = {}
        if column not in self._columns:
            return index
        at = self._columns.index(column)
        for place, row in enumerate(self._rows):
            text = row[at] if at < len(row) else ""
            if text in index:
                index[text].append(place)
            else:
                index[text] = [place]
        return index

    def _row(self, place: int) -> Element:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = Element(name=ITEM, parent=self)
            row = self._rows[place]
            cells = len(row)
            made.children = [
                Element(ELEMENT, column, text=row[at] if at < cells else "", parent=made)
                for at, column in enumerate(self._columns)
            ]
        return made

    def _grow(self) -> None:
        if not self._whole:
            self._whole = True
            self.children = [self._row(place) for place in range(len(self._rows))]
