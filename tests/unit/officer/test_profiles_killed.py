"""A kill at any step of a change of keys leaves what was, or what was wanted; nothing between."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

WORKS = ("create", "change", "begin", "forget", "passphrase")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    if not hasattr(os, "fork"):
        pytest.skip("a kill in a fork needs POSIX")
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "tests.unit.officer.killed_profiles", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("work", WORKS)
def test_old_or_new(states: dict[str, list[str]], work: str) -> None:
    found = states[work]
    assert set(found) == {"old", "new"}, found
    assert found == sorted(found, key=["old", "new"].index), "never back again"
    assert len(found) > 3
