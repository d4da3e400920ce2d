"""A draft begun from a form that was filled in with some PDF reader."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from hrcapp.officer.form_files import loaded
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Store
from hrcapp.submission import filled


@dataclass(frozen=True)
class Begun:
    """The new draft, and the answers in the file that a person must look at. Its origin is typed."""

    draft: str
    problems: tuple[filled.Problem, ...]


def begin(workspace: Workspace, pdf: bytes, name: str = "", *, zone: str = "UTC") -> Begun:
    """Begin a form with the answers of a PDF, as if they had been typed; for practice while there is no kit.

    Every answer is a step of the draft's history. All or nothing is kept. Raises Fault FILE_TOO_LARGE,
    PDF_UNREADABLE, FILLED_FORM_FOREIGN, FILLED_FORM_OTHER.
    """
    raw = filled.look(pdf, name)
    form = _form_of(workspace, raw.mark.digest)
    definition = loaded(form, workspace.kit.files(hashlib.sha256(form).hexdigest()))
    found = filled.answers(raw, definition, now=workspace.clock(), zone=zone, name=name)
    with workspace.store.transaction():
        draft = workspace.drafts.create(
            form, language=found.language, zone=zone, practice=workspace.kit.current() is None
        )
        editor = workspace.drafts.open(draft)
        filled.give(found.values, there=editor.session.node, add=editor.add, set_value=editor.set)
        editor.save()
        workspace.drafts.summarise(draft, editor.session)
        _keep(workspace.store, draft, found.problems)
    return Begun(draft, found.problems)


def _form_of(workspace: Workspace, digest: str) -> bytes:
    """The kit's form that a file belongs to; its own form where it belongs to none, to be told so."""
    forms = workspace.kit.forms()
    return next((one for one in forms if hashlib.sha256(one).hexdigest() == digest), forms[0])


def to_look_at(store: Store, draft: str) -> tuple[filled.Problem, ...]:
    """The answers of the file that nobody has said to be done with."""
    row = store.row("SELECT problems FROM unread WHERE draft = ?", (draft,))
    found = json.loads(row["problems"]) if row else []
    return tuple(filled.Problem(**{**one, "why": filled.Why(one["why"])}) for one in found)


def done_with(store: Store, draft: str) -> None:
    """A person has looked at them all."""
    store.execute("DELETE FROM unread WHERE draft = ?", (draft,))


def _keep(store: Store, draft: str, problems: tuple[filled.Problem, ...]) -> None:
    if problems:
        written = json.dumps([asdict(one) for one in problems], ensure_ascii=False)
        store.execute("INSERT INTO unread VALUES (?, ?)", (draft, written))
