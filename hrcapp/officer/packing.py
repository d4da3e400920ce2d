"""Everything of a form as plain data, and back: what moves with it to another computer.

Rows of the profile's tables with the files they name by hash. Only tables, columns and plain values that are
known here are taken in; hashes are made anew, and what comes in must open before it counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hrcapp.store import Store

TABLES: Mapping[str, str] = {
    "base": "revision",
    "card": "",
    "opened": "",
    "form_file": "",
    "attachment": "",
    "version": "revision",
    "printed": "revision",
    "passed_on": "revision",
    "make_up": "",
    "unread": "",
    "package": "",
    "handover": "",
    "answer": "",
    "step": "revision",
}
"""What belongs to a form; with "revision", only the rows of the version that is worked on."""

WITHOUT_FILES = ("answer",)
"""Their files are sealed to the device that they came to."""

_HASH = re.compile(r"[0-9a-f]{64}")
_MAX_ROWS = 200_000
Row = dict[str, Any]


def rows_of(store: Store, draft: str) -> dict[str, list[Row]]:
    """The rows of a form, by table, in their order."""
    [found] = store.rows("SELECT * FROM draft WHERE id = ?", (draft,))
    tables: dict[str, list[Row]] = {"draft": [found]}
    tables["form"] = store.rows("SELECT * FROM form WHERE digest = ?", (found["form"],))
    for table, by in TABLES.items():
        only = "AND revision = :revision" if by else ""
        sql = f"SELECT * FROM {table} WHERE draft = :draft {only} ORDER BY rowid"  # noqa: S608
        tables[table] = store.rows(sql, {"draft": draft, **({"revision": found["revision"]} if by else {})})
    return tables


def files_of(store: Store, tables: Mapping[str, Sequence[Row]], revision: int) -> dict[str, bytes]:
    """The files that the rows name, by hash. Of sealed files, only the one of the present version."""
    wanted = {
        value
        for table, rows in tables.items()
        if table not in WITHOUT_FILES
        for row in rows
        if table != "package" or row["revision"] == revision
        for value in row.values()
        if isinstance(value, str) and _HASH.fullmatch(value)
    }
    found = {
        digest: store.row("SELECT data FROM blob WHERE sha256 = ?", (digest,)) for digest in sorted(wanted)
    }
    return {digest: bytes(row["data"]) for digest, row in found.items() if row is not None}


def to_bytes(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """The rows as JSON."""
    return json.dumps(tables, ensure_ascii=False, sort_keys=True).encode()


def from_bytes(data: bytes) -> dict[str, list[Row]]:
    """The rows again: known tables with plain values. Raises ValueError."""
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(found, dict) or sum(map(len, found.values())) > _MAX_ROWS:
        raise ValueError("not the rows of a form")
    known = {name: rows for name, rows in found.items() if name in (*TABLES, "draft", "form")}
    if not all(_is_plain(row) for rows in known.values() for row in rows):
        raise ValueError("a row that is none")
    if len(known.get("draft", ())) != 1 or len(known.get("form", ())) != 1:
        raise ValueError("one form moves at a time")
    return known


def insert(store: Store, table: str, rows: Iterable[Row], **changed: object) -> None:
    """Put rows into a table, in their order, with new numbers; columns that are not known here are left out.

    A row that is there already stays as it is.
    """
    names = _columns(store, table)
    for row in rows:
        kept = {name: value for name, value in {**row, **changed}.items() if name in names}
        if table != "handover" or not _is_there(store, table, kept):
            store.execute(
                f"INSERT OR IGNORE INTO {table} ({', '.join(kept)})"  # noqa: S608
                f" VALUES ({', '.join(f':{name}' for name in kept)})",
                kept,
            )


def _is_there(store: Store, table: str, row: Row) -> bool:
    """What was handed over before a form went away comes home with it."""
    same = " AND ".join(f"{name} IS :{name}" for name in row)
    return store.row(f"SELECT 1 FROM {table} WHERE {same}", row) is not None  # noqa: S608


def _columns(store: Store, table: str) -> frozenset[str]:
    """The columns of a table that come in; a running number is made anew."""
    columns = store.rows(f"PRAGMA table_info({table})")
    keys = [one for one in columns if one["pk"]]
    running = {keys[0]["name"]} if len(keys) == 1 and keys[0]["type"] == "INTEGER" else set()
    return frozenset(one["name"] for one in columns) - running


def clear(store: Store, draft: str) -> None:
    """Take away the rows of a form that come anew; what was sealed, handed over and answered stays."""
    for table in (*TABLES, "changed_form", "changed_file"):
        if table not in ("package", "handover", "answer"):
            store.execute(f"DELETE FROM {table} WHERE draft = ?", (draft,))  # noqa: S608


def _is_plain(row: object) -> bool:
    return isinstance(row, dict) and all(
        isinstance(name, str)
        and (value is None or (isinstance(value, str | int) and not isinstance(value, bool)))
        for name, value in row.items()
    )
