"""What the pages of assessments show: parties, answers, lines of one assessment, as rows and words. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.countries import country_name
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.sorting import sort_key
from hrcapp.secretariat.assessments import Assessed, Line, Part, Results, Sent, State
from hrcapp.secretariat.assessments.counts import Count, counts
from hrcapp.secretariat.assessments.sheets import STATES
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind, Told, number
from hrcapp.ui.secretariat import words
from hrcapp.ui.secretariat.followup import PersonRow

PARTIES, ANSWERS = "parties", "answers"
GROUPS: tuple[tuple[str, str], ...] = (
    (PARTIES, N_("Parties {count}")),
    (ANSWERS, N_("Answers {count}")),
)
_SHAPES: Mapping[State, tuple[Kind, str]] = {
    State.THERE: ("success", "check-check"),
    State.PLANNED: ("info", "clock"),
    State.ABSENT: ("neutral", "x"),
}


@dataclass(frozen=True)
class PartyRow:
    """A party with its latest assessment."""

    assessed: Assessed
    name: str
    where: str
    sent: str
    version: str
    states: tuple[str, ...]
    changed: str
    public: Told


@dataclass(frozen=True)
class AnswerRow:
    """One answer to one question, and how many gave it."""

    count: Count
    part: str
    question: str
    answer: str
    parties: str


@dataclass(frozen=True)
class LineRow:
    """One question of an assessment."""

    question: str
    answer: str
    state: Told | None
    before: str


def parties(results: Results, language: str) -> list[PartyRow]:
    """In the order of the language."""
    rows = [_party(one, language) for one in results.parties]
    return sorted(rows, key=lambda row: (sort_key(row.name, language), row.assessed.party))


def answers(results: Results, parts: Sequence[Part], language: str) -> list[AnswerRow]:
    """In the form's order."""
    return [
        AnswerRow(
            one,
            one.part.label,
            one.asked.label,
            one.label,
            _("{count} of {total}").format(
                count=number(len(one.parties), language), total=number(one.answered, language)
            ),
        )
        for one in counts(results, parts)
    ]


def who(found: Iterable[Assessed], language: str) -> list[PersonRow]:
    """The parties behind an answer, and whether it may be published."""
    rows = [PersonRow(one.party, one.name_in(language), _where(one, language), public(one)) for one in found]
    return sorted(rows, key=lambda row: (sort_key(row.name, language), row.reference))


def lines(found: Sequence[Line]) -> list[LineRow]:
    """The questions of one part."""
    return [
        LineRow(one.label, one.shown, state(one.state) if one.state else None, _before(one)) for one in found
    ]


def state(found: State) -> Told:
    """There, planned or absent."""
    kind, icon = _SHAPES[found]
    return Told(kind, _(STATES[found]), icon)


def public(one: Assessed) -> Told:
    """Whether the latest assessment may be published."""
    if one.latest.may_publish:
        return Told("success", _("May be published"), "check-check")
    return Told("neutral", _("Stays here"), "lock")


def dated(sent: Sent, language: str) -> str:
    """A version by its number and day."""
    day = format_date(sent.arrived, language)
    return _("Version {number} of {day}").format(number=number(sent.revision, language), day=isolated(day))


def filters(
    results: Results, levels: Mapping[str, str], language: str
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(what is filtered by, its name, its values with those of all first)."""
    countries = [(one, country_name(one, language) or one) for one in results.values("country")]
    kinds = [(one, words.party_kind(one)) for one in results.values("kind")]
    found = (
        ("country", _("Country"), sorted(countries, key=lambda pair: sort_key(pair[1], language))),
        ("kind", _("Kind"), kinds),
        ("level", _("Level of government"), [(one, levels.get(one, one)) for one in results.values("level")]),
    )
    return [(name, told, [(ALL, _("All")), *values]) for name, told, values in found]


ALL = "*"
"""The value of a filter that takes all."""


def silent(results: Results, language: str) -> str:
    """How many have not agreed that their answers are published; "" for none."""
    count = sum(not one.latest.may_publish for one in results.parties)
    if not count:
        return ""
    told = ngettext(
        "The answers of {count} party stay here: files and lists for others are without them.",
        "The answers of {count} parties stay here: files and lists for others are without them.",
        count,
    )
    return told.format(count=number(count, language))


def _party(one: Assessed, language: str) -> PartyRow:
    changed = one.changed()
    return PartyRow(
        one,
        one.name_in(language),
        _where(one, language),
        format_date(one.latest.arrived, language),
        _versions(len(one.sent), language),
        tuple(number(one.counted(each), language) for each in State),
        _("First one") if changed is None else _changes(changed, language),
        public(one),
    )


def _versions(count: int, language: str) -> str:
    return ngettext("{count} version", "{count} versions", count).format(count=number(count, language))


def _changes(count: int, language: str) -> str:
    if not count:
        return _("Nothing changed")
    return ngettext("{count} answer", "{count} answers", count).format(count=number(count, language))


def _before(line: Line) -> str:
    if line.before is None:
        return ""
    return line.before or _("No answer")


def _where(one: Assessed, language: str) -> str:
    return ", ".join(filter(None, (one.facts.admin1, words.place(one.facts.country, language))))
