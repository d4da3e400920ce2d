"""Long lists as rows of text, made into nodes only where an expression reaches them.

A list of a hundred thousand towns is kept as lists of text: a choice filter and `pulldata` look rows up by
the text of a column, only the rows found become nodes, and their cells only when a path goes on into them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hrcapp.xforms.nodes import ELEMENT, Element, Node

Cells = Sequence[str | None]
"""The texts of a row by column; None where the row has no such element."""


class Lazy(Element):
    """An element whose children are made when they are first asked for."""

    __slots__ = ("_whole",)

    def __init__(self, name: str, namespace: str, parent: Element | None = None) -> None:
        super().__init__(ELEMENT, name, namespace, parent=parent)
        self._whole = False

    def make(self) -> list[Node]:
        """All children, in order."""
        raise NotImplementedError

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

    def _grow(self) -> None:
        if not self._whole:
            self._whole = True
            self.children = self.make()


class Row(Lazy):
    """One row, made when an expression reaches it."""

    __slots__ = ("_cells", "_table")

    def __init__(self, table: Table, cells: Cells) -> None:
        super().__init__(table.row_name, table.namespace, table)
        self._table = table
        self._cells = cells

    def make(self) -> list[Node]:
        namespace = self.namespace
        return [
            Element(ELEMENT, column, namespace, None, text, self)
            for column, text in zip(self._table.columns, self._cells, strict=True)
            if text is not None
        ]

    def text_of(self, name: str) -> str:
        at = self._table.place_of(name)
        return "" if at is None else self._cells[at] or ""


class Table(Lazy):
    """The root of such a list. Every row has as many cells as there are columns."""

    __slots__ = ("_indexes", "_made", "_place", "_rows", "columns", "row_name")

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Cells],
        *,
        name: str = "root",
        row_name: str = "item",
        namespace: str = "",
    ) -> None:
        super().__init__(name, namespace)
        self.columns = tuple(columns)
        self.row_name = row_name
        self._place = {column: at for at, column in reversed(tuple(enumerate(self.columns)))}
        self._rows = rows
        self._made: dict[int, Row] = {}
        self._indexes: dict[str, Mapping[str, list[int]]] = {}

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def place_of(self, column: str) -> int | None:
        """Where a column stands, from 0; None for one that the list does not have."""
        return self._place.get(column)

    def rows_with(self, column: str, texts: Sequence[str]) -> list[Node]:
        """The rows whose column has one of the texts, in the order of the list."""
        index = self._places(column)
        places = [place for text in dict.fromkeys(texts) for place in index.get(text, ())]
        return [self._row(place) for place in (sorted(places) if len(texts) > 1 else places)]

    def has_index(self, column: str) -> bool:
        """Whether rows were looked up by that column before."""
        return column in self._indexes

    def cell(self, key: str, text: str, wanted: str) -> str:
        """The `wanted` column of the first row with a text in the column `key`; empty without such a row."""
        places, at = self._places(key).get(text), self.place_of(wanted)
        return "" if not places or at is None else self._rows[places[0]][at] or ""

    def make(self) -> list[Node]:
        return [self._row(place) for place in range(len(self._rows))]

    def _places(self, column: str) -> Mapping[str, list[int]]:
        index = self._indexes.get(column)
        if index is None:
            index = self._indexes[column] = self._indexed(self.place_of(column))
        return index

    def _indexed(self, at: int | None) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = {}
        if at is None:
            return index
        for place, row in enumerate(self._rows):
            text = row[at]
            if text is not None:
                if text in index:
                    index[text].append(place)
                else:
                    index[text] = [place]
        return index

    def _row(self, place: int) -> Row:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = Row(self, self._rows[place])
        return made
