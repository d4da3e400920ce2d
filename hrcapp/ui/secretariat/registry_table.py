"""A hundred thousand rows of the registry: in columns, in another order, some of them. No Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import merge
from typing import Any, NamedTuple, overload

from hrcapp.ui.common.words import Told

_PIECE = 2000


class Row(NamedTuple):
    """One party: name with place below, kind, its state, and the filters it is listed under."""

    reference: str
    name: str
    where: str
    country: str
    kind: str
    state: Told
    groups: frozenset[str]

    @property
    def pledge(self) -> bool:
        return "pledged" in self.groups

    @property
    def form(self) -> bool:
        return "form" in self.groups


class Rows(Sequence[Row]):
    """Rows in columns, made into one when it is looked at.

    A hundred thousand objects would make every sweep for garbage a pause of the window; some long lists of
    plain texts do not.
    """

    def __init__(self) -> None:
        self._columns: tuple[list[Any], ...] = tuple([] for _name in Row._fields)
        self._places: dict[str, int] = {}

    def add(self, row: Row) -> None:
        self._places[row.reference] = len(self)
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def in_order(self, places: Iterable[int]) -> Rows:
        """The rows of these places, in their order."""
        made = Rows()
        kept = list(places)
        made._columns = tuple([column[at] for at in kept] for column in self._columns)
        made._places = {reference: at for at, reference in enumerate(made.column("reference"))}
        return made

    def among(self, references: Collection[str]) -> Rows:
        """Those of these numbers, in their order."""
        return self.in_order(at for at, one in enumerate(self.column("reference")) if one in references)

    def column(self, name: str) -> Sequence[Any]:
        return self._columns[Row._fields.index(name)]

    def place(self, reference: str) -> int | None:
        """Where a party stands."""
        return self._places.get(reference)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        return Row(*(column[at] for column in self._columns))


class View(Sequence[Row]):
    """Some of the rows, by their places."""

    def __init__(self, rows: Rows, places: Sequence[int]) -> None:
        """`places` ascend."""
        self._rows, self._places = rows, places

    def place(self, reference: str) -> int:
        """Where a party stands among these; 0 where it is not one of them."""
        at = self._rows.place(reference)
        found = bisect_left(self._places, at) if at is not None else 0
        return found if found < len(self) and self._places[found] == at else 0

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._rows[place] for place in self._places[at]]
        return self._rows[self._places[at]]


def in_order(keys: Sequence[Any]) -> Iterator[int]:
    """The places of the keys in ascending order; what is equal stays in its order.

    Sorted in pieces that are then merged: no other thread runs while one long list is being sorted, and the
    window would stand still.
    """
    places = range(len(keys))
    pieces = (
        sorted(places[start : start + _PIECE], key=keys.__getitem__) for start in range(0, len(keys), _PIECE)
    )
    return merge(*pieces, key=keys.__getitem__)
