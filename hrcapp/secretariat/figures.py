"""Counting, as of the end of a day. What each figure counts is said here and in docs/decisions/0005-desk.md.

- **forms**: accepted submissions with the full form, and those reconstructed from a published report.
- **pledges**: governments whose signed statement is here, intact and over the answers beside it, accepted or
  waiting for review; one that was sent back, rejected or contradicted does not count, nor one that waits from
  a device which nobody has approved, nor a statement that came alone, nor anything reconstructed.
- **parties**, **governments**, **partners**: parties with an accepted submission. Partners never pledge.
- Nothing of a party that has withdrawn by then counts. One on hold counts.
- **countries** and sections: those of the governments; an unknown country counts as none.
- **tallies** of themes: governments that chose a code themselves, never a reconstructed form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hrcapp.model.party import UNKNOWN_COUNTRY, Origin, PartyFacts, Scope
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import kept
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.consents import Consents
from hrcapp.secretariat.fold import State, Version
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.rows import facts_of
from hrcapp.secretariat.sections import SECTIONS, section_of
from hrcapp.store import Store

THEME_QUESTIONS = ("vision_themes", "motivation_codes", "focus_areas", "init_kind")
"""The coded questions whose answers are the report's themes."""


@dataclass(frozen=True)
class Counts:
    """The six counters of a report."""

    parties: int
    governments: int
    partners: int
    pledges: int
    forms: int
    countries: int


@dataclass(frozen=True)
class Member:
    """A party that counts, by its reference, with what its latest accepted submission says of it.

    `has_form`: it has sent the form, and not the signed pledge alone.
    """

    reference: str
    facts: PartyFacts
    consents: bool
    has_form: bool

    @property
    def is_government(self) -> bool:
        return self.facts.kind.is_government


@dataclass(frozen=True)
class Pledge:
    """A government's pledge and when it came; `party` is "" while no party is decided for it."""

    party: str
    arrived_at: str

    @property
    def month(self) -> str:
        """Such as `2026-03`."""
        return self.arrived_at[:7]


@dataclass(frozen=True)
class Snapshot:
    """All figures as of one day (UTC). `codes` by question and code list references in their order.

    `languages`: by the language of the answers, the parties that wrote them.
    `answered` are the parties that chose codes themselves. The codes of a reconstructed form say only where a
    printed report named the party, and naming is not counting: no tally is made of them.
    """

    as_of: date
    counts: Counts
    members: tuple[Member, ...]
    sections: Mapping[str, int]
    pledges: tuple[Pledge, ...]
    codes: Mapping[str, Mapping[str, tuple[str, ...]]]
    answered: frozenset[str]
    languages: Mapping[str, tuple[str, ...]]
    reconstructed: int
    findings: tuple[Finding, ...]

    @property
    def months(self) -> dict[str, int]:
        """Pledges by month of arrival (`2026-03`), in their order."""
        return dict(sorted(Counter(pledge.month for pledge in self.pledges).items()))

    def themes(self) -> dict[str, list[str]]:
        """References by code, over the questions whose answers are themes."""
        merged: dict[str, set[str]] = {}
        for question in THEME_QUESTIONS:
            for code, references in self.codes.get(question, {}).items():
                merged.setdefault(code, set()).update(references)
        return {code: sorted(merged[code], key=reference_order) for code in sorted(merged)}

    def chosen(self, question: str) -> list[tuple[str, tuple[str, ...]]]:
        """(code, governments that chose it themselves), the most chosen first, none that nobody chose."""
        governments = {member.reference for member in self.members if member.is_government} & self.answered
        found = [
            (code, tuple(reference for reference in references if reference in governments))
            for code, references in self.codes.get(question, {}).items()
        ]
        return sorted((pair for pair in found if pair[1]), key=lambda pair: (-len(pair[1]), pair[0]))

    def tally(self, question: str) -> list[tuple[str, int]]:
        """(code, number of governments that chose it), in the order of `chosen`."""
        return [(code, len(references)) for code, references in self.chosen(question)]


class Figures:
    """Counts from the log and the kept bundles; nothing is counted as it comes in."""

    def __init__(self, store: Store, log: Log, consents: Consents) -> None:
        self._store = store
        self._log = log
        self._consents = consents

    def as_of(self, day: date) -> Snapshot:
        """The figures at the end of that UTC day."""
        state = self._log.state(day)
        may = self._consents.publishing()
        every = self._store.rows("SELECT * FROM version")
        rows = {row["key"]: {**row, "publish": may(row)} for row in every}
        accepted = {
            submission: rows[version.key]
            for submission, version in accepted_versions(state).items()
            if Scope(rows[version.key]["scope"])
            is not Scope.OTHER_FORM  # an assessment makes nobody a member
        }
        members = _members(state, accepted)
        governments = [member for member in members if member.is_government]
        countries = {m.facts.country for m in governments if m.facts.country != UNKNOWN_COUNTRY}
        pledges = _pledges(state, rows)
        return Snapshot(
            as_of=day,
            counts=Counts(
                parties=len(members),
                governments=len(governments),
                partners=len(members) - len(governments),
                pledges=len(pledges),
                forms=sum(map(_is_form, accepted.values())),
                countries=len(countries),
            ),
            members=members,
            sections=_sections(governments),
            pledges=pledges,
            codes=self._codes(state, accepted),
            answered=_answered(state, accepted),
            languages=_languages(state, accepted),
            reconstructed=sum(Origin(row["origin"]) is Origin.RECONSTRUCTED for row in accepted.values()),
            findings=self._findings(state),
        )

    def _codes(
        self, state: State, accepted: Mapping[str, Mapping[str, Any]]
    ) -> dict[str, dict[str, tuple[str, ...]]]:
        party_of = {
            row["key"]: state.memberships[submission].party
            for submission, row in accepted.items()
            if submission in state.memberships
        }
        found: dict[str, dict[str, set[str]]] = {}
        for row in self._store.rows("SELECT * FROM version_code ORDER BY question, code"):
            if party := party_of.get(row["version"]):
                found.setdefault(row["question"], {}).setdefault(row["code"], set()).add(party)
        return {
            question: {code: tuple(sorted(named, key=reference_order)) for code, named in codes.items()}
            for question, codes in found.items()
        }

    def _findings(self, state: State) -> tuple[Finding, ...]:
        found = [self._finding(digest, state) for digest in state.findings.values()]
        return tuple(sorted(found, key=lambda finding: (finding.place, finding.id)))

    def _finding(self, digest: str, state: State) -> Finding:
        finding = Finding.from_json(kept.get(self._store, digest))
        parties = (standing_for(party, state.merges) for party in finding.parties)
        return replace(finding, parties=frozenset(party for party in parties if party not in state.withdrawn))


