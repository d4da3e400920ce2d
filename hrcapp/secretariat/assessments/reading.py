"""The rows of assessments in the desk's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from hrcapp.model.party import Origin, PartyFacts
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import party_rows
from hrcapp.secretariat.assessments.form import Chosen, question_key
from hrcapp.secretariat.assessments.results import Assessed, Sent
from hrcapp.secretariat.assessments.states import State
from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.fold import State as Desk
from hrcapp.secretariat.rows import facts_of
from hrcapp.store import Store

May = Callable[[Mapping[str, Any]], bool]
"""Whether the answers of a version, by its row, may be published."""

_VERSIONS = """SELECT version.* FROM version JOIN assessment ON assessment.version = version.key
    WHERE assessment.form = ? ORDER BY arrived_at, revision, key"""
_CHOICES = """SELECT choice.* FROM assessment_choice AS choice JOIN assessment USING (version)
    WHERE assessment.form = ? ORDER BY choice.version, path, place"""
_FOUNDING = """SELECT version.*, membership.party FROM membership JOIN version USING (submission)
    WHERE party IN (SELECT party FROM membership JOIN version USING (submission)
                    JOIN assessment ON assessment.version = version.key WHERE assessment.form = ?)
        AND coalesce(decision, '') != 'rejected'
    ORDER BY party, founds DESC, submission, decision = 'accepted' DESC, revision DESC, arrived_at, key"""
_LATEST = """SELECT version.*, membership.party, assessment.form FROM version
    JOIN membership USING (submission) JOIN assessment ON assessment.version = version.key
    WHERE decision = 'accepted' AND origin != 'reconstructed' ORDER BY arrived_at, revision, key"""
_FORMS = """SELECT DISTINCT form FROM assessment JOIN version ON version.key = assessment.version
    WHERE decision = 'accepted' ORDER BY form"""


def forms(store: Store) -> tuple[str, ...]:
    """The ids of the forms of which something is accepted."""
    return tuple(row["form"] for row in store.rows(_FORMS))


def assessed(store: Store, form: str, desk: Desk, may: May) -> tuple[Assessed, ...]:
    """The parties that take part, with their accepted versions, as the log says in `desk`."""
    codes, states = _choices(store, form)
    found: dict[str, list[tuple[Mapping[str, Any], Sent]]] = {}
    for row in store.rows(_VERSIONS, (form,)):
        known, membership = desk.versions.get(row["key"]), desk.memberships.get(row["submission"])
        accepted = known is not None and known.decision is ReviewState.ACCEPTED
        if known is None or membership is None or not accepted or not desk.counts(row["submission"]):
            continue
        if Origin(row["origin"]) is Origin.RECONSTRUCTED:
            continue
        sent = Sent(
            row["key"],
            row["submission"],
            row["revision"],
            _day(row["arrived_at"]),
            _day(known.decided_at),
            may(row),
            codes.get(row["key"], {}),
            states.get(row["key"], {}),
        )
        found.setdefault(membership.party, []).insert(0, (row, sent))
    names, facts = party_rows.names(store), _facts(store, form)
    return tuple(
        Assessed(
            party,
            facts.get(party) or facts_of(found[party][0][0]),
            names.get(party, {}),
            tuple(sent for _row, sent in found[party]),
        )
        for party in sorted(found, key=reference_order)
    )


def shared(store: Store, may: May) -> dict[str, tuple[Chosen, ...]]:
    """By party what it chose in its latest assessment of each form, as of now, where it may be published."""
    latest = {(row["party"], row["form"]): row for row in store.rows(_LATEST)}
    found: dict[str, tuple[Chosen, ...]] = {}
    for (party, form), row in latest.items():
        if may(row):
            found[party] = (*found.get(party, ()), *_chosen(store, row["key"], form))
    return found


def _chosen(store: Store, version: str, form: str) -> Iterator[Chosen]:
    rows = store.rows("SELECT * FROM assessment_choice WHERE version = ? ORDER BY path, place", (version,))
    for path, of in groupby(rows, key=lambda row: str(row["path"])):
        codes = list(of)
        state = State(codes[0]["state"]) if codes[0]["state"] else None
        yield Chosen(question_key(form, path), tuple(row["code"] for row in codes), state)


def _choices(
    store: Store, form: str
) -> tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, dict[str, State]]]:
    """By version the codes, and the states, of its questions."""
    codes: dict[str, dict[str, tuple[str, ...]]] = {}
    states: dict[str, dict[str, State]] = {}
    for row in store.rows(_CHOICES, (form,)):
        of = codes.setdefault(row["version"], {})
        of[row["path"]] = (*of.get(row["path"], ()), row["code"])
        if row["state"]:
            states.setdefault(row["version"], {})[row["path"]] = State(row["state"])
    return codes, states


def _facts(store: Store, form: str) -> dict[str, PartyFacts]:
    """What the submission says that a party was founded on."""
    found: dict[str, PartyFacts] = {}
    for row in store.rows(_FOUNDING, (form,)):
        if row["party"] not in found:
            found[row["party"]] = facts_of(row)
    return found


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
