"""Forgetting a whole profile: its keys are erased, and what they opened is noise from then on.

The encrypted file goes after that. What lay on the disk before may still lie in old sectors, and in second
copies: these are named, so that a person can remove them (docs/threat-model.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange import second_copy
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import overwrite
from hrcapp.officer.profiles_keys import PREFIX
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from hrcapp.vault import Vault


@dataclass(frozen=True)
class Forgotten:
    """What was forgotten; `copies` are the second copies within reach that still hold it, under its PIN."""

    title: str
    copies: tuple[Path, ...]


def check_received(workspace: Workspace) -> None:
    """Raises Fault PROFILE_NOT_RECEIVED (`forms`) for forms that the secretariat has not answered for."""
    if waiting := workspace.forgetting.waiting():
        raise Fault(Code.PROFILE_NOT_RECEIVED, forms=len(waiting))


def forget_profile(home: Home, vault: Vault, profile: str, title: str) -> Forgotten:
    """Erase; what is gone already does not matter. Raises Fault DISK_FULL, STORE_READ_ONLY."""
    vault.erase(PREFIX + profile)
    folder = home.folder("profiles")
    # The log beside it, what a migration kept, what was rescued from a damaged one, and the tries as well.
    for path in folder.glob(f"{profile}.*"):
        overwrite(path)
    place = str(home.settings().get(second_copy.PLACE, ""))
    copies = second_copy.holding(Path(place), vault, f"profiles/{profile}.db") if place else ()
    return Forgotten(title, tuple(copies))
