"""The registry of parties: who they are, under which names, and how each came to be known.

A party has the attributes of the submission it was founded on, as of that submission's newest accepted
version (the newest of all before anything is accepted). A person links or makes parties; the desk links by
itself only on an exact key (`matching`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import PartyFacts
from hrcapp.secretariat import matching, naming
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.matching import Key, Suggestion
from hrcapp.secretariat.rows import facts_of
from hrcapp.store import Store, blobs

_MEMBERS = "SELECT * FROM membership {where} ORDER BY party, founds DESC, submission"
_VERSIONS = """SELECT version.* FROM version JOIN membership USING (submission)
    WHERE coalesce(decision, '') != 'rejected' {where}
    ORDER BY submission, decision = 'accepted' DESC, revision DESC, arrived_at, key"""

_HIGHEST = """SELECT max(CAST(substr(reference, :from) AS INTEGER)) AS n FROM (
    SELECT reference FROM version WHERE reference >= :prefix AND reference < :after
    UNION ALL SELECT party FROM membership WHERE party >= :prefix AND party < :after)"""


@dataclass(frozen=True)
class HistoryEntry:
    """One thing that happened: `what` is the kind of an event, `subject` a version, submission or party."""

    at: datetime
    what: str
    subject: str


@dataclass(frozen=True)
class Party:
    """A party as the registry knows it. `names` by language (BCP 47); `aliases`: all its spellings."""

    reference: str
    facts: PartyFacts
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    submissions: tuple[str, ...]
    settled: bool

    def name_in(self, language: str) -> str:
        """The name for readers of that language."""
        return naming.name_in(self.facts, self.names, language)


@dataclass(frozen=True)
class Proposal:
    """What the desk would do with a submission: join it to `automatic`, or ask a person to look at `near`."""

    reference: str
    facts: PartyFacts
    automatic: str | None
    near: tuple[Suggestion, ...]


class Parties:
    """Reading the registry, and the two decisions a person takes about it."""

    def __init__(self, store: Store, log: Log, clock: Callable[[], datetime], mark: str = "") -> None:
        self._store = store
        self._log = log
        self._clock = clock
        self._mark = mark

    def all(self) -> list[Party]:
        """Every party with a submission that was not rejected, by reference."""
        return self._parties("", ())

    def get(self, reference: str) -> Party:
        """One party. Raises Fault PARTY_UNKNOWN."""
        found = self._parties("party = ?", (reference,))
        if not found:
            raise Fault(Code.PARTY_UNKNOWN, reference=reference)
        return found[0]

    def names(self) -> dict[str, dict[str, str]]:
        """The names in print of every party, by reference and language."""
        found: dict[str, dict[str, str]] = {}
        for row in self._store.rows("SELECT * FROM party_name ORDER BY party, language"):
            found.setdefault(row["party"], {})[row["language"]] = row["name"]
        return found

    def of(self, submission: str) -> str | None:
        """The reference of the party that a submission belongs to, once that is decided."""
        row = self._store.row("SELECT party FROM membership WHERE submission = ?", (submission,))
        return str(row["party"]) if row else None

    def propose(self, facts: PartyFacts, reference: str = "") -> Proposal:
        """What the names and attributes of a form say about who it is."""
        known = self._known(facts)
        near = tuple(matching.near(facts, known))
        return Proposal(reference, facts, matching.automatic(facts, known), near)

    def link(self, submission: str, reference: str) -> None:
        """A person says: this is of that party. Its name becomes an alias. Raises Fault PARTY_UNKNOWN."""
        self._must_exist(reference)
        self._submission(submission)
        self._log.append(Kind.PARTY, submission, {"action": "link", "party": reference})

    def create(self, submission: str, reference: str = "") -> str:
        """A person says: this is a new party. It takes the submission's reference unless another is given."""
        reference = reference or str(self._submission(submission)["reference"])
        with self._store.transaction():
            if self._exists(reference):
                reference = self.next_reference()
            self._log.append(Kind.PARTY, submission, {"action": "create", "party": reference})
        return reference

    def create_or_link(self, submission: str, reference: str) -> None:
        """Join a submission to the party of a given number, which is made when there is none yet."""
        if self._exists(reference):
            self.link(submission, reference)
        else:
            self.create(submission, reference)

    def name(self, reference: str, names: Mapping[str, str]) -> None:
        """Give a party names in more languages, for print. Raises Fault PARTY_UNKNOWN."""
        self._must_exist(reference)
        known = self.names().get(reference, {})
        new = {language: text for language, text in names.items() if known.get(language) != text}
        if not new:
            return
        with self._store.transaction():
            content = json.dumps(new, ensure_ascii=False, sort_keys=True).encode()
            self._log.append(Kind.NAMES, reference, {"names": blobs.put(self._store, content)})

    def history(self, reference: str) -> list[HistoryEntry]:
        """What happened to a party and its submissions, the newest first."""
        party = self.get(reference)
        marks = ",".join("?" * len(party.submissions))
        versions = self._store.rows(
            f"SELECT key FROM version WHERE submission IN ({marks})",  # noqa: S608
            party.submissions,
        )
        subjects = [reference, *party.submissions, *(row["key"] for row in versions)]
        events = [signed.event for subject in subjects for signed in self._log.about(subject)]
        ordered = sorted(events, key=lambda event: (event.at, event.seq), reverse=True)
        return [HistoryEntry(event.at, event.kind, event.subject) for event in ordered]

    def next_reference(self) -> str:
        """A number that no submission and no party has: `HRC-<year>-<mark><0001>`.

        Desks that have not heard of each other yet must not give two towns one number: each has a mark of
        its own, the first desk none.
        """
        prefix = f"HRC-{self._clock().year}-{self._mark}"
        row = self._store.row(_HIGHEST, {"prefix": prefix, "after": f"{prefix}:", "from": len(prefix) + 1})
        return f"{prefix}{(row['n'] or 0 if row else 0) + 1:04d}"

    def _parties(self, where: str, values: tuple[str, ...]) -> list[Party]:
        members = self._store.rows(_MEMBERS.format(where=where and f"WHERE {where}"), values)
        rows = self._store.rows(_VERSIONS.format(where=where and f"AND {where}"), values)
        versions = _grouped(rows, "submission")
        names = self.names()
        found = (
            _party(reference, of, [row for one in of for row in versions.get(one["submission"], ())], names)
            for reference, of in _grouped(members, "party").items()
        )
        return [party for party in found if party is not None]

    def _known(self, facts: PartyFacts) -> list[tuple[Key, str]]:
        names = sorted({key.name for key in matching.keys_of(facts)})
        marks = ",".join("?" * len(names))
        rows = self._store.rows(f"SELECT * FROM party_key WHERE name IN ({marks})", names)  # noqa: S608
        return [(matching.key_of(row), row["party"]) for row in rows]

    def _exists(self, reference: str) -> bool:
        return self._store.row("SELECT 1 FROM membership WHERE party = ?", (reference,)) is not None

    def _must_exist(self, reference: str) -> None:
        if not self._exists(reference):
            raise Fault(Code.PARTY_UNKNOWN, reference=reference)

    def _submission(self, submission: str) -> dict[str, Any]:
        row = self._store.row("SELECT * FROM version WHERE submission = ? ORDER BY revision", (submission,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=submission)
        return row


def _party(
    reference: str,
    members: Sequence[Mapping[str, Any]],
    versions: Sequence[Mapping[str, Any]],
    names: Mapping[str, Mapping[str, str]],
) -> Party | None:
    if not versions:
        return None
    return Party(
        reference=reference,
        facts=facts_of(versions[0]),
        names=names.get(reference, {}),
        aliases=tuple(dict.fromkeys(name for row in versions for name in _spellings(row))),
        submissions=tuple(row["submission"] for row in members),
        settled=all(row["settled"] for row in members) and sum(row["founds"] for row in members) <= 1,
    )


def _grouped(rows: Sequence[Mapping[str, Any]], column: str) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _spellings(row: Mapping[str, Any]) -> list[str]:
    return [row[column] for column in ("name", "name_latin", "name_english") if row[column]]
