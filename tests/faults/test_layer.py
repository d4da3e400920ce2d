"""A quota that is used up, a disk that came loose, a slow one: told as what it is, and nothing is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.crash.power.cuts import compiler
from tests.faults.layer import run

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or compiler() is None, reason="needs Linux and a C compiler to make such a layer"
)
SAID = {
    "quota": {"store": "disk-full", "place": "place-full"},
    "broken": {"store": "disk-fails", "place": "place-missing"},
    "slow 20": {"store": "", "place": ""},
}


@pytest.mark.parametrize("trouble", SAID)
def test_typing_signing_packing_and_saving(trouble: str, tmp_path: Path) -> None:
    store, place = SAID[trouble]["store"], SAID[trouble]["place"]
    found = run("officer", tmp_path, trouble)
    assert {found[what] for what in ("typing", "signing", "packing", "settings")} == {store}
    assert found["saving"] == place
    assert found["waits"] is bool(store)
    assert bool(found["left there"]) is not bool(place)
    assert found["kept"]
    assert found["same file"]


@pytest.mark.parametrize("trouble", SAID)
def test_importing_and_deciding(trouble: str, tmp_path: Path) -> None:
    store = SAID[trouble]["store"]
    found = run("desk", tmp_path, trouble)
    assert (found["importing"], found["deciding"]) == (store, store)
    assert found["numbers"] == [f"HRC-2026-{number:04d}" for number in range(1, 4)]
    assert (found["waiting"], found["answers"]) == ((3, 3) if store else (2, 4))
    assert found["sound"]
