"""A draft and a newer version of its form: what would carry over, changing on purpose, and going back.

A draft keeps the version it was begun with. Changing it is a person's decision, made in view of everything
that does not carry over; what stood there before is kept whole until the form is finished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.form_files import last_saved, loaded
from hrcapp.officer.migration_answers import Loss, carried
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Store, blobs
from hrcapp.submission import record_language
from hrcapp.submission.revising import with_ids
from hrcapp.xforms import FormDefinition, FormSession


@dataclass(frozen=True)
class Plan:
    """What changing the version of a form would do; nothing is changed yet.

    `carried` is the number of answers that stay, `losses` those that do not, `asked_anew` the labels of
    questions that the form did not ask before.
    """

    draft: str
    before: FormDefinition
    after: FormDefinition
    carried: int
    losses: tuple[Loss, ...]
    asked_anew: tuple[str, ...]
    form: bytes = field(repr=False)
    instance_xml: bytes = field(repr=False)
    seen: bytes = field(repr=False)


@dataclass(frozen=True)
class Changed:
    """That the version of a draft was changed; it can be taken back until it is finished."""

    version: str
    at: datetime


@dataclass(frozen=True)
class Versions:
    """`newer`: the kit's other version of a draft's form; `before`: the one that can be gone back to."""

    newer: bytes | None = field(repr=False, default=None)
    before: Changed | None = None


def versions(workspace: Workspace, draft: str) -> Versions:
    """Where a draft stands among the versions of its form."""
    return Versions(newer_form(workspace, draft), changed(workspace, draft))


def newer_form(workspace: Workspace, draft: str) -> bytes | None:
    """The kit's form of the same id where it is another version than the draft's; None otherwise.

    A form that came from a file stays as it came.
    """
    card = workspace.drafts.card(draft)
    if card.locked or card.opened or workspace.kit.current() is None or workspace.kit.has(card.form):
        return None
    return next((one for one in workspace.kit.forms() if loaded(one, {}).id == card.form_id), None)


def _kit_files(workspace: Workspace, form: bytes) -> Mapping[str, bytes]:
    return workspace.kit.files(hashlib.sha256(form).hexdigest())


def plan(workspace: Workspace, draft: str, form: bytes) -> Plan:
    """What would become of each answer. Raises Fault FORM_*, FORM_VERSION_FIXED, INSTANCE_OTHER_FORM."""
    _check_open(workspace, draft)
    fixed, before = workspace.drafts.draft(draft), workspace.drafts.open(draft).session
    after = loaded(form, _kit_files(workspace, form))
    if after.id != before.definition.id:
        raise Fault(Code.INSTANCE_OTHER_FORM, form=after.id)
    target = FormSession.new(
        after,
        now=workspace.clock(),
        zone=fixed.zone,
        language=fixed.language,
        instance_id=before.instance_id,
        last_saved=last_saved(workspace.store, after, before=fixed.created_at.isoformat()),
    )
    answers = carried(before, target.definition)
    losses = answers.give_to(target)
    record_language(target)
    seen = before.instance_xml()
    return Plan(
        draft=draft,
        before=before.definition,
        after=after,
        carried=answers.given - len(losses),
        losses=losses,
        asked_anew=answers.asked_anew(target),
        form=form,
        instance_xml=with_ids(target.instance_xml(), like=seen),
        seen=seen,
    )


def change(workspace: Workspace, made: Plan) -> None:
    """Do what the plan says: the draft stands in the new version, and the old one is kept beside it.

    Raises Fault FORM_VERSION_FIXED where the answers have changed since the plan was made, or are fixed.
    """
    store, draft = workspace.store, made.draft
    with store.transaction():
        _check_open(workspace, draft)
        fixed = workspace.drafts.draft(draft)
        if workspace.drafts.open(draft).session.instance_xml() != made.seen:
            raise Fault(Code.FORM_VERSION_FIXED)
        # Of several changes before the form is finished, the way back leads before the first.
        if _kept(workspace, draft) is None:
            for table in ("changed_form", "changed_file"):
                store.execute(f"DELETE FROM {table} WHERE draft = ?", (draft,))  # noqa: S608
            seen, now = blobs.put(store, made.seen), workspace.clock().isoformat()
            store.execute(
                "INSERT INTO changed_form VALUES (?, ?, ?, ?, ?)",
                (draft, fixed.revision, fixed.form, seen, now),
            )
            store.execute("INSERT INTO changed_file SELECT * FROM form_file WHERE draft = ?", (draft,))
        workspace.drafts.rebase(draft, made.form, made.instance_xml, _kit_files(workspace, made.form))


def changed(workspace: Workspace, draft: str) -> Changed | None:
    """The version that can be gone back to; None where there is none."""
    row = _kept(workspace, draft)
    return Changed(row["version"], datetime.fromisoformat(row["at"])) if row else None


def go_back(workspace: Workspace, draft: str) -> None:
    """Back to the version and the answers from before; what was typed since is given up.

    Raises Fault FORM_VERSION_FIXED where there is nothing to go back to.
    """
    store = workspace.store
    with store.transaction():
        row = _kept(workspace, draft)
        if row is None:
            raise Fault(Code.FORM_VERSION_FIXED)
        form, instance = blobs.get(store, row["blob"]), blobs.get(store, row["instance"])
        workspace.drafts.rebase(draft, form, instance, _files_before(store, draft))
        for table in ("changed_form", "changed_file"):
            store.execute(f"DELETE FROM {table} WHERE draft = ?", (draft,))  # noqa: S608


def _files_before(store: Store, draft: str) -> dict[str, bytes]:
    rows = store.rows("SELECT name, blob FROM changed_file WHERE draft = ?", (draft,))
    return {row["name"]: blobs.get(store, row["blob"]) for row in rows}


def _kept(workspace: Workspace, draft: str) -> dict[str, Any] | None:
    if workspace.drafts.card(draft).locked:
        return None
    return workspace.store.row(
        "SELECT c.at, c.instance, f.version, f.blob FROM changed_form c"
        " JOIN draft d ON d.id = c.draft AND d.revision = c.revision"
        " JOIN form f ON f.digest = c.form WHERE c.draft = ?",
        (draft,),
    )


def _check_open(workspace: Workspace, draft: str) -> None:
    if workspace.drafts.card(draft).locked:
        raise Fault(Code.FORM_VERSION_FIXED)
