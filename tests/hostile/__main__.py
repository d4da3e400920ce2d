"""`python -m tests.hostile [COUNT] [SEED]`: COUNT cases over all formats; prints what became of them."""

from __future__ import annotations

import sys

from tests.exchange_world import World
from tests.hostile.corpus import formats
from tests.hostile.runner import run


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20260301
    doors = list(formats(World()))
    found = [run(door, -(-count // len(doors)), seed) for door in doors]
    for one in found:
        print(one.line())
        for what, data in one.crashes[:5]:
            print(f"  crash: {what} ({len(data)} bytes)")
    cases, crashes = sum(one.cases for one in found), sum(len(one.crashes) for one in found)
    accepted = sum(len(one.accepted) for one in found)
    print(f"seed {seed}: {cases} cases, {accepted} accepted, {crashes} crashes")
    return 1 if accepted or crashes else 0


if __name__ == "__main__":
    sys.exit(main())
