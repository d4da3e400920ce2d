"""`python -m tests.bench [ROW…]`: all rows, or those whose name is or begins with one given."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.rows import ROWS
from tests.bench.table import printed, written
from tests.conftest import ROOT


def main() -> int:
    """0 when every row ran, whatever its figure; 2 for a row that is not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="a row, or the beginning of some rows' names")
    parser.add_argument("--slow", action="store_true", help="also what takes minutes by its nature")
    parser.add_argument("--rounds", type=int, help="how often each is measured (each row has its own number)")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    options = parser.parse_args()
    named = [row for row in ROWS if not options.rows or row.name.startswith(tuple(options.rows))]
    chosen = [row for row in named if options.slow or not row.slow]
    if not chosen:
        parser.error("no such row without --slow; there are: " + ", ".join(row.name for row in ROWS))
    results = []
    for row in chosen:
        print(f"{row.name}: against {row.reference}", file=sys.stderr, flush=True)
        results.append(row.result(options.rounds))
        print(printed(results[-1:]).split("\n")[1], file=sys.stderr, flush=True)
    written(results, options.out)
    print(printed(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
