"""A draft begun from a form that was filled in with some PDF reader."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from hrcapp.officer.workspace import Workspace
from hrcapp.store import Store
from hrcapp.submission import filled
from hrcapp.xforms import load


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
    form = workspace.kit.form()
    found = filled.read(pdf, load(form), now=workspace.clock(), zone=zone, name=name)
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
