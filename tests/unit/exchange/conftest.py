"""One campaign for all tests of this folder: its keys are made once."""

from __future__ import annotations

import pytest
from exchange_world import World


@pytest.fixture(scope="session")
def world() -> World:
    return World()
