"""What is measured is what was asked for, with its goals, and the page about speed tells of every row."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bench.rows import ROWS
from tests.conftest import ROOT

_CODE = re.compile(r"`([^`]+)`")
_GOAL = re.compile(r"≤ ([\d.]+)")


def _asked(page: Path) -> dict[str, float]:
    """Goals by the names of the rows, as the table of a background page has them."""
    lines = page.read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| `")]
    found: dict[str, float] = {}
    for name, *_between, goal in cells:
        found |= dict(zip(_CODE.findall(name), map(float, _GOAL.findall(goal) * 3), strict=False))
    return found


def test_every_row_that_was_asked_for_is_measured_with_its_goal(shared: Path) -> None:
    asked = _asked(shared / "measuring.md")
    assert len(asked) > 15
    goals = {row.name: row.goal for row in ROWS}
    assert {name: goals.get(name, "no such row") for name in asked} == asked


def test_names_of_rows_are_their_own() -> None:
    names = [row.name for row in ROWS]
    assert len(names) == len(set(names))


def test_the_page_about_speed_tells_of_every_row_with_a_goal() -> None:
    told = set(_CODE.findall((ROOT / "docs" / "performance.md").read_text("utf-8")))
    assert {row.name for row in ROWS if row.goal is not None} <= told
