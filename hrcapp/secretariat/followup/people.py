"""Who takes part, with what the follow-up goes by: what they signed up for, offer, need, and may be told.

Only what a party said itself counts, in the latest accepted version of each of its submissions; nothing of a
form that was reconstructed from a printed report. What was said under a number that was merged goes with it.
Of an assessment counts what may be published: others learn of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from hrcapp.model.party import PartyFacts
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat import naming, party_rows
from hrcapp.secretariat.assessments.form import Chosen
from hrcapp.secretariat.assessments.states import State
from hrcapp.secretariat.consents import holds
from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.rows import facts_of
from hrcapp.secretariat.sections import section_of
from hrcapp.store import Store

QUESTIONS = ("working_groups", "offers", "needs", "c2c_formats", "c2c_languages", "assessment")

_VERSIONS = """SELECT version.*, followup.*, protection.guard, membership.party, membership.founds
    FROM version JOIN membership USING (submission)
    JOIN version_followup AS followup ON followup.version = version.key
    LEFT JOIN protection ON protection.version = version.key
    WHERE decision = 'accepted' AND origin != 'reconstructed' AND scope != 'other_form'
    ORDER BY party, submission, revision, key"""
_CODES = f"""SELECT * FROM version_code WHERE question IN ({",".join("?" * len(QUESTIONS))})
    ORDER BY version, question, place"""  # noqa: S608


@dataclass(frozen=True)
class Person:
    """A party of the follow-up. `language`: the one to write to it in; `languages`: those for exchanges.

    `codes` by question: those of an assessment by `question_key`, of which `has` lists what is there and
    `plans` what is planned. `contact` is the version whose contact person may be shared with other
    participants, "" for none; `since` the day on which its newest form was accepted; `term_end` as it was
    written last.
    """

    reference: str
    facts: PartyFacts
    names: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    language: str
    languages: tuple[str, ...]
    contact: str
    since: date
    term_end: date | None
    standing: PartyStanding = PartyStanding.ACTIVE
    has: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The section of United Cities and Local Governments; "" where it is not known."""
        return section_of(self.facts.country)

    @property
    def shares_contact(self) -> bool:
        return bool(self.contact)

    def chose(self, question: str) -> tuple[str, ...]:
        """The codes it chose, in the form's order."""
        return self.codes.get(question, ())

    def name_in(self, language: str) -> str:
        """The name for readers of that language."""
        return naming.name_in(self.facts, self.names, language)


@dataclass(frozen=True)
class People:
    """Those who take part, by reference, and those left out because they are on hold or have withdrawn."""

    taking_part: tuple[Person, ...]
    left_out: tuple[Person, ...]

    def get(self, reference: str) -> Person | None:
        """One who takes part."""
        return next((one for one in self.taking_part if one.reference == reference), None)


def people(store: Store, assessed: Mapping[str, Sequence[Chosen]]) -> People:
    """As the desk knows them now; `assessed` is what others may know of assessments, by party."""
    names, standings, asked = party_rows.names(store), _standings(store), _consents(store)
    found = [
        replace(
            _with(_person(list(rows), codes, names, asked), assessed.get(party, ())),
            standing=standings.get(party, PartyStanding.ACTIVE),
        )
        for codes in (_codes(store),)
        for party, rows in groupby(store.rows(_VERSIONS), key=lambda row: str(row["party"]))
    ]
    found.sort(key=lambda one: reference_order(one.reference))
    active = PartyStanding.ACTIVE
    return People(
        tuple(one for one in found if one.standing is active),
        tuple(one for one in found if one.standing is not active),
    )


def _person(
    rows: Sequence[Mapping[str, Any]],
    codes: Mapping[str, Mapping[str, tuple[str, ...]]],
    names: Mapping[str, Mapping[str, str]],
    asked: Mapping[str, Mapping[str, Any]],
) -> Person:
    """Of each submission its latest version; what they say adds up, the newest first."""
    latest = {row["submission"]: row for row in rows}
    newest = sorted(latest.values(), key=lambda row: (row["arrived_at"], row["key"]), reverse=True)
    founding = next((row for row in newest if row["founds"]), newest[0])
    answers_language = next(filter(None, (row["answers_language"] for row in newest)), "")
    merged = _merged([codes.get(row["key"], {}) for row in newest])
    population = next(filter(None, (row["population"] for row in newest)), None)
    return Person(
        reference=newest[0]["party"],
        facts=replace(facts_of(founding), population=population),
        names=names.get(newest[0]["party"], {}),
        codes=merged,
        language=newest[0]["language"],
        languages=merged.get("c2c_languages") or tuple(filter(None, (answers_language,))),
        contact=next((row["key"] for row in newest if _shares(row, asked)), ""),
        since=max(date.fromisoformat(row["decided_at"][:10]) for row in newest),
        term_end=next(filter(None, map(_term_end, newest)), None),
    )


def _with(person: Person, assessed: Sequence[Chosen]) -> Person:
    """With what it says in its assessments."""
    if not assessed:
        return person
    return replace(
        person,
        codes={**person.codes, **{one.path: one.codes for one in assessed}},
        has=tuple(one.path for one in assessed if one.state is State.THERE),
        plans=tuple(one.path for one in assessed if one.state is State.PLANNED),
    )


def _merged(several: Sequence[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    return {
        question: found
        for question in QUESTIONS
        if (found := tuple(dict.fromkeys(code for one in several for code in one.get(question, ()))))
    }


def _shares(row: Mapping[str, Any], asked: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether its contact person may be shared, as the form says or as somebody asked for afterwards.

    Never where the form names a person who must be protected.
    """
    if row["guard"] == Guard.BLOCKED:
        return False
    return bool(row["has_contact"]) and holds(row, bool(row["shares_contact"]), asked.get(row["submission"]))


def _consents(store: Store) -> dict[str, Mapping[str, Any]]:
    rows = store.rows("SELECT * FROM consent WHERE item = 'publish_contact'")
    return {row["submission"]: row for row in rows}


def _term_end(row: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(row["term_end"]) if row["term_end"] else None


def _codes(store: Store) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in store.rows(_CODES, QUESTIONS):
        of = found.setdefault(row["version"], {})
        of[row["question"]] = (*of.get(row["question"], ()), row["code"])
    return found


def _standings(store: Store) -> dict[str, PartyStanding]:
    rows: Iterator[Mapping[str, Any]] = iter(store.rows("SELECT party, standing FROM party_standing"))
    return {row["party"]: PartyStanding(row["standing"]) for row in rows}
