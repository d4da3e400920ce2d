"""`python -m tests.crash.power [N] [SEED]`: N power cuts in each kind of work; prints what they cost."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.crash.power.cuts import compiler, cut
from tests.crash.power.works import WORKS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash.power", description=__doc__)
    parser.add_argument("cuts", nargs="?", type=int, default=100)
    parser.add_argument("seed", nargs="?", type=int, default=20261124)
    parser.add_argument(
        "--unsure", action="store_true", help="stores that do not wait for the disk: must fail"
    )
    chosen = parser.parse_args()
    if compiler() is None:
        print("A C compiler is needed to record what is written.", file=sys.stderr)
        return 2
    found = []
    with tempfile.TemporaryDirectory(prefix="power-") as folder:
        for name in WORKS:
            found.append(cut(name, chosen.cuts, chosen.seed, Path(folder) / name, unsure=chosen.unsure))
            print(found[-1].line())
            for what in (found[-1].lost + found[-1].damaged)[:5]:
                print(f"  {what}")
    lost, damaged = sum(len(one.lost) for one in found), sum(len(one.damaged) for one in found)
    print(f"{sum(one.cuts for one in found)} cuts, {lost} answers lost, {damaged} stores damaged")
    return 1 if lost or damaged else 0


if __name__ == "__main__":
    sys.exit(main())
