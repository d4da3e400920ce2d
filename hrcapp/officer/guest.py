"""Signing a statement that was prepared on another computer. Nothing of it is kept on this one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hrcapp import statement
from hrcapp.exchange.place import check_copy
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.ways import Turn, seal_of
from hrcapp.officer.workspace import Workspace


@dataclass(frozen=True)
class Guest:
    """A statement that someone passed on, verified; `name` is the file's, `folder` where it lies."""

    traveller: statement.Traveller
    name: str
    folder: Path


def turn(workspace: Workspace, guest: Guest, place: int) -> Turn:
    """For the signatory of a place that is empty. Raises Fault FIELD_TAKEN."""
    came = guest.traveller
    if all(one.field != place or not one.empty for one in came.places):
        raise Fault(Code.FIELD_TAKEN)
    return Turn(came.pdf, place, came.language, seal_of(workspace.vault, workspace.clock()))


def hand_back(guest: Guest, signed: bytes, path: Path) -> Guest:
    """Write the signed file and read it back; the statement as it is now.

    Raises Fault STATEMENT_* for what does not continue the statement, DISK_FULL, STORE_READ_ONLY,
    READ_BACK_DIFFERS.
    """
    back = statement.take_back(guest.traveller.pdf, signed, name=path.name)
    write_whole(path, signed, mode=0o644)
    check_copy(path, signed)
    return Guest(back, path.name, path.parent)


def note(workspace: Workspace, guest: Guest) -> None:
    """Let the audit know that somebody signed here: the hash alone. Raises Fault DISK_FULL."""
    found = guest.traveller
    file = hashlib.sha256(found.pdf).hexdigest()
    workspace.audit.note(Deed.GUEST_SIGNED, file=file, count=len(found.signed))
