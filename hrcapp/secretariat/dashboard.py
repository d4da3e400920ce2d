"""What the dashboard shows: every figure with the parties behind it, as of the end of a day (UTC).

What each figure counts is said in `figures`; nothing is counted here in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hrcapp.model.party import UNKNOWN_COUNTRY
from hrcapp.secretariat import naming
from hrcapp.secretariat.figures import (
    THEME_QUESTIONS,
    Figures,
    Member,
    Pledge,
    Snapshot,
    reference_order,
)
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.positions import Locate, Spot, spots
from hrcapp.secretariat.question_words import QuestionWords, question_words
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.sections import SECTIONS, section_of

TARGETS = (10, 100, 1000)
"""What the campaign aims at: pioneers, a first hundred, and a thousand by 2030."""

QUESTIONS = (*THEME_QUESTIONS, "focus_priority", "target_groups", "sdgs", "frameworks", "working_groups")
"""The coded questions on offer; the first ones are the report's themes."""


class Step(StrEnum):
    """The steps from an invitation to a form."""

    INVITED = "invited"
    REPLIED = "replied"
    PLEDGED = "pledged"
    FORM = "form"


@dataclass(frozen=True)
class Slice:
    """One bar of a figure. `key` is a code ("" for what is not known), `parties` those behind it.

    `more` counts those without a party: pledges of approved devices that wait for review, invitations.
    """

    key: str
    parties: tuple[str, ...]
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.parties) + self.more


@dataclass(frozen=True)
class Dashboard:
    """All figures. Sections and countries are those of governments; languages those of all who answered."""

    as_of: date
    governments: Slice
    partners: Slice
    pledges: Slice
    forms: Slice
    sections: tuple[Slice, ...]
    countries: tuple[Slice, ...]
    months: tuple[Slice, ...]
    languages: tuple[Slice, ...]
    themes: Mapping[str, tuple[Slice, ...]]
    funnel: tuple[Slice, ...]
    spots: tuple[Spot, ...]
    unplaced: tuple[str, ...]
    members: Mapping[str, Member]
    names: Mapping[str, Mapping[str, str]]

    def name(self, reference: str, language: str) -> str:
        """The name of a party for readers of that language."""
        return naming.name_in(self.members[reference].facts, self.names.get(reference, {}), language)


class Dashboards:
    """Dashboards of one desk."""

    def __init__(
        self,
        figures: Figures,
        parties: Parties,
        reader: Reader,
        locate: Locate,
        begun: Callable[[date], Sequence[Slice]],
    ) -> None:
        """`begun` gives the funnel's first steps at the end of a day: whom the desk invited, who replied."""
        self._figures = figures
        self._parties = parties
        self._reader = reader
        self._locate = locate
        self._begun = begun

    def as_of(self, day: date) -> Dashboard:
        """The figures at the end of that UTC day."""
        found, names = self._figures.as_of(day), self._parties.names()
        return dashboard(found, names, self._locate, self._begun(day))

    def words(self, language: str) -> dict[str, QuestionWords]:
        """What the form calls the coded questions and their answers."""
        return question_words(self._reader.newest_form, QUESTIONS, language)


def dashboard(
    snapshot: Snapshot, names: Mapping[str, Mapping[str, str]], locate: Locate, begun: Sequence[Slice] = ()
) -> Dashboard:
    """The figures of a snapshot; `begun` are the first steps of the funnel, left out while all are zero."""
    members = snapshot.members
    governments = [member for member in members if member.is_government]
    pledges = _pledged(Step.PLEDGED, snapshot.pledges)
    with_form = _of(Step.FORM, (member for member in governments if member.has_form))
    placed, unplaced = spots(members, names, locate)
    return Dashboard(
        as_of=snapshot.as_of,
        governments=_of("governments", governments),
        partners=_of("partners", (member for member in members if not member.is_government)),
        pledges=pledges,
        forms=_of("forms", (member for member in members if member.has_form)),
        sections=_sections(governments),
        countries=_countries(governments),
        months=_months(snapshot.pledges),
        languages=_languages(snapshot),
        themes={question: _themes(snapshot, question) for question in QUESTIONS},
        funnel=(*(begun if any(step.count for step in begun) else ()), pledges, with_form),
        spots=placed,
        unplaced=unplaced,
        members={member.reference: member for member in members},
        names=names,
    )


def _themes(snapshot: Snapshot, question: str) -> tuple[Slice, ...]:
    return tuple(Slice(code, parties) for code, parties in snapshot.chosen(question))


def _of(key: str, members: Iterable[Member]) -> Slice:
    return Slice(key, tuple(member.reference for member in members))


def _pledged(key: str, pledges: Iterable[Pledge]) -> Slice:
    found = [pledge.party for pledge in pledges]
    parties = tuple(sorted(filter(None, found), key=reference_order))
    return Slice(key, parties, len(found) - len(parties))


def _sections(governments: Iterable[Member]) -> tuple[Slice, ...]:
    """All sections, the largest first, zeros too; last those whose section nobody knows."""
    found = _grouped(governments, lambda member: section_of(member.facts.country))
    unknown = found.pop("", None)
    whole = [found.get(section, Slice(section, ())) for section in SECTIONS]
    return (*_ordered(whole), *([unknown] if unknown else []))


def _countries(governments: Iterable[Member]) -> tuple[Slice, ...]:
    """By code, the most governments first; last those whose country nobody knows."""
    found = _grouped(governments, lambda member: _known(member.facts.country))
    unknown = found.pop("", None)
    return (*_ordered(found.values()), *([unknown] if unknown else []))


def _months(pledges: Iterable[Pledge]) -> tuple[Slice, ...]:
    """Every month from the first pledge to the last, those without one too."""
    found: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        found.setdefault(pledge.month, []).append(pledge)
    every = _every_month(min(found), max(found)) if found else ()
    return tuple(_pledged(month, found.get(month, ())) for month in every)


def _every_month(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (named := f"{year:04d}-{month:02d}") <= last:
        yield named
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _languages(snapshot: Snapshot) -> tuple[Slice, ...]:
    return _ordered(Slice(language, parties) for language, parties in snapshot.languages.items())


def _ordered(found: Iterable[Slice]) -> tuple[Slice, ...]:
    """The most first; of the same size, in the order they came."""
    return tuple(sorted(found, key=lambda one: -one.count))


def _grouped(members: Iterable[Member], key: Callable[[Member], str]) -> dict[str, Slice]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(key(member), []).append(member)
    return {one: _of(one, found[one]) for one in sorted(found)}


def _known(country: str) -> str:
    return "" if country == UNKNOWN_COUNTRY else country
