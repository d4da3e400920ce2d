"""A short run of the kills (`make crash` does a long one), and that a loss is seen when there is one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork"),
]
LIMIT_S = 300


def crash(folder: Path, *arguments: str) -> tuple[int, int, int, str]:
    """Kills, answers lost, stores damaged, and everything printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash", *arguments, "--folder", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    found = re.search(r"^(\d+) kills, (\d+) answers lost, (\d+) stores damaged$", done.stdout, re.MULTILINE)
    assert found, done.stderr
    kills, lost, damaged = map(int, found.groups())
    assert done.returncode == (1 if lost or damaged else 0)
    return kills, lost, damaged, done.stdout


def test_a_kill_at_any_instant_costs_nothing(tmp_path: Path) -> None:
    kills, lost, damaged, told = crash(tmp_path, "20", "7")
    assert (lost, damaged) == (0, 0), told
    assert kills >= 20
    looked = [int(number) for number in re.findall(r"(\d+) promises looked at", told)]
    assert len(looked) == 5
    assert sum(looked) > 20, "there was something to lose"


def test_an_app_that_forgets_what_is_typed_is_found_out(tmp_path: Path) -> None:
    _kills, lost, damaged, told = crash(tmp_path, "12", "7", "--only", "typing", "--forget")
    assert lost > 0, told
    assert damaged == 0