def accepted_versions(state: State) -> dict[str, Version]:
    """Of each submission its latest accepted version, without those of parties that have withdrawn."""
    found: dict[str, Version] = {}
    for version in state.versions.values():
        if version.decision is ReviewState.ACCEPTED and state.counts(version.submission):
            known = found.get(version.submission, version)
            found[version.submission] = max(known, version, key=lambda one: (one.revision, one.key))
    return found


def reference_order(reference: str) -> tuple[tuple[int, str], ...]:
    """References in the order of their numbers: 2022-9 before 2022-10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in reference.split("-"))


def _answered(state: State, accepted: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Parties with an accepted form that they filled in themselves."""
    return frozenset(
        state.memberships[submission].party
        for submission, row in accepted.items()
        if submission in state.memberships
        and Scope(row["scope"]) is Scope.FULL_FORM
        and Origin(row["origin"]) is not Origin.RECONSTRUCTED
    )


def _languages(state: State, accepted: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Who wrote in which language; nobody says it of a reconstructed form."""
    found: dict[str, set[str]] = {}
    for submission, row in accepted.items():
        membership, language = state.memberships.get(submission), row["answers_language"]
        if membership and language and Origin(row["origin"]) is not Origin.RECONSTRUCTED:
            found.setdefault(language, set()).add(membership.party)
    return {code: tuple(sorted(found[code], key=reference_order)) for code in sorted(found)}


def _members(state: State, accepted: Mapping[str, Mapping[str, Any]]) -> tuple[Member, ...]:
    """Each party once: with the facts of the submission it was founded on, where that one is accepted."""
    found: dict[str, tuple[bool, Mapping[str, Any]]] = {}
    consents: set[str] = set()
    forms: set[str] = set()
    for submission, row in sorted(accepted.items(), key=lambda item: (item[1]["arrived_at"], item[0])):
        membership = state.memberships.get(submission)
        if membership is None:
            continue
        if row["publish"] or row["origin"] == Origin.RECONSTRUCTED:
            consents.add(membership.party)
        if _is_form(row):
            forms.add(membership.party)
        known = found.get(membership.party)
        if known is None or (membership.founds and not known[0]):
            found[membership.party] = (membership.founds, row)
    ordered = sorted(found, key=reference_order)
    return tuple(
        Member(party, facts_of(found[party][1]), party in consents, party in forms) for party in ordered
    )


def _pledges(state: State, rows: Mapping[str, Mapping[str, Any]]) -> tuple[Pledge, ...]:
    """One for each government, as it came first; for each submission while its party is not decided."""
    found: dict[str, Pledge] = {}
    for version in state.versions.values():
        if state.counts(version.submission) and _is_pledge(version, rows[version.key], state):
            membership = state.memberships.get(version.submission)
            pledge = Pledge(membership.party if membership else "", version.arrived_at)
            of = pledge.party or version.submission
            found[of] = min(found.get(of, pledge), pledge, key=lambda one: one.arrived_at)
    return tuple(sorted(found.values(), key=lambda one: (one.arrived_at, one.party)))


def _is_pledge(version: Version, row: Mapping[str, Any], state: State) -> bool:
    facts = facts_of(row)
    signed = row["verdict"] == "intact" and bool(row["same_answers"])
    other = row["origin"] == Origin.RECONSTRUCTED or Scope(row["scope"]) is Scope.OTHER_FORM
    if not facts.kind.is_government or not signed or other:
        return False
    sender = state.senders.get(version.sender)
    vouched = sender is not None and sender.approved and row["origin"] != Origin.IMPORTED
    waiting = version.decision is None and vouched
    return waiting or version.decision is ReviewState.ACCEPTED


def _is_form(row: Mapping[str, Any]) -> bool:
    return Scope(row["scope"]) is Scope.FULL_FORM or Origin(row["origin"]) is Origin.RECONSTRUCTED


def _sections(governments: Iterable[Member]) -> dict[str, int]:
    counted = Counter(section_of(member.facts.country) for member in governments)
    return {section: counted[section] for section in SECTIONS}
