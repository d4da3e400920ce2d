"""A power cut at any moment costs nothing; with stores that do not wait for the disk it would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.power.cuts import compiler, cut
from tests.crash.power.works import WORKS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(compiler() is None, reason="needs a C compiler to record what is written"),
]


@pytest.mark.parametrize("work", WORKS)
def test_a_power_cut_costs_nothing(work: str, tmp_path: Path) -> None:
    found = cut(work, 40, 7, tmp_path)
    assert found.cuts == 40
    assert (found.lost, found.damaged) == ([], [])


@pytest.mark.parametrize("work", WORKS)
def test_a_store_that_does_not_wait_for_the_disk_is_found_out(work: str, tmp_path: Path) -> None:
    found = cut(work, 40, 7, tmp_path, unsure=True)
    assert found.lost or found.damaged
