"""Accepting many versions at once, where nothing about them asks for a person's look.

A first form from a device that nobody knows is looked at by a person, one by one: a signature says that a
statement is whole, not who sent it. What qualifies is asked again before each decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.model.faults import Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.candidates import Candidates
from hrcapp.secretariat.drafts import ReviewDraft, ReviewDrafts
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.review import Item, Review
from hrcapp.secretariat.rows import facts_of
from hrcapp.secretariat.second_reader import SecondReader
from hrcapp.store import Store


class Why(StrEnum):
    """What about a version asks for a person."""

    CONFLICT = "conflict"
    SECOND_READER = "second-reader"
    NO_STATEMENT = "no-statement"
    STATEMENT = "statement"
    OTHER_ANSWERS = "other-answers"
    NEW_SENDER = "new-sender"
    PARTY = "party"
    DRAFT = "draft"
    PROTECTED = "protected"
    DECIDED = "decided"


@dataclass(frozen=True)
class Candidate:
    """A version that waits, and all that keeps it from being accepted with others."""

    item: Item
    why: tuple[Why, ...]

    @property
    def qualifies(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class BulkReview:
    """Which versions qualify, and accepting them one after the other."""

    store: Store
    review: Review
    parties: Parties
    drafts: ReviewDrafts
    second_reader: SecondReader

    def waiting(self) -> int:
        """How many versions wait."""
        return len(self.review.waiting())

    def countries(self) -> list[str]:
        """Where those are that wait, each country once."""
        return list(dict.fromkeys(item.country for item in self.review.waiting()))

    def candidates(self) -> Iterator[Candidate]:
        """Every version that waits, the oldest first, as far as somebody asks for the next one.

        The registry is read once; a thousand among a thousand parties take some seconds.
        """
        among = self.parties.candidates()
        return (self._candidate(item, among) for item in reversed(self.review.waiting()))

    def accept(self, key: str) -> Why | Fault | None:
        """Accept one version with its own receipt; what keeps it from that, if anything does now."""
        found = self._candidate(self.review.item(key))
        if found.why:
            return found.why[0]
        try:
            self.review.accept(key)
        except Fault as fault:
            return fault
        return None

    def _candidate(self, item: Item, among: Candidates | None = None) -> Candidate:
        return Candidate(item, tuple(self._reasons(item, among)))

    def _reasons(self, item: Item, among: Candidates | None) -> Iterator[Why]:
        if item.state is ReviewState.CONFLICT:
            yield Why.CONFLICT
        elif item.state not in (ReviewState.TO_REVIEW, ReviewState.PROPOSED):
            yield Why.DECIDED
        if self.second_reader.asked:
            yield Why.SECOND_READER
        if item.verdict == "none":
            yield Why.NO_STATEMENT
        elif item.verdict != "intact":
            yield Why.STATEMENT
        elif not item.same_answers:
            yield Why.OTHER_ANSWERS
        if item.new_sender:
            yield Why.NEW_SENDER
        if not self._party_is_plain(item, among):
            yield Why.PARTY
        if self.drafts.of(item.key) != ReviewDraft():
            yield Why.DRAFT
        if self.store.row("SELECT 1 FROM protection WHERE version = ? AND guard != 'open'", (item.key,)):
            yield Why.PROTECTED

    def _party_is_plain(self, item: Item, among: Candidates | None) -> bool:
        if item.party is not None:
            row = self.store.row("SELECT settled FROM membership WHERE submission = ?", (item.submission,))
            return bool(row and row["settled"])
        row = self.store.row("SELECT * FROM version WHERE key = ?", (item.key,))
        return row is not None and not self.parties.propose(facts_of(row), item.reference, among).near
