"""The tables in a file: a CSV is one, a workbook has one on each of its sheets. Read within bounds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from hrcapp.media import xlsx
from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.limits import MAX_INSTANCE_BYTES
from hrcapp.xforms.serialize import without_controls

MAX_TABLE = 64 * 1024 * 1024
MAX_COLUMNS, MAX_ROWS, MAX_CELLS = 20_000, 200_000, 10_000_000
MAX_CELL = 1024 * 1024
MAX_SHEETS = 200
_IDS = ("meta/instanceID", "meta-instanceID", "instanceID", "_uuid", "KEY")
_OF_REPEATS = ("PARENT_KEY", "_parent_index")
_BOOK = b"PK\x03\x04"


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its titles, its rows as long as the titles."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)

    @property
    def is_main(self) -> bool:
        """One row a submission."""
        return not self.is_repeat and any(one in self.titles for one in _IDS)

    @property
    def is_repeat(self) -> bool:
        """One row an instance of a repeat."""
        return any(one in self.titles for one in _OF_REPEATS)


def is_table(path: PurePath) -> bool:
    """Whether the name says that it is a table, or a book of them."""
    return path.suffix.lower() in (".csv", ".xlsx")


def sheets_in(path: PurePath, data: bytes) -> tuple[Sheet, ...]:
    """The tables in these bytes. Raises Fault ODK_TABLE_UNREADABLE."""
    try:
        if len(data) > MAX_TABLE:
            raise ValueError("too large")
        if data.startswith(_BOOK):
            return tuple(_of_book(data))
        return (_of_csv(path.stem, data),)
    except (ValueError, csv.Error, StopIteration, xlsx.Unreadable) as error:
        raise Fault(Code.ODK_TABLE_UNREADABLE, name=path.name) from error


def _of_csv(name: str, data: bytes) -> Sheet:
    """The separator is told by the titles."""
    text = without_controls(data.decode("utf-8-sig"))
    csv.field_size_limit(MAX_CELL)
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    return _sheet(name, tuple(next(rows)), rows)


def _of_book(data: bytes) -> Iterator[Sheet]:
    for count, (name, rows) in enumerate(xlsx.sheets(data)):
        if count >= MAX_SHEETS:
            raise ValueError("too many sheets")
        cells = (_cells(row) for row in rows)
        if titles := next(cells, []):
            yield _sheet(name, tuple(titles), cells)


def _cells(row: Sequence[str]) -> list[str]:
    """Without what XML cannot carry, and without empty ones at the end."""
    cells = [without_controls(cell) for cell in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _sheet(name: str, titles: tuple[str, ...], rows: Iterable[Sequence[str]]) -> Sheet:
    if len(titles) > MAX_COLUMNS:
        raise ValueError("too many columns")
    return Sheet(name, titles, tuple(_rows(rows, len(titles))))


def _rows(rows: Iterable[Sequence[str]], width: int) -> Iterator[tuple[str, ...]]:
    for count, row in enumerate(rows):
        if count >= MAX_ROWS or count * width > MAX_CELLS or len(row) > width:
            raise ValueError("a row that no title covers, or too many")
        if sum(map(len, row)) > MAX_INSTANCE_BYTES:
            raise ValueError("a row that is no submission")
        if any(cell.strip() for cell in row):
            yield (*row, *[""] * (width - len(row)))
