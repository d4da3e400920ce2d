"""Runs a worker of this room in a process of its own, limited in memory and time, and thrown away after."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from hrcapp.model import workers

TIMEOUT_S = 60
TOO_MANY = 3
"""The exit code of a worker that was given more pages than it may take."""
STOPPED = -1000
"""In the place of an exit code: it did not start, or was ended after `TIMEOUT_S`."""
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])


class Failed(Exception):
    """The worker gave nothing that can be used. `status` is its exit code, 0 when it was stopped."""

    def __init__(self, status: int = 0) -> None:
        super().__init__(status)
        self.status = status


def run_limited(module: str, given: bytes) -> bytes:
    """What the worker writes when it reads `given`. Raises Failed."""
    status, made = start(module, given)
    if status:
        raise Failed(0 if status == STOPPED else status)
    return made


def start(module: str, given: bytes) -> tuple[int, bytes]:
    """Run a worker to its end: its exit code, `STOPPED` when it took too long, and what it wrote."""
    paths = [_PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")]
    try:
        done = subprocess.run(
            workers.command(module),
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return STOPPED, b""
    return done.returncode, done.stdout
