"""Check your answers: every question with its answer, what is wrong with it, and what is left. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrcapp.i18n import _, ngettext, pgettext
from hrcapp.officer.sections import Section
from hrcapp.submission.questions import questions
from hrcapp.submission.wording import answer_words
from hrcapp.ui.common.words import Told
from hrcapp.ui.officer import words
from hrcapp.ui.officer.task_list import FOLDED
from hrcapp.xforms import FormSession, NodeState

_NOT_ASKED = ("note",)


@dataclass(frozen=True)
class AnswerLine:
    """One question: its words, its answer in words, and what is wrong ("" for nothing)."""

    path: str
    question: str
    answer: str
    wrong: str
    given: bool
    action: str


@dataclass(frozen=True)
class AnswerSection:
    """One section; `unanswered` says how many optional questions it leaves out of the list."""

    path: str
    label: str
    state: Told
    lines: tuple[AnswerLine, ...]
    unanswered: str


@dataclass(frozen=True)
class CheckView:
    """The whole page; `first` is the path of the first answer to mend, "" when nothing is left."""

    sections: tuple[AnswerSection, ...]
    left: int
    first: str
    title: str
    reason: str


def view(
    session: FormSession,
    found: Sequence[Section],
    language: str,
    files: Mapping[str, str],
    *,
    locked: bool,
    signs: bool = True,
) -> CheckView:
    """The page. `files`: the original name of each attached file by the name its answer holds.

    `signs`: whether a statement follows.
    """
    violations = session.violations()
    count = len(violations)
    return CheckView(
        sections=tuple(_section(session, one, language, files, locked=locked) for one in found),
        left=count,
        first=violations[0].path if violations else "",
        title=_left(count, signs=signs).format(count=words.number(count, language)),
        reason=ngettext(
            "Complete {count} answer to go on", "Complete {count} answers to go on", count
        ).format(count=words.number(count, language))
        if count
        else "",
    )


def _left(count: int, *, signs: bool) -> str:
    if signs:
        return ngettext(
            "{count} answer to complete or correct before signing",
            "{count} answers to complete or correct before signing",
            count,
        )
    return ngettext(
        "{count} answer to complete or correct before finishing",
        "{count} answers to complete or correct before finishing",
        count,
    )


def _section(
    session: FormSession, section: Section, language: str, files: Mapping[str, str], *, locked: bool
) -> AnswerSection:
    lines, unanswered = [], 0
    for state in questions(session, section.path):
        if state.control in _NOT_ASKED:
            continue
        if not state.value and not state.violation and f"/{FOLDED}" in state.path:
            unanswered += 1
        else:
            lines.append(_line(session, state, language, files, locked=locked))
    left_out = ngettext(
        "{count} optional question not answered", "{count} optional questions not answered", unanswered
    ).format(count=words.number(unanswered, language))
    return AnswerSection(
        section.path,
        section.label,
        words.section_state(section, language),
        tuple(lines),
        left_out if unanswered else "",
    )


def _line(
    session: FormSession, state: NodeState, language: str, files: Mapping[str, str], *, locked: bool
) -> AnswerLine:
    wrong = state.message if state.violation else ""
    if state.violation == "required" and not wrong:
        wrong = _("This answer is needed.")
    answer = answer_words(state, session.language, files) or _("Not answered")
    if not state.value and not state.required:
        answer = _("Not answered (optional)")
    verb = (
        ""
        if locked
        else _("Correct")
        if wrong
        else _("Change")
        if state.value
        else pgettext("button", "Answer")
    )
    return AnswerLine(state.path, _question(state), answer, wrong, bool(state.value), verb)


def _question(state: NodeState) -> str:
    """The label; in a repeat with the number of the instance, which tells one signatory from the other."""
    _before, bracket, rest = state.path.rpartition("[")
    if not bracket:
        return state.label
    return _("{number}. {question}").format(number=rest.partition("]")[0], question=state.label)
