"""How far each section of a form has come, in words a task list can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcapp.model.status import SectionStatus

if TYPE_CHECKING:
    from hrcapp.xforms import FormSession


@dataclass(frozen=True)
class Section:
    """A top-level group that applies: `open` required answers are missing, `wrong` ones to be corrected."""

    path: str
    label: str
    status: SectionStatus
    answered: int
    open: int
    wrong: int


def sections(session: FormSession) -> tuple[Section, ...]:
    """The sections that apply now, in the form's order."""
    return tuple(
        _section(session, path) for path in session.definition.section_paths() if session.node(path).relevant
    )


def _section(session: FormSession, path: str) -> Section:
    progress = session.progress(path)
    if progress.wrong:
        status = SectionStatus.TO_CORRECT
    elif progress.required_open:
        status = SectionStatus.IN_PROGRESS if progress.answered else SectionStatus.NOT_STARTED
    else:
        status = SectionStatus.COMPLETE
    return Section(
        path, session.node(path).label, status, progress.answered, progress.required_open, progress.wrong
    )
