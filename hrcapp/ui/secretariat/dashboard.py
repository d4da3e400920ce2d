"""What the dashboard shows: figures as bars and as tables, in the reader's words. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from babel.numbers import format_percent

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.countries import country_name
from hrcapp.i18n.dates import format_date, format_month
from hrcapp.i18n.languages import babel_locale, endonym
from hrcapp.i18n.sorting import sort_key
from hrcapp.secretariat.dashboard import TARGETS, Dashboard, Slice, Step
from hrcapp.secretariat.question_words import QuestionWords
from hrcapp.secretariat.sections import SECTIONS
from hrcapp.ui.common.words import number

Words = Mapping[str, QuestionWords]

_STEPS: dict[str, str] = {
    Step.INVITED: N_("Invited"),
    Step.REPLIED: N_("Replied"),
    Step.PLEDGED: N_("Pledged"),
    Step.FORM: N_("With form"),
}


@dataclass(frozen=True)
class Line:
    """One bar or row: `share` of the longest bar, the number as it is written, and what follows it."""

    key: str
    label: str
    share: float
    shown: str
    note: str
    slice: Slice


@dataclass(frozen=True)
class Figure:
    """One figure. `column` heads the labels of its table; `of` says what its numbers count."""

    key: str
    title: str
    note: str
    column: str
    of: str
    lines: tuple[Line, ...]
    empty: str
    tracked: bool = False

    def line(self, key: str) -> Line:
        return next(line for line in self.lines if line.key == key)


def counters(board: Dashboard, language: str) -> tuple[tuple[Slice, str, str], ...]:
    """The counters: whom each opens, its number, what it counts."""
    told = (
        (board.governments, _("Governments")),
        (board.pledges, _("Pledges")),
        (board.forms, _("Forms")),
        (board.partners, _("Partners, counted apart")),
    )
    return tuple((found, number(found.count, language), words) for found, words in told)


def stages(board: Dashboard, language: str) -> tuple[tuple[float, str], ...]:
    """10, 100, 1000: how far each is, as a share and in words."""
    count = board.governments.count
    return tuple((min(1.0, count / target), _stage(count, target, language)) for target in TARGETS)


def _stage(count: int, target: int, language: str) -> str:
    if count >= target:
        return _("{target} reached").format(target=number(target, language))
    return _("{count} of {target}").format(count=number(count, language), target=number(target, language))


def is_empty(board: Dashboard) -> bool:
    """Whether nothing at all was here on that day."""
    return not board.members and not board.pledges.count


def sections(board: Dashboard, language: str) -> Figure:
    return Figure(
        "sections",
        _("By section of UCLG"),
        _("Governments"),
        _("Section"),
        _("Governments"),
        _lines(board.sections, section_words, language),
        "",
    )


def section_words(section: str) -> str:
    """The name of a section; for no section, that its country is not known."""
    return _(SECTIONS[section]) if section else _("Not known yet")


def countries(board: Dashboard, language: str) -> Figure:
    def words(code: str) -> str:
        return country_name(code, language) or _("Not known yet")

    alike = sorted(board.countries, key=lambda one: (not one.key, sort_key(words(one.key), language)))
    ordered = sorted(alike, key=lambda one: (not one.key, -one.count))
    return Figure(
        "countries",
        _("By country"),
        _("Governments"),
        _("Country"),
        _("Governments"),
        _lines(ordered, words, language),
        _("No government is here yet."),
    )


def months(board: Dashboard, language: str) -> Figure:
    return Figure(
        "months",
        _("Pledges by month"),
        _("By the month in which each arrived"),
        _("Month"),
        _("Pledges"),
        _lines(board.months, lambda month: format_month(month, language), language),
        _("No pledge has arrived yet."),
    )


def languages(board: Dashboard, language: str) -> Figure:
    return Figure(
        "languages",
        _("Languages of the answers"),
        _("Governments and partners; whoever wrote in two counts in both"),
        _("Language"),
        _("Parties"),
        _lines(board.languages, endonym, language),
        _("Nobody has answered yet: what a printed report says is in no language of theirs."),
    )


def themes(board: Dashboard, words: Words, question: str, language: str) -> Figure:
    told = words.get(question, QuestionWords(question, {}))
    return Figure(
        "themes",
        _("Themes"),
        _("Governments that chose an answer themselves; several are possible"),
        told.label,
        _("Governments"),
        _lines(board.themes.get(question, ()), told.choice, language),
        _("No government has answered this itself yet. Whom a printed report named is not counted."),
    )


def questions(words: Words) -> tuple[tuple[str, str], ...]:
    """The coded questions to choose from."""
    return tuple((question, told.label) for question, told in words.items())


def funnel(board: Dashboard, language: str) -> Figure:
    top = max((step.count for step in board.funnel), default=0) or 1
    lines = []
    before: Slice | None = None
    for step in board.funnel:
        note = ""
        if before is not None and before.count >= step.count > 0:
            note = str(format_percent(step.count / before.count, locale=babel_locale(language)))
        shown, words = number(step.count, language), _(_STEPS[step.key])
        lines.append(Line(step.key, words, step.count / top, shown, note, step))
        before = step
    return Figure(
        "funnel",
        _("From invitation to form"),
        _("With the share of the step before"),
        _("Step"),
        _("Governments"),
        tuple(lines),
        "",
        tracked=True,
    )


def _lines(found: Iterable[Slice], words: Callable[[str], str], language: str) -> tuple[Line, ...]:
    slices = list(found)
    top = max((one.count for one in slices), default=0) or 1
    return tuple(
        Line(one.key, words(one.key), one.count / top, number(one.count, language), "", one) for one in slices
    )


def told(title: str, line: str, board: Dashboard, language: str) -> str:
    """Whom the registry shows after a figure was opened."""
    date = format_date(board.as_of, language)
    if not line:
        return _("{figure}, as of {date}").format(figure=title, date=date)
    return _("{figure}: {part}, as of {date}").format(figure=title, part=line, date=date)


def without_party(found: Slice, language: str) -> str:
    """That some of a figure are no party yet; nothing where all are."""
    if not found.more:
        return ""
    if found.key in (Step.INVITED, Step.REPLIED):
        pattern = ngettext(
            "{count} more is on the list of those invited and not in the registry.",
            "{count} more are on the list of those invited and not in the registry.",
            found.more,
        )
    else:
        pattern = ngettext(
            "{count} more waits for review and is no party yet.",
            "{count} more wait for review and are no parties yet.",
            found.more,
        )
    return pattern.format(count=number(found.more, language))


def as_of(board: Dashboard, language: str) -> str:
    """The day that all figures follow."""
    return _("As of the end of {date} (UTC). Each figure opens the parties behind it.").format(
        date=format_date(board.as_of, language)
    )
