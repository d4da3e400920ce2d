"""A part of the corpus that `python -m tests.hostile` makes: refused, or taken from who may say so."""

from __future__ import annotations

import pytest

from tests.exchange_world import World
from tests.hostile.case import Format
from tests.hostile.corpus import formats
from tests.hostile.runner import run

SEED, COUNT = 20260301, 1500
WORLD = World()


@pytest.mark.parametrize("form", list(formats(WORLD)), ids=lambda form: form.name)
def test_nothing_hostile_is_accepted_and_nothing_breaks(form: Format) -> None:
    found = run(form, COUNT, SEED)
    assert found.crashes == []
    assert found.accepted == []
    assert found.cases == COUNT
    assert sum(found.refused.values()) > COUNT // 4
