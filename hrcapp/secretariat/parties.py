"""The registry of parties: who they are, under which names, and how each came to be known.

A party has the attributes of the submission it was founded on, as of that submission's newest accepted
version (the newest of all before anything is accepted). A person links or makes parties; the desk links by
itself only on an exact key (`matching`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import PartyFacts
from hrcapp.secretariat import matching, party_rows, party_search
from hrcapp.secretariat.candidates import Candidates, keys
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.party_rows import Party as Party
from hrcapp.secretariat.suggesting import ASK, Asked, Reason, Suggestion
from hrcapp.store import Store, blobs

_HIGHEST_OF = """SELECT (SELECT max({column}) FROM {table} WHERE length({column}) = :from + digits
    AND {column} >= :prefix AND {column} < :after AND substr({column}, :from) NOT GLOB '*[^0-9]*') AS given
    FROM size"""
_HIGHEST = f"""WITH size (digits) AS (VALUES (3), (4), (5), (6), (7), (8))
    SELECT max(CAST(substr(given, :from) AS INTEGER)) AS n FROM (
    {_HIGHEST_OF.format(table="version", column="reference")}
    UNION ALL {_HIGHEST_OF.format(table="membership", column="said")})"""  # noqa: S608
"""One look into an index for each length: among numbers of one length the last in the alphabet is highest."""


@dataclass(frozen=True)
class HistoryEntry:
    """One thing that happened: `what` is the kind of an event, `subject` a version, submission or party."""

    at: datetime
    what: str
    subject: str


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
        return party_rows.parties(self._store)

    def get(self, reference: str) -> Party:
        """One party; the one it was merged into, where it was. Raises Fault PARTY_UNKNOWN."""
        found = party_rows.party(self._store, self.standing_for(reference))
        if found is None:
            raise Fault(Code.PARTY_UNKNOWN, reference=reference)
        return found

    def find(self, reference: str) -> Party | None:
        """The same; None where nothing of it is left, as when its only form was rejected."""
        return party_rows.party(self._store, self.standing_for(reference))

    def search(self, typed: str, limit: int = -1) -> list[str]:
        """References of the parties that have every typed word, or one that begins so, in any of their names,
        their number, region or country."""
        return list(party_search.search(self._store, typed, limit))

    def each_hit(self, typed: str) -> Iterator[str]:
        """The same, read as they are asked for: one letter may find a hundred thousand."""
        return party_search.search(self._store, typed)

    def stamp(self) -> int:
        """Another number whenever anything was decided or came in."""
        row = self._store.row("SELECT max(rowid) AS last FROM event")
        return int(row["last"] or 0) if row else 0

    def names(self) -> dict[str, dict[str, str]]:
        """The names in print of every party, by reference and language."""
        return party_rows.names(self._store)

    def of(self, submission: str) -> str | None:
        """The reference of the party that a submission belongs to, once that is decided."""
        row = self._store.row("SELECT party FROM membership WHERE submission = ?", (submission,))
        return str(row["party"]) if row else None

    def parts(self, reference: str) -> list[str]:
        """References of the parties that are a part of this one."""
        into = party_rows.merges(self._store)
        rows = self._store.rows("SELECT * FROM party_parent")
        found = {row["party"] for row in rows if standing_for(row["parent"], into) == reference}
        return sorted(found - set(into))

    def standing_for(self, reference: str) -> str:
        """The party that stands for this one: itself, or what it was merged into."""
        return standing_for(reference, party_rows.merges(self._store))

    def automatic(self, facts: PartyFacts) -> str | None:
        """The party that the desk joins a form to by itself, if any."""
        return matching.automatic(facts, keys(self._store, facts))

    def suggest(self, asked: Asked) -> list[Suggestion]:
        """Parties that might be meant by a name, the likeliest first."""
        return self.candidates().suggest(asked)

    def candidates(self) -> Candidates:
        """The registry as it is now, for asking about many names."""
        return Candidates(self._store)

    def propose(self, facts: PartyFacts, reference: str = "", among: Candidates | None = None) -> Proposal:
        """What the names and attributes of a form say about who it is; `among`: the registry as it was read.

        `near` are those of the same name, and those so much alike that a person must say which it is.
        """
        found = (among or self.candidates()).suggest(Asked.of(facts))
        near = (one for one in found if one.score >= ASK or Reason.SAME_NAME in one.reasons)
        return Proposal(reference, facts, self.automatic(facts), tuple(near))

    def link(self, submission: str, reference: str) -> None:
        """A person says: this is of that party. Its name becomes an alias. Raises Fault PARTY_UNKNOWN."""
        self.must_exist(reference)
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
        self.must_exist(reference)
        known = self.names().get(reference, {})
        new = {language: text for language, text in names.items() if known.get(language) != text}
        if not new:
            return
        with self._store.transaction():
            content = json.dumps(new, ensure_ascii=False, sort_keys=True).encode()
            self._log.append(Kind.NAMES, reference, {"names": blobs.put(self._store, content)})

    def history(self, reference: str) -> list[HistoryEntry]:
        """What happened to a party and its submissions, the newest first. Translations tell their own."""
        party = self.get(reference)
        marks = ",".join("?" * len(party.submissions))
        versions = self._store.rows(
            f"SELECT key FROM version WHERE submission IN ({marks})",  # noqa: S608
            party.submissions,
        )
        own = (party.reference, *party.merged)
        subjects = [*own, *party.submissions, *(row["key"] for row in versions)]
        events = [signed.event for subject in subjects for signed in self._log.about(subject)]
        ordered = sorted(events, key=lambda event: (event.at, event.seq), reverse=True)
        return [
            HistoryEntry(event.at, event.kind, event.subject)
            for event in ordered
            if event.kind != Kind.TRANSLATION
        ]

    def next_reference(self) -> str:
        """A number that no submission and no party has: `HRC-<year>-<mark><0001>`.

        Desks that have not heard of each other yet must not give two towns one number: each has a mark of
        its own, the first desk none.
        """
        prefix = f"HRC-{self._clock().year}-{self._mark}"
        row = self._store.row(_HIGHEST, {"prefix": prefix, "after": f"{prefix}:", "from": len(prefix) + 1})
        return f"{prefix}{(row['n'] or 0 if row else 0) + 1:04d}"

    def _exists(self, reference: str) -> bool:
        return self._store.row("SELECT 1 FROM membership WHERE said = ?", (reference,)) is not None

    def must_exist(self, reference: str) -> None:
        """Raises Fault PARTY_UNKNOWN for a number that no party has or had."""
        if not self._exists(reference):
            raise Fault(Code.PARTY_UNKNOWN, reference=reference)

    def _submission(self, submission: str) -> dict[str, Any]:
        row = self._store.row("SELECT * FROM version WHERE submission = ? ORDER BY revision", (submission,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=submission)
        return row
