"""How hard the searching tests search: as many examples as they say, or that many times more.

`HRC_FUZZ=50 pytest tests/unit/xforms -k "any or patterns"` looks for an hour.
"""

from __future__ import annotations

import os

TIMES = int(os.environ.get("HRC_FUZZ", "1"))


def examples(count: int) -> int:
    """How many examples to try where `count` are tried every day."""
    return count * TIMES
