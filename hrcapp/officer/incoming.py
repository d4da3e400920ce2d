"""A file that someone brings: a kit, a receipt, a filled-in form, a statement to sign or signed elsewhere.

What it is is told by its content, not its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePath

from hrcapp import statement
from hrcapp.exchange import handover, mail
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.names import KIT_EXTENSION, RECEIPT_EXTENSION
from hrcapp.exchange.place import take
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.filled_forms import Begun, begin
from hrcapp.officer.guest import Guest
from hrcapp.officer.workspace import Workspace
from hrcapp.submission.filled import is_pdf

_BY_ENDING = {KIT_EXTENSION: Code.KIT_UNREADABLE, RECEIPT_EXTENSION: Code.RECEIPT_UNREADABLE}


@dataclass(frozen=True)
class OfferedKit:
    """A kit that was checked and not taken yet: a person compares its words with the letter first."""

    kit: Kit
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Returned:
    """A statement of a form of this profile that was signed elsewhere; nothing is done with it yet."""

    draft: str
    name: str
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class FromMail:
    """What messages brought: more than one thing, or something that could not be taken in."""

    taken: tuple[OfferedKit | Answer, ...]
    refused: tuple[Fault, ...]


@dataclass(frozen=True)
class MovedForm:
    """A form that comes from another computer, whole; its code opens it (`DraftHandover.bring_in`)."""

    name: str
    data: bytes = field(repr=False)


Brought = OfferedKit | Answer | Begun | Guest | Returned | FromMail | MovedForm


def bring_in(workspace: Workspace, path: Path, *, zone: str = "UTC") -> Brought:
    """Take in a file. A kit of a campaign that is known already is taken at once; a receipt moves its form; a
    filled-in form begins one, in the time zone `zone`; a statement to sign is looked at. Out of messages come
    kits and receipts alone.

    Raises Fault FILE_UNREADABLE, FILE_NOT_OURS, KIT_*, RECEIPT_*, STATEMENT_*, HANDOVER_*,
    MAIL_WITHOUT_FILE, and what `begin` raises.
    """
    data = take(path)
    if mail.looks_like_mail(data, path.name):
        return _from_mail(workspace, path)
    if handover.is_handover(data):
        return _moved(data, path.name)
    if is_pdf(data):
        return _statement(workspace, data, path) or begin(workspace, data, path.name, zone=zone)
    return _kit_or_receipt(workspace, data, path.name)


def _moved(data: bytes, name: str) -> MovedForm:
    handover.look(data, name)
    return MovedForm(name, data)


def _from_mail(workspace: Workspace, path: Path) -> OfferedKit | Answer | FromMail | MovedForm:
    taken: list[OfferedKit | Answer] = []
    refused: list[Fault] = []
    for file in filter(mail.is_ours, mail.files_of(path)):
        if handover.is_handover(file.data):
            return _moved(file.data, file.name)
        try:
            taken.append(_kit_or_receipt(workspace, file.data, file.name))
        except Fault as fault:
            refused.append(fault)
    if not taken:
        raise refused[0] if refused else Fault(Code.MAIL_WITHOUT_FILE, name=path.name)
    return taken[0] if len(taken) == 1 and not refused else FromMail(tuple(taken), tuple(refused))


def _kit_or_receipt(workspace: Workspace, data: bytes, name: str) -> OfferedKit | Answer:
    try:
        kit = workspace.kit.look(data, name)
    except Fault as fault:
        if fault.code is not Code.KIT_UNREADABLE:
            raise
    else:
        if workspace.kit.current() is not None:
            workspace.kit.adopt(data, name)
        return OfferedKit(kit, name, data)
    return _receipt(workspace, data, name)


def _statement(workspace: Workspace, pdf: bytes, path: Path) -> Guest | Returned | None:
    """A statement to be signed here, or that comes home; None for any other PDF."""
    try:
        came = statement.look(pdf, name=path.name)
    except Fault as fault:
        if fault.code in (Code.PDF_UNREADABLE, Code.STATEMENT_NOT_OURS):
            return None
        raise
    if workspace.drafts.has(came.document_id):
        return Returned(came.document_id, path.name, pdf)
    if came.next is None:
        raise Fault(Code.STATEMENT_COMPLETE)
    return Guest(came, path.name, path.parent)


def _receipt(workspace: Workspace, data: bytes, name: str) -> Answer:
    try:
        return workspace.answers.take_in(data, name)
    except Fault as fault:
        promised = _BY_ENDING.get(PurePath(name).suffix.lower())
        if fault.code is Code.KIT_MISSING and promised is Code.RECEIPT_UNREADABLE:
            raise
        if fault.code in (Code.RECEIPT_UNREADABLE, Code.KIT_MISSING):
            # Neither: say what its name promised, or that it is nothing of ours.
            raise Fault(promised or Code.FILE_NOT_OURS, name=name) from fault
        raise
