"""The tables as a plain SQLite file with views, for Datasette and every other program that reads SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hrcapp.secretariat.export.delimited import KEYS, plain
from hrcapp.secretariat.export.tables import Kind, Table, Value
from hrcapp.store import Store, plain_file

_TYPES = {Kind.TEXT: "TEXT", Kind.NUMBER: "INTEGER", Kind.TRUTH: "INTEGER", Kind.DAY: "TEXT"}

_VIEWS = {
    "parties_by_country": """
        SELECT country, country_name, sum(kind = 'local_government') AS governments,
            sum(kind != 'local_government') AS partners, sum(has_form) AS forms, sum(has_pledged) AS pledges
        FROM parties GROUP BY country, country_name ORDER BY governments DESC, country_name""",
    "parties_by_section": """
        SELECT section, count(*) AS governments, sum(has_form) AS forms, sum(has_pledged) AS pledges
        FROM parties WHERE kind = 'local_government' GROUP BY section ORDER BY governments DESC, section""",
    # Where a printed report named somebody nobody has chosen anything: those rows are not counted.
    "chosen_by_governments": """
        SELECT choices.question, choices.code, choices.label, count(DISTINCT choices.party) AS governments
        FROM choices JOIN submissions USING (submission)
            JOIN parties ON parties.reference = choices.party
        WHERE submissions.origin != 'reconstructed' AND parties.kind = 'local_government'
        GROUP BY choices.question, choices.code ORDER BY choices.question, governments DESC, choices.code""",
    "who_chose_what": """
        SELECT choices.question, choices.label, parties.reference, parties.name, parties.country_name
        FROM choices JOIN parties ON parties.reference = choices.party
        ORDER BY choices.question, choices.label, parties.name""",
    "findings_with_parties": """
        SELECT findings.finding, findings.theme, parties.reference, parties.name, parties.country_name
        FROM finding_parties JOIN findings USING (finding)
            JOIN parties ON parties.reference = finding_parties.party
        ORDER BY findings.finding, parties.name""",
    "arrivals_by_month": """
        SELECT substr(arrived_on, 1, 7) AS month, count(*) AS submissions, count(DISTINCT party) AS parties
        FROM submissions GROUP BY month ORDER BY month""",
}


def write_sqlite(path: Path, tables: Sequence[Table], title: str, day: date) -> None:
    """Write the file. Raises Fault FILE_EXISTS, DISK_FULL, STORE_READ_ONLY."""
    with plain_file(path) as store:
        for table in tables:
            _fill(store, table)
        _describe(store, tables, title, day)
        for name, query in _VIEWS.items():
            store.execute(f'CREATE VIEW "{name}" AS {query}')


def _fill(store: Store, table: Table) -> None:
    columns = [f"{_named(one.name)} {_TYPES[one.kind]}" for one in table.columns]
    columns += [f"PRIMARY KEY ({', '.join(map(_named, table.key))})"] if table.key else []
    columns += [
        f"FOREIGN KEY ({_named(column)}) REFERENCES {_named(other)} ({_named(KEYS[other])})"
        for column, other in table.refers.items()
    ]
    store.execute(f"CREATE TABLE {_named(table.name)} ({', '.join(columns)})")
    marks = ", ".join("?" * len(table.columns))
    for row in table.rows:
        store.execute(
            f"INSERT INTO {_named(table.name)} VALUES ({marks})",  # noqa: S608
            [_stored(value) for value in row],
        )


def _describe(store: Store, tables: Sequence[Table], title: str, day: date) -> None:
    """What each column is called, and the day that everything is as of."""
    store.execute("CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT)")
    for what, value in (("title", title), ("as_of", day.isoformat())):
        store.execute("INSERT INTO about VALUES (?, ?)", (what, value))
    store.execute("CREATE TABLE columns (in_table TEXT, name TEXT, title TEXT, PRIMARY KEY (in_table, name))")
    for table in tables:
        for one in table.columns:
            store.execute("INSERT INTO columns VALUES (?, ?, ?)", (table.name, one.name, one.title))


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _stored(value: Value) -> Value:
    return plain(value) if isinstance(value, date) else value
