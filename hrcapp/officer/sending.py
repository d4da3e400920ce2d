"""How this device sends: by itself or not, paused or not, and how much of the link it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrcapp.officer.workspace import Workspace

RATES = (None, 64_000 // 8, 256_000 // 8)
"""The limits that are offered, in bytes a second: none, 64 kbit/s, 256 kbit/s."""

_AUTOMATIC, _PAUSED, _RATE = "drop_box_automatic", "sending_paused", "drop_box_rate"


def is_automatic(workspace: Workspace) -> bool:
    """Whether the app may exchange by itself when a network is there: never before it was switched on."""
    return workspace.home.settings().get(_AUTOMATIC) is True


def set_automatic(workspace: Workspace, on: bool) -> None:
    """Switch it on or off."""
    workspace.home.change(**{_AUTOMATIC: True if on else None})


def is_paused(workspace: Workspace) -> bool:
    """Whether a person has paused sending and not gone on since, be it before the app was closed."""
    return workspace.home.settings().get(_PAUSED) is True


def set_paused(workspace: Workspace, on: bool) -> None:
    """Note that a person has paused it, or goes on."""
    if on is not is_paused(workspace):
        workspace.home.change(**{_PAUSED: True if on else None})


def rate(workspace: Workspace) -> int | None:
    """The limit in bytes a second, one of `RATES`; None for none."""
    found = workspace.home.settings().get(_RATE)
    return found if found in RATES else None


def set_rate(workspace: Workspace, limit: int | None) -> None:
    """Keep to this limit from now on."""
    workspace.home.change(**{_RATE: limit})
