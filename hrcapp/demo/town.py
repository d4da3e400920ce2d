"""One sample town's way through the officer's side: filled in, checked, signed, handed over."""

from __future__ import annotations

from pathlib import Path

from hrcapp.demo.certificate import PASSWORD, sample_p12
from hrcapp.demo.samples import STROKES, sample_answers
from hrcapp.model.party import Scope
from hrcapp.officer.sections import sections
from hrcapp.officer.signing import Certificate, Drawn
from hrcapp.officer.versions import SignedVersion
from hrcapp.officer.workspace import Workspace


def fill_in(workspace: Workspace, language: str, scope: Scope) -> str:
    """Type a form and check it; return its id."""
    draft = workspace.drafts.create(workspace.kit.form(), language=language, practice=False)
    editor = workspace.drafts.open(draft)
    for path, value in sample_answers(language, scope).items():
        editor.set(path, value)
    editor.save()
    workspace.drafts.summarise(draft, editor.session)
    if not any(one.open or one.wrong for one in sections(editor.session)):
        workspace.drafts.mark_checked(draft)
    return draft


def sign(workspace: Workspace, draft: str, *, certificate: bool) -> SignedVersion:
    """Sign with a certificate, or with a drawn mark under the device's seal."""
    session = workspace.drafts.open(draft).session
    if not certificate:
        return workspace.signing.sign(draft, session, Drawn(STROKES))
    name = workspace.signing.preview(draft, session).signatories[0].name
    p12 = sample_p12(name, workspace.clock())
    return workspace.signing.sign(draft, session, Certificate(p12, PASSWORD))


def correct(workspace: Workspace, draft: str, path: str, value: str) -> None:
    """Answer a return: a new version with one answer changed."""
    workspace.drafts.correct(draft)
    editor = workspace.drafts.open(draft)
    editor.set(path, value)
    editor.save()
    workspace.drafts.summarise(draft, editor.session)


def hand_over(workspace: Workspace, draft: str, folder: Path) -> Path:
    """Pack the signed version and put it into a folder."""
    return workspace.outbox.save_to(draft, folder)
