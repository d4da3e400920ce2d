"""How far each section of a form has come, in words a task list can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcapp import submission
from hrcapp.model.status import SectionStatus

if TYPE_CHECKING:
    from hrcapp.xforms import FormSession


@dataclass(frozen=True)
class Section:
    """A top-level group that applies, or what stands in none: then its path is the root's.

    `open` required answers are missing, `wrong` ones to be corrected.
    """

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


def section_of(found: Iterable[Section], path: str) -> str:
    """The path of the section that a question or group is in; "" for none."""
    holding = [
        one.path for one in found if path == one.path or path.startswith((f"{one.path}/", f"{one.path}["))
    ]
    return max(holding, key=len, default="")


def _section(session: FormSession, path: str) -> Section:
    progress = session.progress(path)
    if progress.wrong:
        status = SectionStatus.TO_CORRECT
    elif progress.required_open:
        status = SectionStatus.IN_PROGRESS if progress.answered else SectionStatus.NOT_STARTED
    else:
        status = SectionStatus.COMPLETE
    label = session.node(path).label or submission.form_title(
        session.definition, submission.language_code(session.language)
    )
    return Section(path, label, status, progress.answered, progress.required_open, progress.wrong)
