"""Our own modules that run in processes of their own, started from a checkout or a frozen program."""

from __future__ import annotations

import sys

ARGUMENT = "--worker"
WORKERS = frozenset(
    {
        "hrcapp.exchange.age_worker",
        "hrcapp.media.page_worker",
        "hrcapp.media.scan_worker",
        "hrcapp.statement.card_worker",
        "hrcapp.statement.judging_worker",
        "hrcapp.statement.record_worker",
        "hrcapp.submission.filled_worker",
        "hrcapp.xforms.compile_worker",
    }
)
"""Those that a frozen program runs when it is called with `--worker`; it has no Python to give `-m` to."""


def command(module: str) -> list[str]:
    """The command line that runs one of `WORKERS`."""
    if module not in WORKERS:
        raise ValueError(f"{module} is no worker")
    return [sys.executable, ARGUMENT if getattr(sys, "frozen", False) else "-m", module]
