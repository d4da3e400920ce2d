"""`python -m tests.conformance xpath|scenarios|forms PATH [--tier consensus] [-v]`: our engine against
recorded facts.

PATH is the table (or the folder of forms); it stays outside the project. The last line is `N passed, M
failed`, for forms followed by `, L loaded, R refused`. Exit code 1 when something failed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.conformance import form_folder, scenario_table, xpath_table
from tests.conformance.outcome import Tally


def main(arguments: list[str] | None = None) -> int:
    """Runs one table and prints the closing line."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("table", choices=("xpath", "scenarios", "forms"))
    parser.add_argument("path", type=Path)
    parser.add_argument(
        "--tier", choices=("all", "consensus"), default="all", help="xpath: rows both suites assert"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list each failure and each waived row")
    options = parser.parse_args(arguments)
    tally = Tally(verbose=options.verbose)
    if options.table == "xpath":
        xpath_table.run(options.path, tally, consensus_only=options.tier == "consensus")
    elif options.table == "scenarios":
        scenario_table.run(options.path, tally)
    else:
        form_folder.run(options.path, tally)
    print(tally.closing_line())
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
