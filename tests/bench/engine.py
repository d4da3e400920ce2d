"""`engine.py FOLDER`: exports of `exported.py` read by DuckDB (requirements/growth.txt). Prints JSON.

The CSV files of the Data Package become Parquet, a folder for each day; three questions are put to those
files and, by the standard library, to the SQLite export. The answers have to be the same.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

import duckdb

_QUESTIONS = {
    "chosen": """SELECT choices.question, choices.code, count(DISTINCT choices.party) AS governments
        FROM choices JOIN submissions USING (submission) JOIN parties ON parties.reference = choices.party
        WHERE submissions.origin != 'reconstructed' AND parties.kind = 'local_government'
        GROUP BY choices.question, choices.code ORDER BY choices.question, governments DESC, choices.code""",
    "countries": """SELECT country, count(*) AS parties FROM parties GROUP BY country ORDER BY country""",
    "days": """SELECT CAST(arrived_on AS VARCHAR) AS day, count(*) AS submissions,
            count(DISTINCT party) AS parties
        FROM submissions GROUP BY day ORDER BY day""",
}
_TABLES = ("parties", "submissions", "choices", "answers")


def main() -> int:
    """0 when both engines say the same."""
    folder = Path(sys.argv[1])
    begun = time.perf_counter()
    engine = _parquet(folder)
    found: dict[str, float] = {"parquet_s": time.perf_counter() - begun}
    bare = sqlite3.connect(folder / "registry.db")
    for name, question in _QUESTIONS.items():
        theirs, found[f"{name}_engine_ms"] = _asked(engine, question)
        ours, found[f"{name}_sqlite_ms"] = _asked(bare, question)
        if ours != theirs or not ours:
            raise SystemExit(f"{name}: the engines differ")
    for kind in ("datapackage", "parquet"):
        found[f"{kind}_mb"] = sum(path.stat().st_size for path in (folder / kind).rglob("*.*")) / 1e6
    found["sqlite_mb"] = (folder / "registry.db").stat().st_size / 1e6
    print(json.dumps(found))
    return 0


def _parquet(folder: Path) -> duckdb.DuckDBPyConnection:
    """Submissions by the day of their arrival, the other tables whole."""
    engine, parquet = duckdb.connect(), folder / "parquet"
    parquet.mkdir()
    for name in _TABLES:
        whole = engine.read_csv(f"{folder}/datapackage/data/{name}.csv", header=True, sample_size=-1)
        if name == "submissions":
            whole.write_parquet(f"{parquet}/{name}", partition_by=["arrived_on"])
            kept = engine.read_parquet(f"{parquet}/{name}/*/*.parquet", hive_partitioning=True)
        else:
            whole.write_parquet(f"{parquet}/{name}.parquet")
            kept = engine.read_parquet(f"{parquet}/{name}.parquet")
        kept.create_view(name)
    return engine


def _asked(
    engine: duckdb.DuckDBPyConnection | sqlite3.Connection, question: str
) -> tuple[list[tuple[object, ...]], float]:
    begun = time.perf_counter()
    rows = [tuple(row) for row in engine.execute(question).fetchall()]
    return rows, (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
