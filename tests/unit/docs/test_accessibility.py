"""The page on accessibility has a row for each criterion, and the tests that it names are there."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "accessibility.md"
# WCAG 2.2, levels A and AA; 4.1.1 was taken out of the standard
CRITERIA = re.findall(
    r"\S+",
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 "
    "1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 "
    "2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 "
    "2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 "
    "3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3",
)
VERDICTS = {"holds", "partly", "does not apply"}


def _rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| \d", line)
    ]


def test_every_criterion_has_its_row_in_order() -> None:
    assert [row[0].split()[0] for row in _rows()] == CRITERIA
    assert {row[1] for row in _rows()} == {"A", "AA"}
    assert {row[2] for row in _rows()} <= VERDICTS


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0].split()[0])
def test_what_is_said_is_shown_or_has_its_reason(row: list[str]) -> None:
    _criterion, _level, verdict, how, shown = row
    tests = re.findall(r"`(tests/[^`]+)`", shown)
    assert how.endswith(".")
    assert bool(tests) == (verdict != "does not apply")
    for named in tests:
        path, _sep, function = named.partition("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, named
