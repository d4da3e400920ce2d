"""Every row can be measured. No figure is asserted: speed belongs to `make bench`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.row import NotMeasured, Pair, Result, Row
from tests.bench.rows import ROWS, package, wire
from tests.bench.table import printed, written

_OF_LINUX = ("start_home", "start_rss", "key_cpu", "key_cpu_title", "stall_max")


def test_a_row_that_cannot_be_measured_says_why(tmp_path: Path) -> None:
    def nowhere(_rounds: int) -> list[Pair]:
        raise NotMeasured("no sample link here")

    result = Row("wire_sample", "kB", 1.08, "sample", nowhere).result()
    assert result.met is None
    assert "not measured: no sample link here" in printed([result])
    written([result], tmp_path / "bench.json")
    (told,) = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert (told["ratio"], told["not_measured"], told["goal"]) == (None, "no sample link here", 1.08)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_gives_a_figure_for_both_sides(row: Row) -> None:
    if row.name in _OF_LINUX and not Path("/proc/self").exists():
        pytest.skip("it reads what only Linux tells: /proc")
    if row in wire.ROWS:
        pytest.skip("a minute and more on a link of our own: tests/exchange_servers/test_link.py is shorter")
    if row in package.ROWS:
        pytest.skip("minutes, with a program that make package has made: make bench ROW=package_size")
    try:
        pairs = row.measure(1)
    except NotMeasured as reason:
        pytest.skip(f"not measured here: {reason}")
    assert pairs
    assert all(pair.ours > 0 and pair.reference > 0 for pair in pairs)


def _row(name: str, goal: float | None) -> Row:
    return Row(name, "ms", goal, "sample", lambda rounds: [])


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    result = Result(_row("sample", 2.0), [Pair(2, 1), Pair(30, 10), Pair(400, 4)])
    assert (result.ours, result.reference, result.ratio) == (30, 4, 3)
    assert result.met is False
    assert Result(_row("sample", None), [Pair(1, 2)]).met is None
    assert "missed" in printed([result])


def test_a_row_measured_alone_leaves_the_others_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "build" / "bench.json"
    written([Result(_row("one", 1.0), [Pair(1, 2)]), Result(_row("two", 1.0), [Pair(1, 2)])], path)
    written([Result(_row("two", 1.0), [Pair(4, 2)])], path)
    one, two = json.loads(path.read_text("utf-8"))
    assert (one["name"], one["ratio"], two["ratio"]) == ("one", 0.5, 2.0)
    wanted = {"name", "ours", "reference", "ratio", "goal", "unit", "what_the_reference_is"}
    assert wanted <= set(one)
