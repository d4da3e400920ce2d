"""Make a data folder with so many drafts: `python -m tests.bench.windows.drafts FOLDER COUNT`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.officer_stage import Stage


def main() -> None:
    stage = Stage(Path(sys.argv[1]))
    stage.take_kit()
    for number in range(int(sys.argv[2])):
        stage.town(f"Sample municipality {number}")
    stage.close()


if __name__ == "__main__":
    main()
