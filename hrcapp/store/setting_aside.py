"""Data that can't be opened make room for a second copy, and are kept: somebody may be able to read them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hrcapp.model.files import not_written, sync_folder
from hrcapp.store.home import Home

FOLDER = "set-aside"
_STAY = (FOLDER, "log", "reports", "restoring", "window.lock")
"""What the app that runs has open."""
_SETTINGS = "settings.json"


def set_aside(home: Home) -> Path:
    """Move what a data folder holds into a folder inside it; the data folder is nobody's then.

    The settings go first: cut short, the folder is nobody's already, and the restore is begun again.
    Raises Fault STORE_READ_ONLY, DISK_FULL.
    """
    target = home.folder(FOLDER, f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    there = [one for one in home.path.iterdir() if one.name not in _STAY and not one.name.startswith(".")]
    try:
        for one in sorted(there, key=lambda path: (path.name != _SETTINGS, path.name)):
            one.rename(target / one.name)
            sync_folder(home.path)
    except OSError as error:
        raise not_written(error, home.path) from error
    return target
