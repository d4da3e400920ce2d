"""`python -m tests.soak [N] [SEED]`: N towns, three desks, and faults; the end must be as it was planned."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.check import differences
from tests.soak.plan import Plan
from tests.soak.run import Soak

GROWTH = 1.2
"""The most that memory may grow from a quarter of the run to its end."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("towns", nargs="?", type=int, default=200)
    parser.add_argument("seed", nargs="?", type=int, default=20261124)
    parser.add_argument("--folder", type=Path, help="where the stores lie")
    chosen = parser.parse_args()
    begun, chance = time.monotonic(), random.Random(chosen.seed)
    with tempfile.TemporaryDirectory(dir=chosen.folder, prefix="soak-") as folder:
        soak = Soak(Path(folder), Plan.draw(chosen.towns, chance), chance)
        try:
            soak.run()
            found = differences(soak)
            grown = _grown(soak)
            _tell(soak, found)
        finally:
            soak.close()
    print(f"seed {chosen.seed}, {time.monotonic() - begun:.0f} s, memory at the end {grown:.2f} of a quarter")
    print(f"{chosen.towns} towns, {soak.plan.versions} versions, {len(found)} differences from the plan")
    return 1 if found or grown > GROWTH else 0


def _grown(soak: Soak) -> float:
    return soak.rss.get(1.0, 0) / soak.rss.get(0.25, 1)


def _tell(soak: Soak, found: list[str]) -> None:
    for what, count in sorted(soak.faults.counts.items()):
        print(f"  {count:6d}  {what}")
    if not soak.shared.can_be_full:
        print("  no small disk could be mounted: no place was full")
    signed = sum(one.signed for one in soak.devices)
    print(f"{soak.at} rounds, {signed} statements signed, {soak.post.carried} files carried")
    for desk in soak.desks:
        lines = desk.desk.audit.run().lines
        print(f"desk {desk.number}: {lines} lines, {desk.kills} kills, put back {desk.put_back} times")
    for what in found[:20]:
        print(f"  {what}")


if __name__ == "__main__":
    sys.exit(main())
