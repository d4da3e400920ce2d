"""What grows with the number of forms at a desk: each size against the one before, so that the slope shows.

Ten times as many forms and a ratio of 1: it does not grow; of 10: it grows with them. Each size is measured
in a process of its own (`tests.bench.growing`), which several rows share.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache, partial

from tests.bench.row import Pair, Row
from tests.conftest import ROOT

_SIZES = {"10k": (10_000, 100), "100k": (100_000, 10_000)}
_FEW = (40, 20)
_PATIENCE_S = 1800
_KINDS = (
    ("store", "kB", "store_kb", "the store's file for each form, without the bytes that came"),
    ("import", "ms", "import_ms", "CPU to import one bundle"),
    ("search", "ms", "search_page_ms", "CPU of one letter typed, the first fifty hits"),
    ("search_all", "ms", "search_ms", "CPU of one letter typed, every hit"),
    ("parties", "ms", "parties_ms", "CPU to go through the list of all parties"),
    ("inbox", "ms", "inbox_ms", "CPU until the inbox shows its first files"),
    ("inbox_page", "ms", "inbox_page_ms", "CPU to read a hundred files farther down"),
    ("inbox_search", "ms", "inbox_search_ms", "CPU to look for some letters through all files"),
    ("registry", "ms", "registry_ms", "CPU to list and sort all parties, once until something changes"),
    ("registry_search", "ms", "registry_search_ms", "CPU of one letter typed into the registry"),
    ("memory_work", "MB", "rss_import", "the most memory while searching and importing"),
    ("memory_parties", "MB", "rss_parties", "the most memory after that list of all parties"),
    ("memory_inbox", "MB", "rss_inbox", "the most memory after that inbox, and all files one by one"),
    ("memory_registry", "MB", "rss_registry", "the most memory after that registry"),
)
_OF_REPORT = (
    ("report", "ms", "report_ms", "CPU to set the report over all of them, as PDFs"),
    ("memory_report", "MB", "rss_report", "the most memory meanwhile"),
    ("workbook", "ms", "workbook_ms", "CPU to write its workbook"),
    ("memory_workbook", "MB", "rss_workbook", "the most memory after that"),
)


@cache
def _figures(count: int, of_report: bool, _round: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.growing", str(count), *(["report"] if of_report else [])]
    told = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=_PATIENCE_S
    ).stdout
    found: dict[str, float] = json.loads(told)
    return found


def _measure(step: str, figure: str, of_report: bool, rounds: int) -> Sequence[Pair]:
    many, fewer = _SIZES[step] if rounds > 1 else _FEW
    return [
        Pair(_figures(many, of_report, number)[figure], _figures(fewer, of_report, number)[figure])
        for number in range(rounds)
    ]


def _row(step: str, kind: tuple[str, str, str, str], *, of_report: bool) -> Row:
    name, unit, figure, what = kind
    many, fewer = _SIZES[step]
    reference = f"{what}: with {many:,} forms, against {fewer:,}"
    measure = partial(_measure, step, figure, of_report)
    return Row(
        f"growth_{name}_{step}", unit, None, reference, measure, rounds=2 if of_report else 3, slow=True
    )


ROWS = tuple(
    _row(step, kind, of_report=kinds is _OF_REPORT)
    for kinds in (_KINDS, _OF_REPORT)
    for kind in kinds
    for step in _SIZES
)
