"""Many towns' forms at once, by whoever looks after the laptop: from a check to the receipts.

Each profile is opened by the administrator's key for its own turn only; what fails for one town holds up no
other, and every form is told for itself. Practice is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hrcapp.exchange.place import put
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.cards import Card
from hrcapp.officer.finishing import finish
from hrcapp.officer.outbox import file_name
from hrcapp.officer.profiles import Profiles
from hrcapp.officer.profiles_administrator import Administrator
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.workspace import Workspace
from hrcapp.statement import SignatureKind
from hrcapp.store import InTurn, at_once


class Act(StrEnum):
    """What can be done with many at once."""

    CHECK = "check"
    FINALISE = "finalise"
    PRINT = "print"
    PACK = "pack"
    TAKE_IN = "take-in"

    @property
    def needs_folder(self) -> bool:
        """Whether it writes to a folder or stick, or reads from one."""
        return self in (Act.PRINT, Act.PACK, Act.TAKE_IN)


@dataclass(frozen=True)
class Outcome:
    """What became of one form of a town: done, with the file where there is one; or why not."""

    profile: str
    title: str
    act: Act
    path: Path | None = None
    fault: Fault | None = None


Progress = Callable[[int, int], None]
Told = tuple[Path | None, Fault | None]
"""The file that was written, if any; why it was not done, if so."""


def act_on_all(
    profiles: Profiles,
    towns: Sequence[ProfileEntry],
    administrator: Administrator,
    act: Act,
    *,
    folder: Path | None = None,
    in_turn: InTurn = at_once,
    progress: Progress | None = None,
    done: list[Outcome] | None = None,
) -> list[Outcome]:
    """Do one thing for each town in turn, note it in the audit, and bring the board up to date.

    `progress` gets (towns done, all) before each and may raise to stop: what was done until then is in
    `done`, which is filled as it goes on.
    """
    results = done if done is not None else []
    for count, entry in enumerate(towns):
        if progress:
            progress(count, len(towns))
        results += in_turn(lambda entry=entry: _town(profiles, entry, administrator, act, folder))  # type: ignore[misc]
    return results


def act_on(workspace: Workspace, act: Act, folder: Path | None = None) -> list[Told]:
    """Do it for each form of one town; a town without one is told too."""
    if act is Act.TAKE_IN and folder is not None:
        return _take_in(workspace, folder)
    forms = [one for one in workspace.drafts.cards() if one.for_campaign]
    if not forms:
        return [(None, Fault(Code.WORKSHOP_NO_FORM))]
    return [_told(lambda one=one: _form(workspace, one, act, folder)) for one in forms]  # type: ignore[misc]


def _town(
    profiles: Profiles,
    entry: ProfileEntry,
    administrator: Administrator,
    act: Act,
    folder: Path | None,
) -> list[Outcome]:
    results = [
        Outcome(entry.id, entry.title, act, path, fault)
        for path, fault in _opened(profiles, entry, administrator, act, folder)
    ]
    for one in results:
        code = str(one.fault.code) if one.fault else ""
        profiles.audit.note(Deed.MANY, profile=entry.id, detail=str(act), code=code)
    return results


def _opened(
    profiles: Profiles, entry: ProfileEntry, administrator: Administrator, act: Act, folder: Path | None
) -> list[Told]:
    try:
        workspace = profiles.open_as_administrator(entry.id, administrator)
    except Fault as fault:
        return [(None, fault)]
    try:
        return act_on(workspace, act, folder)
    finally:
        profiles.lock(workspace)


def _told(work: Callable[[], Path | None]) -> Told:
    try:
        return work(), None
    except Fault as fault:
        return None, fault


def _take_in(workspace: Workspace, folder: Path) -> list[Told]:
    """Receipts and returns for this town; those for others are left to them."""
    answers, _others = workspace.answers.take_folder(folder, for_others=False)
    return [(None, None) for _one in answers] or [(None, Fault(Code.WORKSHOP_NO_ANSWER))]


def _form(workspace: Workspace, card: Card, act: Act, folder: Path | None) -> Path | None:
    if act is Act.CHECK:
        _check(workspace, card)
    elif act is Act.FINALISE:
        _finalise(workspace, card)
    elif folder is None:
        raise ValueError("what is written needs a folder")
    elif act is Act.PRINT:
        return _print(workspace, card, folder)
    else:
        return workspace.outbox.save_to(card.draft, folder)
    return None


def _check(workspace: Workspace, card: Card) -> None:
    """Read every answer anew: the card may be of an older day. Raises Fault ANSWERS_INCOMPLETE."""
    if not card.locked:
        session = workspace.drafts.open(card.draft).session
        workspace.drafts.summarise(card.draft, session)
        session.finalize(now=workspace.clock())


def _finalise(workspace: Workspace, card: Card) -> None:
    """Ready to sign, or finished where nothing is signed. What is signed stays as it is."""
    if card.moved_at is not None:
        raise Fault(Code.DRAFT_MOVED)
    _check(workspace, card)
    if card.locked:
        return
    if card.statement:
        workspace.drafts.mark_checked(card.draft)
    else:
        finish(workspace, card.draft, workspace.drafts.open(card.draft).session)


def _print(workspace: Workspace, card: Card, folder: Path) -> Path:
    """The statement as PDF: as signed, or to be signed by hand, and kept so that the paper is known again."""
    if not card.statement:
        raise Fault(Code.WORKSHOP_NOTHING_TO_PRINT)
    session = workspace.drafts.open(card.draft).session
    preview = workspace.signing.preview(card.draft, session, SignatureKind.SCAN)
    stem = Path(file_name(card.title, card.revision, card.draft)).stem
    return put(folder, f"{stem}.pdf", preview.pdf)
