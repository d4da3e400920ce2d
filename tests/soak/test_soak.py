"""A short soak: whatever goes wrong between, all desks and laptops end as it was planned."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.status import ReviewState
from tests.soak.check import differences
from tests.soak.plan import Plan
from tests.soak.run import Soak

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads its memory as Linux tells it"),
]
TOWNS, SEED = 12, 1


@pytest.fixture(scope="module")
def soak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Soak]:
    chance = random.Random(SEED)
    made = Soak(tmp_path_factory.mktemp("soak"), Plan.draw(TOWNS, chance), chance)
    yield made
    made.close()


def test_the_end_is_as_it_was_planned_and_another_plan_would_be_seen(soak: Soak) -> None:
    soak.run()
    assert differences(soak) == []
    assert soak.post.carried > TOWNS
    assert soak.faults.counts.total() > TOWNS
    said = soak.plan.towns[0]
    other = ReviewState.REJECTED if said.end is ReviewState.ACCEPTED else ReviewState.ACCEPTED
    object.__setattr__(said, "rulings", (*said.rulings[:-1], other))
    assert {found.split(":")[0] for found in differences(soak)} == {"desk 0", "desk 1", "desk 2", "device 0"}


def test_a_plan_is_the_same_for_the_same_seed() -> None:
    one, other = (Plan.draw(50, random.Random(SEED)) for _ in range(2))
    assert one == other
    assert one != Plan.draw(50, random.Random(SEED + 1))
    assert 0 < one.parties() < 50 < one.versions
