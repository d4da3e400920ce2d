"""Who signs at a ceremony: the signatories of the towns' forms, one after the other, with what is signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Signatory
from hrcapp.officer.cards import Card
from hrcapp.officer.profiles import Profiles
from hrcapp.officer.profiles_administrator import Administrator
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.workshop import Progress
from hrcapp.officer.workspace import Workspace
from hrcapp.store import InTurn, at_once
from hrcapp.submission import pledge_facts


@dataclass(frozen=True)
class CeremonyTurn:
    """One signatory of a town. `signatory` None: the form is not so far, and `fault` says why."""

    profile: str
    town: str
    draft: str = ""
    signatory: Signatory | None = None
    signed: bool = False
    fault: Fault | None = None


def turns(
    profiles: Profiles,
    towns: Sequence[ProfileEntry],
    administrator: Administrator,
    *,
    in_turn: InTurn = at_once,
    progress: Progress | None = None,
) -> list[CeremonyTurn]:
    """The signatories of these towns in their order; a town that can't sign yet has one turn that says so.

    `progress` gets (towns read, all) and may raise to stop.
    """
    found: list[CeremonyTurn] = []
    for count, entry in enumerate(towns):
        if progress:
            progress(count, len(towns))
        found += in_turn(lambda entry=entry: _of_town(profiles, entry, administrator))  # type: ignore[misc]
    return found


def _of_town(profiles: Profiles, entry: ProfileEntry, administrator: Administrator) -> list[CeremonyTurn]:
    try:
        workspace = profiles.open_as_administrator(entry.id, administrator)
    except Fault as fault:
        return [CeremonyTurn(entry.id, entry.title, fault=fault)]
    try:
        return _of_forms(workspace, entry)
    finally:
        workspace.close()


def _of_forms(workspace: Workspace, entry: ProfileEntry) -> list[CeremonyTurn]:
    forms = [one for one in workspace.drafts.cards() if one.for_campaign and one.statement]
    if not forms:
        return [CeremonyTurn(entry.id, entry.title, fault=Fault(Code.WORKSHOP_NO_FORM))]
    found: list[CeremonyTurn] = []
    for card in forms:
        try:
            found += _of_form(workspace, entry, card)
        except Fault as fault:
            found.append(CeremonyTurn(entry.id, entry.title, card.draft, fault=fault))
    return found


def _of_form(workspace: Workspace, entry: ProfileEntry, card: Card) -> list[CeremonyTurn]:
    """Raises Fault ANSWERS_INCOMPLETE, DRAFT_MOVED."""
    if card.moved_at is not None:
        raise Fault(Code.DRAFT_MOVED)
    version = workspace.signing.version(card.draft)
    if version is not None:
        answers, places = version.instance_xml, version.places
    else:
        session = workspace.drafts.open(card.draft).session
        answers, places = session.finalize(now=workspace.clock()), ()
    return [
        CeremonyTurn(entry.id, entry.title, card.draft, signatory, place in places)
        for place, signatory in enumerate(pledge_facts(answers).signatories, 1)
    ]
