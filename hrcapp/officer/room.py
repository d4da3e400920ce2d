"""A room, both sides of it: one laptop gathers the sealed files of others on the network that they share, and
hands out the receipts that it carries for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from hrcapp.exchange.manifest import BY_ROOM
from hrcapp.exchange.names import RECEIPT_EXTENSION
from hrcapp.exchange.room import Invitation, Limits, Room, Visit
from hrcapp.exchange.transfer import Line, Progress
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.courier import Courier
from hrcapp.officer.outbox import Outbox, Package
from hrcapp.officer.progress import beyond
from hrcapp.officer.workspace import Workspace
from hrcapp.store import InTurn, at_once

_OF_ONE_FORM = frozenset(
    {Code.ATTACHMENTS_TOO_LARGE, Code.STATEMENT_NOT_SIGNED, Code.DRAFT_MOVED, Code.ROOM_FILE_REFUSED}
)


@dataclass(frozen=True)
class Keeper:
    """What comes into the room goes to what this laptop carries, as from a stick; receipts are given out."""

    courier: Courier
    in_turn: InTurn

    def known(self) -> Collection[str]:
        return self.in_turn(self.courier.known)

    def keep(self, data: bytes, sender: str) -> bool:
        return self.courier.receive(data, sender, in_turn=self.in_turn)

    def receipts(self, recipient: str) -> Collection[str]:
        return self.in_turn(lambda: self.courier.receipts.for_device(recipient))

    def receipt(self, recipient: str, digest: str) -> bytes | None:
        return self.in_turn(lambda: self.courier.receipts.fetch(recipient, digest))


def open_room(
    workspace: Workspace,
    host: str,
    *,
    in_turn: InTurn,
    told: Callable[[], object] = lambda: None,
    limits: Limits | None = None,
) -> Room:
    """Gather from now on, on an address of this computer. Raises Fault ROOM_NOT_OPENED.

    Files come on threads of the room; `in_turn` hands the store its pieces. `told` hears of each, and of the
    end.
    """
    return Room(host, Keeper(workspace.courier, in_turn), told=told, limits=limits)


@dataclass(frozen=True)
class Brought:
    """One form: whether its file had to travel (it may have been there), or why it is not there."""

    draft: str
    sent: bool = False
    fault: Fault | None = None


@dataclass(frozen=True)
class Visited:
    """What became of each form, and the receipts and returns for this laptop that were there.

    `refused` could not be taken in, with their reasons.
    """

    brought: tuple[Brought, ...]
    taken: tuple[Answer, ...] = ()
    refused: tuple[Fault, ...] = ()


def bring(
    workspace: Workspace,
    invitation: Invitation,
    drafts: Sequence[str],
    *,
    line: Line | None = None,
    progress: Progress | None = None,
    in_turn: InTurn = at_once,
) -> Visited:
    """Bring the sealed files of these forms to a room, and fetch the receipts for this device from it.

    What is there already does not travel again, nor what is here; with no forms, receipts are fetched alone.

    `progress` gets bytes sent and bytes in all. Away from the store's thread, `in_turn` hands it the pieces
    of work that need the store. Raises Fault KIT_MISSING, INTERRUPTED and those of `Visit`: what was brought
    before is noted, and the next time goes on after it.
    """
    packages, done = _packed(workspace.outbox, drafts, in_turn)
    visit = Visit(invitation, line)
    before, total = 0, sum(one.size for one in packages)
    for one in packages:
        done.append(_one(workspace.outbox, visit, one, beyond(progress, before, total), in_turn))
        before += one.size
        if progress:
            progress(before, total)
    taken, refused = _fetch(workspace, visit, in_turn)
    return Visited(tuple(done), tuple(taken), tuple(refused))


def _fetch(workspace: Workspace, visit: Visit, in_turn: InTurn) -> tuple[list[Answer], list[Fault]]:
    answers, recipient = workspace.answers, workspace.device.recipient
    taken: list[Answer] = []
    refused: list[Fault] = []
    there = visit.receipts(recipient)
    for digest in in_turn(lambda: answers.unknown(sorted(there))):
        data = visit.receipt(recipient, digest)
        if data is None:
            continue
        try:
            name = f"{digest[:8]}{RECEIPT_EXTENSION}"
            taken.append(in_turn(partial(answers.take_in, data, name)))
        except Fault as fault:
            refused.append(fault)
    return taken, refused


def _packed(outbox: Outbox, drafts: Sequence[str], in_turn: InTurn) -> tuple[list[Package], list[Brought]]:
    packages: list[Package] = []
    failed: list[Brought] = []
    for draft in drafts:
        try:
            packages.append(in_turn(lambda draft=draft: outbox.pack(draft)))  # type: ignore[misc]
        except Fault as fault:
            failed.append(_of_one_form(draft, fault))
    return packages, failed


def _one(
    outbox: Outbox, visit: Visit, package: Package, progress: Progress | None, in_turn: InTurn
) -> Brought:
    data = in_turn(lambda: outbox.data(package.draft))
    try:
        sent = visit.bring(data, progress)
    except Fault as fault:
        return _of_one_form(package.draft, fault)
    in_turn(lambda: outbox.note(package.draft, package.revision, BY_ROOM, visit.address))
    return Brought(package.draft, sent)


def _of_one_form(draft: str, fault: Fault) -> Brought:
    """Raises the fault when it is of more than this form."""
    if fault.code not in _OF_ONE_FORM:
        raise fault
    return Brought(draft, fault=fault)
