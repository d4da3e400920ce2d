"""Where the files that ship with the app lie, installed or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _root(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`."""
    return _root("resources").joinpath(*parts)


def translations() -> Path:
    """The folder of the gettext catalogs."""
    return _root("translations")
