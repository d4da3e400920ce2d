"""“Open a form…”: any XLSForm or XForm from a file, looked at with all its problems, then begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.officer.form_files import files_of
from hrcapp.officer.workspace import Workspace
from hrcapp.submission import count_questions, form_description, form_title
from hrcapp.submission.form_package import read_package
from hrcapp.submission.pledging import has_statement
from hrcapp.xforms import FormDefinition
from hrcapp.xforms.advice import advice
from hrcapp.xforms.problems import Problem


@dataclass(frozen=True)
class FoundForm:
    """A form that opens. Nothing is kept of it yet."""

    name: str
    definition: FormDefinition
    data: bytes = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)

    def title(self, language: str) -> str:
        return form_title(self.definition, language)

    def description(self, language: str) -> str:
        return form_description(self.definition, language)

    @property
    def questions(self) -> int:
        return count_questions(self.definition)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What to look at in it, each with its place."""
        return advice(self.definition)


def look(path: Path) -> FoundForm:
    """Read and check a form; takes a moment for an XLSForm, and touches no store.

    Raises Fault FILE_UNREADABLE, FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PACKAGE_*, and FORM_PROBLEMS with
    every problem at once.
    """
    found = read_package(path)
    return FoundForm(found.name, found.definition(), found.xml, found.files)


def begin(workspace: Workspace, found: FoundForm, *, language: str, zone: str = "UTC") -> str:
    """Begin a draft of it; return its id. A pledge that is not the kit's own is for practice.

    Raises Fault DISK_FULL, STORE_*.
    """
    ours = workspace.kit.has(found.definition.digest, found.files)
    with workspace.store.transaction():
        draft = workspace.drafts.create(
            found.data,
            language=language,
            zone=zone,
            practice=has_statement(found.definition) and not ours,
            files=found.files,
        )
        if not ours:
            workspace.store.execute("INSERT INTO opened VALUES (?, ?)", (draft, found.name))
    return draft


def settle(workspace: Workspace, draft: str) -> bool:
    """Whether a form goes to the secretariat: one from a file does from when a kit has it."""
    card = workspace.drafts.card(draft)
    if card.opened and workspace.kit.has(card.form, files_of(workspace.store, draft)):
        workspace.store.execute("DELETE FROM opened WHERE draft = ?", (draft,))
        return not card.practice
    return card.for_campaign
