"""Both ways with one button: what is signed goes into the drop box, what was answered comes out.

The box is the one that the kit names, or another that a person has chosen here. A box on a server is reached
by itself only after somebody has switched that on; a button works always.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange.dropbox import (
    FOLDER,
    KINDS,
    FileLedger,
    open_officer_box,
    place_name,
    spec_from_bytes,
    spec_to_bytes,
)
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Line, Progress
from hrcapp.model.faults import Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.workspace import Workspace
from hrcapp.store import InTurn, at_once

_SETTING, _AUTOMATIC, _KEPT = "drop_box", "drop_box_automatic", "drop-box"


@dataclass(frozen=True)
class Synced:
    """What went out (drafts), what came in, and what could not be taken in, with its reason."""

    sent: tuple[str, ...]
    taken: tuple[Answer, ...]
    refused: tuple[tuple[str, Fault], ...]


def drop_box(workspace: Workspace) -> str:
    """The folder both sides reach: the one chosen here, or the one the kit names; "" for none."""
    found = next((one for one in boxes(workspace) if one.kind == FOLDER), None)
    return found.address if found else ""


def boxes(workspace: Workspace) -> tuple[DropBoxSpec, ...]:
    """Every place that may be used, the one chosen here first; kinds that a later app knows are left out."""
    kit = workspace.kit.current()
    folder = str(workspace.home.settings().get(_SETTING, ""))
    own = spec_from_bytes(workspace.vault.get(_KEPT) or b"")
    chosen = [DropBoxSpec(FOLDER, folder)] if folder else [own] if own else []
    named = kit.content.drop_boxes if kit else ()
    return tuple(one for one in (*chosen, *named) if one.kind in KINDS)


def choose_drop_box(workspace: Workspace, folder: Path) -> None:
    """Use a synchronised or shared folder from now on."""
    choose_box(workspace, DropBoxSpec(FOLDER, str(folder)))


def choose_box(workspace: Workspace, spec: DropBoxSpec | None) -> None:
    """Use this place instead of the kit's; None goes back to it. Credentials are kept in the vault."""
    is_folder = spec is not None and spec.kind == FOLDER
    workspace.vault.put(_KEPT, spec_to_bytes(spec) if spec and not is_folder else b"")
    workspace.home.change(**{_SETTING: spec.address if spec and is_folder else None})


def is_automatic(workspace: Workspace) -> bool:
    """Whether the app may exchange by itself when a network is there: never before it was switched on."""
    return workspace.home.settings().get(_AUTOMATIC) is True


def set_automatic(workspace: Workspace, on: bool) -> None:
    """Switch it on or off."""
    workspace.home.change(**{_AUTOMATIC: True if on else None})


def sync(
    workspace: Workspace,
    place: Path | DropBoxSpec,
    *,
    line: Line | None = None,
    progress: Progress | None = None,
    in_turn: InTurn = at_once,
) -> Synced:
    """Put every signed form not yet handed over into the place, and take this device's receipts from it.

    `line` has the limit, and the control to pause and stop with; `progress` gets bytes sent and bytes in all.
    Away from the store's thread, `in_turn` hands it the pieces of work that need the store.
    Raises Fault PLACE_*, BOX_*, READ_BACK_DIFFERS, KIT_MISSING, INTERRUPTED: what was done stays done, and
    the next time goes on in the midst of a file.
    """
    spec = place if isinstance(place, DropBoxSpec) else DropBoxSpec(FOLDER, str(place))
    outbox, ledger = workspace.outbox, FileLedger(workspace.home.folder("sending"))
    waiting = in_turn(outbox.waiting)
    total = in_turn(lambda: sum(outbox.pack(draft).size for draft in waiting))
    done = 0
    with open_officer_box(spec, line=line, ledger=ledger) as box:
        for draft in waiting:
            outbox.drop(
                draft, box, place_name(spec), in_turn=in_turn, progress=_beyond(progress, done, total)
            )
            done += in_turn(lambda draft=draft: outbox.pack(draft).size)  # type: ignore[misc]
        taken, refused = workspace.answers.take_from_box(box, in_turn)
    return Synced(tuple(waiting), tuple(taken), tuple(refused))


def _beyond(progress: Progress | None, before: int, total: int) -> Progress | None:
    """The progress of one file as that of all of them."""
    if progress is None:
        return None
    report: Callable[[int, int], None] = progress
    return lambda done, _size: report(before + done, total)
