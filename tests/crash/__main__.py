"""`python -m tests.crash [N] [SEED]`: N kills over all kinds of work; prints what they cost."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hrcapp.ui.officer.open_forms import OpenForms
from tests.crash.kills import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=100)
    parser.add_argument("seed", nargs="?", type=int, default=20261124)
    parser.add_argument("--folder", type=Path, help="where the stores lie: the file system that is tried")
    parser.add_argument("--only", default="", help="one kind of work: typing, signing, importing, …")
    parser.add_argument("--starve", action="store_true", help="with little processor time and memory")
    parser.add_argument("--forget", action="store_true", help="write nothing that is typed: it must be seen")
    chosen = parser.parse_args()
    if chosen.forget:
        OpenForms.flush = lambda _self: None  # type: ignore[method-assign]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=chosen.folder, prefix="crash-") as folder:
        tallies = run(chosen.kills, chosen.seed, Path(folder), only=chosen.only, starved=chosen.starve)
    for tally in tallies:
        print(tally.line())
        for what in (tally.lost + tally.damaged)[:5]:
            print(f"  {what}")
    kills, lost = sum(one.kills for one in tallies), sum(len(one.lost) for one in tallies)
    damaged = sum(len(one.damaged) for one in tallies)
    print(f"seed {chosen.seed}, {time.monotonic() - begun:.0f} s")
    print(f"{kills} kills, {lost} answers lost, {damaged} stores damaged")
    return 1 if lost or damaged else 0


if __name__ == "__main__":
    sys.exit(main())
