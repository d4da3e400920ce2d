"""The rows of the inbox: as many as there are files, read from the store where somebody looks. No Qt."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.inbox import Sketch
from hrcapp.secretariat.intake import Imported
from hrcapp.ui.common.words import Told
from hrcapp.ui.secretariat import inbox
from hrcapp.ui.secretariat.inbox import Row

WINDOW = 100
"""Rows that are read together: some pages of the table."""
_KEPT = 20
_UNREAD = Row("", "…", "", "", "", ("unchecked",) * 4, Told("neutral", "…", "circle-dashed"), "decided")
"""A row until it is read."""


@dataclass(frozen=True)
class Listed:
    """What is listed: a group and what was typed, in a language; `chosen` is the key of one row."""

    language: str
    group: str = "all"
    search: str = ""
    chosen: str = ""


class Outdated(Exception):
    """Something else is looked for by now."""


class FileRows(Sequence[Row]):
    """Rows of files by their places in the store, after those that came again.

    `wanted` is called with a window that somebody looks at and that is not here; the last few windows that
    were read are kept.
    """

    def __init__(self, again: Sequence[Row] = (), places: Sequence[int] = (), start: int = 0) -> None:
        """`start`: the row to begin with."""
        self.again, self._places, self.start = tuple(again), places, start
        self.wanted: Callable[[int], object] = lambda _window: None
        self._windows: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._asked: set[int] = set()

    def window(self, at: int) -> int:
        """In which window a row of the store lies; negative for those that came again."""
        return (at - len(self.again)) // WINDOW

    def places(self, window: int) -> Sequence[int]:
        return self._places[window * WINDOW : (window + 1) * WINDOW]

    def put(self, window: int, found: Mapping[int, Row]) -> range:
        """Take in a window, its rows by their places; returns which rows that are."""
        self._windows[window] = found
        self._asked.discard(window)
        while len(self._windows) > _KEPT:
            self._windows.popitem(last=False)
        first = len(self.again) + window * WINDOW
        return range(first, min(first + WINDOW, len(self)))

    def is_read(self, at: int) -> bool:
        """Whether a row is here, or is not there any more."""
        return 0 <= at < len(self) and (at < len(self.again) or self.window(at) in self._windows)

    def __len__(self) -> int:
        return len(self.again) + len(self._places)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        at = range(len(self))[at]
        return self.again[at] if at < len(self.again) else self._of_store(self.window(at), at)

    def _of_store(self, window: int, at: int) -> Row:
        rows = self._windows.get(window)
        if rows is not None:
            self._windows.move_to_end(window)
            return rows.get(self._places[at - len(self.again)], _UNREAD)
        if window not in self._asked:
            self._asked.add(window)
            self.wanted(window)
        return _UNREAD


def list_files(
    desk: Desk, results: Sequence[Imported], listed: Listed, current: Callable[[], bool] = lambda: True
) -> FileRows:
    """What is listed, on the store's thread; the window with the chosen row is read already.

    Raises Outdated as soon as `current` says no.
    """
    again = inbox.brought_again(results, listed.group, listed.search)
    places = _places(desk, listed, current)
    at = {row.key: place for place, row in enumerate(again)}.get(listed.chosen)
    if at is None:
        place = desk.inbox.place(listed.chosen) if listed.chosen else None
        at = len(again) + places.index(place) if place is not None and place in places else 0
    rows = FileRows(again, places, at)
    for window in dict.fromkeys((0, max(rows.window(at), 0))):
        rows.put(window, read(desk, rows.places(window), listed.language))
    return rows


def read(desk: Desk, places: Sequence[int], language: str) -> dict[int, Row]:
    """The rows of these places, on the store's thread."""
    found = dict(desk.inbox.each(places))
    return dict(zip(found, inbox.rows(found.values(), language), strict=True))


def _places(desk: Desk, listed: Listed, current: Callable[[], bool]) -> array[int]:
    if listed.group == inbox.ALREADY:
        return array("q")
    has = inbox.sought(listed.search, listed.language)

    def sought(sketch: Sketch) -> bool:
        if not current():
            raise Outdated
        return has is None or has(sketch)

    return desk.inbox.places("" if listed.group == "all" else listed.group, sought if has else None)
