"""Exports of a great many forms, read by an analytical engine, against the standard library's SQLite."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache, partial
from tempfile import TemporaryDirectory

from tests.bench.row import NotMeasured, Pair, Row
from tests.conftest import ROOT

_MANY, _FEW = 100_000, 60
_ENGINE = ROOT / "tests" / "bench" / "engine.py"
_PYTHON = ROOT / "build" / "growth" / "bin" / "python"
_PATIENCE_S = 3600


@cache
def _figures(count: int) -> dict[str, float]:
    if not _PYTHON.exists():
        raise NotMeasured("no DuckDB: requirements/growth.txt, in an environment build/growth")
    with TemporaryDirectory() as name:
        _told([sys.executable, "-m", "tests.bench.exported", str(count), name])
        return _told([str(_PYTHON), str(_ENGINE), name])


def _told(command: Sequence[str]) -> dict[str, float]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=_PATIENCE_S)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measure(ours: str, reference: str, rounds: int) -> Sequence[Pair]:
    found = _figures(_MANY if rounds > 1 else _FEW)
    return [Pair(found[ours], found[reference])]


def _row(name: str, unit: str, what: str, ours: str, reference: str) -> Row:
    return Row(name, unit, None, what, partial(_measure, ours, reference), rounds=2, slow=True)


_SAME = "the same question to the SQLite export by the standard library; ours is DuckDB over Parquet files"

ROWS = (
    _row("growth_read_chosen", "ms", f"{_SAME}: who chose what", "chosen_engine_ms", "chosen_sqlite_ms"),
    _row("growth_read_days", "ms", f"{_SAME}: arrivals by day", "days_engine_ms", "days_sqlite_ms"),
    _row("growth_read_size", "MB", "the CSV files of the Data Package", "parquet_mb", "datapackage_mb"),
)
