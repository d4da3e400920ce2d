"""Stores as earlier versions of the app left them: real content in the tables and columns of that day."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hrcapp.store import Migration, Store, open_store

Rows = dict[str, list[dict[str, Any]]]


def write_earlier(path: Path, key: bytes, steps: Sequence[Migration], content: Store) -> Rows:
    """Make the store `path` at the schema that these steps lead to; return what is in it.

    Its rows are what `content`, a store of today, has for the tables and columns that were there.
    """
    store = open_store(path, key, steps)
    store.execute("PRAGMA foreign_keys = OFF")
    with store.transaction():
        for table in plain_tables(store):
            columns = _columns(store, table)
            there = [one for one in columns if one in _columns(content, table)]
            assert there == columns, f"{table} lost columns"
            store.execute(f"DELETE FROM {table}")  # noqa: S608
            listed, marks = ", ".join(columns), ", ".join("?" * len(columns))
            for row in content.rows(f"SELECT {listed} FROM {table}"):  # noqa: S608
                put = f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608
                store.execute(put, tuple(row.values()))
    assert store.rows("PRAGMA foreign_key_check") == []
    rows = contents(store)
    store.close()
    return rows


def contents(store: Store, like: Rows | None = None) -> Rows:
    """All rows, sorted; with `like`, of its tables and columns alone."""
    found: Rows = {}
    for table in like or plain_tables(store):
        columns = _columns(store, table) if like is None else [*like[table][0]] if like[table] else ["*"]
        rows = store.rows(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
        found[table] = sorted(rows, key=str)
    return found


def plain_tables(store: Store) -> list[str]:
    """The tables without those of a full-text search, which are made of others."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = {row["name"]: row["sql"] for row in store.rows(sql)}
    virtual = tuple(name for name, made in tables.items() if made.startswith("CREATE VIRTUAL"))
    inner = tuple(f"{name}_" for name in virtual)
    return [name for name in tables if name not in virtual and not (inner and name.startswith(inner))]


def _columns(store: Store, table: str) -> list[str]:
    return [row["name"] for row in store.rows("SELECT name FROM pragma_table_info(?)", (table,))]
