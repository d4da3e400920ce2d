"""Tables that people send: the cells of a CSV file, or of the first sheet of an XLSX workbook, as text.

Nothing is computed, no link followed, no entity expanded; what is beyond the bounds is a fault, not cut off.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from hrcapp.media import xlsx
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text

MAX_BYTES = 16 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20_000, 60, 2000
_DELIMITERS = ",;\t"
_ZIP = b"PK\x03\x04"

Rows = list[list[str]]


def read_table(data: bytes, name: str) -> Rows:
    """Every row that has something in it, without trailing empty cells; dates as `YYYY-MM-DD`.

    Raises Fault FILE_TOO_LARGE, TABLE_UNREADABLE.
    """
    if len(data) > MAX_BYTES:
        raise Fault(Code.FILE_TOO_LARGE, name=name, limit=size_text(MAX_BYTES))
    try:
        rows = xlsx.rows(data) if data.startswith(_ZIP) else _csv(data)
        return list(_bounded(rows, name))
    except (ValueError, csv.Error, xlsx.Unreadable) as error:
        raise Fault(Code.TABLE_UNREADABLE, name=name) from error


def _bounded(rows: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    count = 0
    for row in rows:
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        count += 1
        if count > MAX_ROWS or len(cells) > MAX_COLUMNS or max(map(len, cells)) > MAX_CELL:
            raise Fault(Code.TABLE_TOO_LARGE, name=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
        yield cells


def _csv(data: bytes) -> Iterator[list[str]]:
    """UTF-8, else what spreadsheets of Western Europe write; the delimiter is the one of the first row."""
    if b"\0" in data:
        raise ValueError("not a text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
