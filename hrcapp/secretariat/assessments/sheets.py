"""Assessments as tables that may leave the desk: of parties that agreed, without withheld words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hrcapp.i18n import N_
from hrcapp.i18n.countries import country_name
from hrcapp.secretariat.assessments.answers import Page
from hrcapp.secretariat.assessments.counts import counts
from hrcapp.secretariat.assessments.form import Part
from hrcapp.secretariat.assessments.results import Assessed, Results
from hrcapp.secretariat.assessments.states import State
from hrcapp.secretariat.export import titles
from hrcapp.secretariat.export.tables import Column, Kind, Table, Value
from hrcapp.secretariat.report.words import Say

STATES: Mapping[State, str] = {
    State.THERE: N_("There"),
    State.PLANNED: N_("Planned"),
    State.ABSENT: N_("Absent"),
}
ASSESSMENTS, RESULTS = N_("Assessments"), N_("Results by question")
_SENT = {
    "party": titles.PARTY,
    "name": N_("Name"),
    "country_name": N_("Country"),
    "kind_name": N_("Kind"),
    "level": N_("Level (code)"),
    "revision": N_("Version"),
    "arrived_on": N_("Arrived on"),
    "accepted_on": N_("Accepted on"),
    "latest": N_("Latest"),
}
_ANSWERS = {
    "party": titles.PARTY,
    "name": N_("Name"),
    "part": N_("Part"),
    "question": N_("Question (path)"),
    "label": N_("Question"),
    "answer": N_("Answer"),
    "state": N_("State"),
    "changed": N_("Changed"),
    "before": N_("Earlier answer"),
}
_COUNTS = {
    "part": N_("Part"),
    "question": N_("Question (path)"),
    "label": N_("Question"),
    "code": N_("Code"),
    "answer": N_("Answer"),
    "parties": N_("Parties with this answer"),
    "answered": N_("Parties that answered the question"),
    "references": N_("Numbers"),
}
_KINDS = {
    "revision": Kind.NUMBER,
    "parties": Kind.NUMBER,
    "answered": Kind.NUMBER,
    "arrived_on": Kind.DAY,
    "accepted_on": Kind.DAY,
    "latest": Kind.TRUTH,
    "changed": Kind.TRUTH,
}

Pages = Callable[[Assessed], Page]


def tables(results: Results, parts: Sequence[Part], pages: Pages, language: str, say: Say) -> list[Table]:
    """`results` are those that may be published; `pages` reads the latest answers of a party as published."""
    return [
        _table("assessments", say(ASSESSMENTS), _SENT, say, _sent(results, language, say)),
        _table("answers", say(titles.ANSWERS), _ANSWERS, say, _answers(results, pages, language, say)),
        _table("results", say(RESULTS), _COUNTS, say, _counts(results, parts)),
    ]


def _table(
    name: str, title: str, columns: Mapping[str, str], say: Say, rows: Iterable[tuple[Value, ...]]
) -> Table:
    made = [Column(one, say(told), _KINDS.get(one, Kind.TEXT)) for one, told in columns.items()]
    return Table(name, title, made, rows=list(rows))


def _sent(results: Results, language: str, say: Say) -> Iterator[tuple[Value, ...]]:
    for one in results.parties:
        facts = one.facts
        for sent in one.sent:
            yield (
                one.party,
                one.name_in(language),
                country_name(facts.country, language),
                say(titles.KINDS[facts.kind]),
                facts.level,
                sent.revision,
                sent.arrived,
                sent.accepted,
                sent is one.latest,
            )


def _answers(results: Results, pages: Pages, language: str, say: Say) -> Iterator[tuple[Value, ...]]:
    for one in results.parties:
        for part, lines in pages(one).parts.items():
            for line in lines:
                state = say(STATES[line.state]) if line.state else ""
                yield (
                    one.party,
                    one.name_in(language),
                    part,
                    line.path,
                    line.label,
                    line.shown,
                    state,
                    line.before is not None,
                    line.before,
                )


def _counts(results: Results, parts: Sequence[Part]) -> Iterator[tuple[Value, ...]]:
    for one in counts(results, parts):
        yield (
            one.part.label,
            one.asked.path,
            one.asked.label,
            one.code,
            one.label,
            len(one.parties),
            one.answered,
            " ".join(who.party for who in one.parties),
        )
