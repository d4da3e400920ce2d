"""Both ways in one run: what is signed goes into the drop box, what was answered comes out.

Which boxes there are, and whether the app may begin by itself, is in `places`; how one stands in for another
is in `route`. A button works always.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange.dropbox import FOLDER, OfficerBox, place_name
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Line, Progress
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.outbox import Outbox, Package
from hrcapp.officer.places import open_place
from hrcapp.officer.progress import beyond
from hrcapp.officer.workspace import Workspace
from hrcapp.store import InTurn, at_once

_OF_ONE_FORM = frozenset({Code.ATTACHMENTS_TOO_LARGE, Code.STATEMENT_NOT_SIGNED, Code.DRAFT_MOVED})
"""What stops one form, and no other: it can't be packed, or somebody corrects or moves it meanwhile."""

_Refused = list[tuple[str, Fault]]


@dataclass(frozen=True)
class Synced:
    """What went out (drafts), what came in, and what could be neither, with its name and reason."""

    sent: tuple[str, ...]
    taken: tuple[Answer, ...]
    refused: tuple[tuple[str, Fault], ...]


def sync(
    workspace: Workspace,
    place: Path | DropBoxSpec,
    *,
    line: Line | None = None,
    progress: Progress | None = None,
    in_turn: InTurn = at_once,
    went: Callable[[str], object] = lambda draft: None,
) -> Synced:
    """Put every signed form not yet handed over into the place, and take this device's receipts from it.

    `line` has the limit, and the control to pause and stop with; `progress` gets bytes sent and bytes in all,
    `went` each form as it is there. Away from the store's thread, `in_turn` hands it the pieces of work that
    need the store, each a short one.
    Raises Fault PLACE_*, BOX_*, READ_BACK_DIFFERS, KIT_MISSING, INTERRUPTED: what was done stays done, and
    the next time goes on in the midst of a file.
    """
    spec = place if isinstance(place, DropBoxSpec) else DropBoxSpec(FOLDER, str(place))
    packages, unpacked = _packed(workspace.outbox, in_turn)
    with open_place(workspace, spec, line) as box:
        sent, unsent = _send(workspace.outbox, packages, box, place_name(spec), progress, in_turn, went)
        taken, refused = workspace.answers.take_from_box(box, in_turn)
    return Synced(tuple(sent), tuple(taken), (*unpacked, *unsent, *refused))


def _packed(outbox: Outbox, in_turn: InTurn) -> tuple[list[Package], _Refused]:
    """What waits, sealed one after the other: a form that can't be holds up no other."""
    packages: list[Package] = []
    refused: _Refused = []
    for draft in in_turn(outbox.waiting):
        try:
            packages.append(in_turn(lambda draft=draft: outbox.pack(draft)))  # type: ignore[misc]
        except Fault as fault:
            refused.append(_of_one_form(draft, fault))
    return packages, refused


def _send(
    outbox: Outbox,
    packages: Sequence[Package],
    box: OfficerBox,
    place: str,
    progress: Progress | None,
    in_turn: InTurn,
    went: Callable[[str], object],
) -> tuple[list[str], _Refused]:
    done, total = 0, sum(one.size for one in packages)
    sent: list[str] = []
    refused: _Refused = []
    for one in packages:
        try:
            outbox.drop(one.draft, box, place, in_turn=in_turn, progress=beyond(progress, done, total))
            sent.append(one.draft)
            went(one.draft)
        except Fault as fault:
            refused.append(_of_one_form(one.draft, fault))
        done += one.size
    return sent, refused


def _of_one_form(draft: str, fault: Fault) -> tuple[str, Fault]:
    """Raises the fault when it is of more than this form."""
    if fault.code not in _OF_ONE_FORM:
        raise fault
    return draft, fault
