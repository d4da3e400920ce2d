"""Forms without a statement: finishing fixes the answers; any form leaves as OpenRosa XML with media."""

from __future__ import annotations

import shutil
from pathlib import Path

from hrcapp.exchange.place import check_space, put, telling
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.moves import check_here
from hrcapp.officer.outbox import file_name
from hrcapp.officer.versions import SignedVersion, keep_version, signed_version
from hrcapp.officer.workspace import Workspace
from hrcapp.submission import files_of
from hrcapp.submission.pledging import has_statement
from hrcapp.xforms import FormSession

SUBMISSION = "submission.xml"
"""What other software calls the answers in the folder of one submission."""


def finish(workspace: Workspace, draft: str, session: FormSession) -> SignedVersion:
    """Fix the answers of a form that has no statement; finishing again changes nothing.

    Raises Fault ANSWERS_INCOMPLETE, STATEMENT_NOT_SIGNED for a form that is signed, DRAFT_MOVED.
    """
    if has_statement(session.definition):
        raise Fault(Code.STATEMENT_NOT_SIGNED)
    store, now = workspace.store, workspace.clock()
    with store.transaction():
        check_here(store, draft)
        revision = workspace.drafts.draft(draft).revision
        if known := signed_version(store, draft, revision):
            return known
        done = SignedVersion(
            revision=revision,
            at=now,
            places=(),
            signatories=0,
            kind="",
            language=session.language,
            files=files_of(session),
            instance_xml=session.finalize(now=now),
            pdf=b"",
        )
        keep_version(store, draft, done)
        workspace.audit.about(Deed.FORM_FINISHED, draft)
        workspace.drafts.mark_checked(draft)
        workspace.drafts.touch(draft)
    return done


def export(workspace: Workspace, draft: str, folder: Path) -> Path:
    """Write the finished answers and their files into a new folder inside `folder`; return it.

    `submission.xml` is OpenRosa instance XML, as ODK Central, Briefcase and KoboToolbox take it. Raises Fault
    FORM_NOT_FINISHED, PLACE_*, READ_BACK_DIFFERS; nothing half-written stays.
    """
    found = workspace.drafts.draft(draft)
    version = signed_version(workspace.store, draft, found.revision)
    if version is None or not version.complete:
        raise Fault(Code.FORM_NOT_FINISHED)
    files = {name: workspace.attachments.data(draft, name) for name in version.files}
    card = workspace.drafts.card(draft)
    title = card.title or workspace.drafts.definition(found.form).title
    check_space(folder, len(version.instance_xml) + sum(map(len, files.values())))
    target = _new(folder, Path(file_name(title, found.revision, draft)).stem)
    try:
        for name, data in {**files, SUBMISSION: version.instance_xml}.items():
            put(target, name, data)
    except Fault:
        shutil.rmtree(target, ignore_errors=True)
        raise
    workspace.audit.about(Deed.FORM_WRITTEN, draft)
    return target


def _new(folder: Path, name: str) -> Path:
    """A folder that was not there before: `name`, or `name (2)` …"""
    with telling(folder, 0):
        number, target = 1, folder / name
        while target.exists():
            number += 1
            target = folder / f"{name} ({number})"
        target.mkdir()
    return target
