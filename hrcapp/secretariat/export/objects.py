"""Tables as one JSON file, and as a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from hrcapp.secretariat.export.delimited import plain
from hrcapp.secretariat.export.tables import Table, Value
from hrcapp.secretariat.ooxml import Properties, Sheet
from hrcapp.secretariat.ooxml import workbook as written


def as_json(tables: Sequence[Table], language: str, day: date) -> bytes:
    """`{as_of, language, titles, tables}`: rows are objects by the names of the columns."""
    value = {
        "as_of": day.isoformat(),
        "language": language,
        "titles": {table.name: {one.name: one.title for one in table.columns} for table in tables},
        "tables": {
            table.name: [
                {one.name: _value(cell) for one, cell in zip(table.columns, row, strict=True)}
                for row in table.rows
            ]
            for table in tables
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def as_workbook(tables: Sequence[Table], properties: Properties) -> bytes:
    """A sheet for each table, the first row with titles."""
    sheets = [Sheet(table.title, [one.title for one in table.columns], table.rows) for table in tables]
    return written(sheets, properties)


def _value(cell: Value) -> Value:
    return plain(cell) if isinstance(cell, date) else cell
