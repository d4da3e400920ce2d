"""Both ways with one button: what is signed goes into the drop box, what was answered comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.model.faults import Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.workspace import Workspace

FOLDER = "folder"
_SETTING = "drop_box"


@dataclass(frozen=True)
class Synced:
    """What went out (drafts), what came in, and what could not be taken in, with its reason."""

    sent: tuple[str, ...]
    taken: tuple[Answer, ...]
    refused: tuple[tuple[str, Fault], ...]


def drop_box(workspace: Workspace) -> str:
    """The folder both sides reach: the one chosen here, or the one the kit names; "" for none."""
    chosen = str(workspace.home.settings().get(_SETTING, ""))
    kit = workspace.kit.current()
    named = next((one.address for one in kit.content.drop_boxes if one.kind == FOLDER), "") if kit else ""
    return chosen or named


def choose_drop_box(workspace: Workspace, folder: Path) -> None:
    """Use a synchronised or shared folder from now on."""
    workspace.home.change(**{_SETTING: str(folder)})


def sync(workspace: Workspace, folder: Path) -> Synced:
    """Put every signed form not yet handed over into the folder, and take this device's receipts from it.

    Raises Fault PLACE_*, READ_BACK_DIFFERS, KIT_MISSING: what was done before stays done.
    """
    box = FolderDropBox(folder)
    waiting = workspace.outbox.waiting()
    for draft in waiting:
        workspace.outbox.drop(draft, box, str(folder))
    taken, refused = workspace.answers.take_from_box(box)
    return Synced(tuple(waiting), tuple(taken), tuple(refused))
