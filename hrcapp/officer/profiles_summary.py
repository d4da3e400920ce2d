"""How far the form of an open profile has come, without its answers; and how a prepared form begins."""

from __future__ import annotations

from collections.abc import Mapping

from hrcapp.model.status import SectionStatus
from hrcapp.officer.cards import Card
from hrcapp.officer.profiles_index import ProfileSummary
from hrcapp.officer.workspace import Workspace


def summary(workspace: Workspace) -> ProfileSummary:
    """Of the form for the campaign that was touched last; of one for practice where there is no other."""
    found = workspace.drafts.cards()
    card = next((one for one in found if one.for_campaign), next(iter(found), None))
    return _of(card, workspace) if card else ProfileSummary(at=workspace.clock())


def _of(card: Card, workspace: Workspace) -> ProfileSummary:
    return ProfileSummary(
        done=sum(one is SectionStatus.COMPLETE for one in card.sections),
        total=len(card.sections),
        open=card.open,
        wrong=card.wrong,
        status=card.status,
        practice=not card.for_campaign,
        at=workspace.clock(),
    )


def begin_prepared(
    workspace: Workspace, answers: Mapping[str, str], *, language: str, zone: str
) -> str | None:
    """Begin the campaign's form with these answers, as if they had been typed; None where a form is begun.

    For practice while there is no kit. A name that the form does not ask is left out. Raises Fault DISK_FULL.
    """
    from hrcapp.submission.questions import named

    if workspace.drafts.cards():
        return None
    kit = workspace.kit
    with workspace.store.transaction():
        draft = workspace.drafts.create(
            kit.form(), language=language, zone=zone, practice=kit.current() is None
        )
        editor = workspace.drafts.open(draft)
        for name, value in answers.items():
            if question := named(editor.session, name):
                editor.set(question.path, value)
        editor.save()
        workspace.drafts.summarise(draft, editor.session)
    return draft
