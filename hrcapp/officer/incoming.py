"""A file that someone brings: a kit, a receipt or a filled-in form, told by its content, not its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.exchange.kit import Kit
from hrcapp.exchange.names import KIT_EXTENSION, RECEIPT_EXTENSION
from hrcapp.exchange.place import take
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.filled_forms import Begun, begin
from hrcapp.officer.workspace import Workspace
from hrcapp.submission.filled import is_pdf

_BY_ENDING = {KIT_EXTENSION: Code.KIT_UNREADABLE, RECEIPT_EXTENSION: Code.RECEIPT_UNREADABLE}


@dataclass(frozen=True)
class OfferedKit:
    """A kit that was checked and not taken yet: a person compares its words with the letter first."""

    kit: Kit
    name: str
    data: bytes = field(repr=False)


def bring_in(workspace: Workspace, path: Path, *, zone: str = "UTC") -> OfferedKit | Answer | Begun:
    """Take in a file. A kit of a campaign that is known already is taken at once; a receipt moves its form; a
    filled-in form begins one, in the time zone `zone`.

    Raises Fault FILE_UNREADABLE, FILE_NOT_OURS, KIT_*, RECEIPT_*, and what `begin` raises.
    """
    data = take(path)
    if is_pdf(data):
        return begin(workspace, data, path.name, zone=zone)
    try:
        kit = workspace.kit.look(data, path.name)
    except Fault as fault:
        if fault.code is not Code.KIT_UNREADABLE:
            raise
    else:
        if workspace.kit.current() is not None:
            workspace.kit.adopt(data, path.name)
        return OfferedKit(kit, path.name, data)
    return _receipt(workspace, data, path)


def _receipt(workspace: Workspace, data: bytes, path: Path) -> Answer:
    try:
        return workspace.answers.take_in(data, path.name)
    except Fault as fault:
        promised = _BY_ENDING.get(path.suffix.lower())
        if fault.code is Code.KIT_MISSING and promised is Code.RECEIPT_UNREADABLE:
            raise
        if fault.code in (Code.RECEIPT_UNREADABLE, Code.KIT_MISSING):
            # Neither: say what its name promised, or that it is nothing of ours.
            raise Fault(promised or Code.FILE_NOT_OURS, name=path.name) from fault
        raise
