"""The recorded cases of other engines, when the background material is there: floors that must not sink.

`python -m tests.conformance` prints the figures and every difference; docs/forms-conformance.md explains
them.
"""

from __future__ import annotations

from pathlib import Path

from tests.conformance import form_folder, scenario_table, xpath_table
from tests.conformance.outcome import Tally


def test_expressions_that_both_suites_assert(shared: Path) -> None:
    tally = Tally()
    xpath_table.run(shared / "conformance" / "xpath.jsonl", tally, consensus_only=True)
    assert tally.failed <= 2, tally.failures


def test_every_expression(shared: Path) -> None:
    tally = Tally()
    xpath_table.run(shared / "conformance" / "xpath.jsonl", tally, consensus_only=False)
    assert tally.failed <= 9, tally.failures


def test_traces_of_whole_forms(shared: Path) -> None:
    tally = Tally()
    scenario_table.run(shared / "conformance" / "scenarios.jsonl", tally)
    assert tally.failed <= 6, tally.failures


def test_every_form_opens_or_is_refused_with_its_place(shared: Path) -> None:
    tally = Tally()
    form_folder.run(shared / "conformance" / "forms", tally)
    assert tally.failures == []
    assert "loaded" in tally.extra
