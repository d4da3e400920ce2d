"""Tables as CSV (RFC 4180, UTF-8), and as a Data Package that describes them (Frictionless Standards, v1)."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from hrcapp.secretariat.export.tables import Table, Value

_MARK = "\ufeff"
"""Spreadsheet programs take a file without it for one in an old code page."""

_BEGINS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_QUOTE = "'"


def defused(words: str) -> str:
    """Words that no spreadsheet program takes for a formula: an apostrophe before what could begin one."""
    return f"{_QUOTE}{words}" if words[:1] in _BEGINS_A_FORMULA else words


def for_people(tables: Sequence[Table]) -> dict[str, bytes]:
    """A file for each table, the first row with titles in the language of the export."""
    return {
        f"{table.name}.csv": (_MARK + _lines(table, [one.title for one in table.columns])).encode()
        for table in tables
    }


def data_package(tables: Sequence[Table], title: str, day: date) -> dict[str, bytes]:
    """The files of a package: `datapackage.json` with the schemas, and a CSV file for each table."""
    files = {
        f"data/{table.name}.csv": _lines(table, [one.name for one in table.columns]).encode()
        for table in tables
    }
    described = {
        "profile": "tabular-data-package",
        "name": "hrc-registry",
        "title": title,
        "created": f"{day.isoformat()}T00:00:00Z",
        "resources": [_resource(table, files[f"data/{table.name}.csv"]) for table in tables],
    }
    return {"datapackage.json": json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n", **files}


def _lines(table: Table, header: Sequence[str]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(map(defused, header))
    writer.writerows(_text(row) for row in table.rows)
    return buffer.getvalue()


def _text(row: Sequence[Value]) -> list[str]:
    return [defused(cell) if isinstance(cell, str) else plain(cell) for cell in row]


def plain(value: Value) -> str:
    """A value as text: days as YYYY-MM-DD, truths as `true` and `false`, nothing for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
    return str(value)


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    fields = [{"name": one.name, "title": one.title, "type": str(one.kind)} for one in table.columns]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key)}
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": KEYS[other]}}
            for column, other in table.refers.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


KEYS = {"parties": "reference", "submissions": "submission", "findings": "finding"}
"""The columns that other tables refer to."""
