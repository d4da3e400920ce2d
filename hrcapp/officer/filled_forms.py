"""A draft begun from a form that was filled in with some PDF reader."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.officer.workspace import Workspace
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
    return Begun(draft, found.problems)
