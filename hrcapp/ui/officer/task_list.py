"""The sections of a form as tasks: what state each is in, about how long it takes, what comes next. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.languages import endonym
from hrcapp.model.status import SectionStatus
from hrcapp.officer.sections import Section
from hrcapp.ui.common.words import Told
from hrcapp.ui.officer import words
from hrcapp.xforms import ControlEntry, Entry, FormSession, GroupEntry

ESSAY_MINUTES, QUESTION_MINUTES = 5.0, 0.5
FOLDED = "more_"
"""Groups whose name begins so hold only what may be left out (see the form's README)."""


@dataclass(frozen=True)
class Task:
    """One section in the list."""

    path: str
    label: str
    state: Told
    estimate: str
    action: str


def tasks(session: FormSession, found: Sequence[Section], language: str) -> tuple[Task, ...]:
    """The sections that apply now, in order."""
    return tuple(
        Task(
            path=one.path,
            label=one.label,
            state=words.section_state(one, language),
            estimate=estimate(minutes(session, one.path), language),
            action=_action(one.status),
        )
        for one in found
    )


def next_section(found: Sequence[Section]) -> str:
    """The first section that needs something; empty when only checking is left."""
    waiting = next((one for one in found if one.wrong), None) or next(
        (one for one in found if one.open), None
    )
    return waiting.path if waiting else ""


def progress(found: Sequence[Section], language: str) -> str:
    return words.sections_done(sum(done(found)), len(found), language)


def done(found: Sequence[Section]) -> tuple[bool, ...]:
    """For the bar of segments."""
    return tuple(one.status is SectionStatus.COMPLETE for one in found)


def place_in_form(found: Sequence[Section], path: str, session: FormSession, language: str) -> str:
    """Where a section stands: its number of how many, and about how long it takes."""
    at = next((index for index, one in enumerate(found, 1) if one.path == path), 0)
    return _("Section {at} of {total}, {estimate}").format(
        at=words.number(at, language),
        total=words.number(len(found), language),
        estimate=estimate(minutes(session, path), language),
    )


def minutes(session: FormSession, path: str) -> int:
    """About how long a section takes: essays long, other questions short, folded groups not at all."""
    total = sum(_minutes(session, entry) for entry in session.entries(path))
    return max(1, round(total)) if total < 5 else 5 * round(total / 5)


def estimate(count: int, language: str) -> str:
    return ngettext("about {count} minute", "about {count} minutes", count).format(
        count=words.number(count, language)
    )


def languages(session: FormSession) -> list[tuple[str, str]]:
    """The languages the form can be read in, by their own names."""
    return [(each, endonym(each)) for each in session.definition.languages]


def _minutes(session: FormSession, entry: Entry) -> float:
    if isinstance(entry, ControlEntry):
        state = session.node(entry.path)
        if not state.relevant or state.control == "note":
            return 0
        return ESSAY_MINUTES if "multiline" in state.appearance else QUESTION_MINUTES
    if isinstance(entry, GroupEntry):
        folded = entry.path is not None and entry.path.rpartition("/")[2].startswith(FOLDED)
        return 0 if folded else sum(_minutes(session, each) for each in entry.entries)
    return sum(_minutes(session, each) for one in entry.instances for each in one.entries)


def _action(status: SectionStatus) -> str:
    if status is SectionStatus.NOT_STARTED:
        return _("Begin")
    return _("Continue") if status is SectionStatus.IN_PROGRESS else _("Open")
