"""Shared by all tests: no screen needed, no language of the machine, no real data folder."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.freeze()  # as the app does at its start; window tests freeze again what has stayed

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _apart_from_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A test never meets the data folder, the keyring or the language of whoever runs it."""
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "hrcapp-home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("HRCAPP_PASSPHRASE_FILE", raising=False)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The active language is one for the process: each test starts and ends in English."""
    from hrcapp.i18n import activate

    activate("en")
    yield
    activate("en")


@pytest.fixture
def shared() -> Path:
    """The folder of background material; a test that needs it skips, saying so, where it is absent."""
    folder = Path(os.environ.get("HRC_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"background material is absent: {folder}")
    return folder
