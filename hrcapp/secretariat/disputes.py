"""Where desks have said different things before they heard of each other: who said what, and settling it.

Both sayings are kept for ever; what settles them is one more event that has seen both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import fold, kept
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.fold_decisions import decided
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.parties import Parties
from hrcapp.store import Store


@dataclass(frozen=True)
class Decision:
    """What one desk decided about a version: its name, the words it sent, comments by question."""

    desk: str
    state: ReviewState
    at: datetime
    message: str
    comments: Mapping[str, str]


@dataclass(frozen=True)
class Claim:
    """The party that one desk named for a submission."""

    desk: str
    at: datetime
    party: str


@dataclass(frozen=True)
class Dispute:
    """A submission whose party is not settled.

    Either several `claims` name different parties, or one claim founds a party that another submission has
    founded as well: then a person says whether they are one.
    """

    submission: str
    claims: tuple[Claim, ...]

    @property
    def is_second_founder(self) -> bool:
        return len(self.claims) == 1


@dataclass(frozen=True)
class Disputes:
    """Reads the log of one desk, in which those of the others are."""

    store: Store
    log: Log
    parties: Parties
    kits: Sequence[Kit]

    def desk_name(self, fingerprint: str) -> str:
        """What the kits call the desk with that staff key; the end of its fingerprint if none names it."""
        signers = (one for kit in self.kits for one in kit.content.signers)
        named = (one.name for one in signers if one.public.fingerprint == fingerprint)
        return next(named, "") or f"…{fingerprint[-8:]}"

    def decisions(self, key: str) -> tuple[Decision, ...]:
        """The decisions about a version that no later one has seen, the earliest first; those taken back too.

        One that was taken back has the state "to review".
        """
        found = decided(self.log.about(key))
        return tuple(map(self._decision, (*found.by, *found.withdrawals)))

    def about(self, party: str) -> tuple[Dispute, ...]:
        """What is not settled about a party and its submissions."""
        rows = self.store.rows("SELECT * FROM membership WHERE party = ? ORDER BY submission", (party,))
        found = [Dispute(row["submission"], self._claims(row)) for row in rows if not row["settled"]]
        founders = sorted(
            (Dispute(row["submission"], self._claims(row)[:1]) for row in rows if row["founds"]),
            key=lambda one: (one.claims[0].at, one.submission),
        )
        unsettled = {one.submission for one in found}
        found += [one for one in founders[1:] if one.submission not in unsettled]
        return tuple(found)

    def settle(self, submission: str, party: str) -> None:
        """A person says which party it is: one that a desk has named, or any known one.

        Raises Fault PARTY_UNKNOWN.
        """
        others = "SELECT founds FROM membership WHERE party = ? AND submission != ? ORDER BY founds DESC"
        other = self.store.row(others, (party, submission))
        if other is None and party not in {one.party for one in self._named(submission)}:
            raise Fault(Code.PARTY_UNKNOWN, reference=party)
        action = "link" if other is not None and other["founds"] else "create"
        self.log.append(Kind.PARTY, submission, {"action": action, "party": party})

    def apart(self, submission: str) -> str:
        """A person says that it is a party of its own; its new number."""
        with self.store.transaction():
            party = self.parties.next_reference()
            self.log.append(Kind.PARTY, submission, {"action": "create", "party": party})
        return party

    def _claims(self, row: Mapping[str, Any]) -> tuple[Claim, ...]:
        """One claim for each party, by the desk that named it first."""
        first: dict[str, Claim] = {}
        for claim in self._named(row["submission"]):
            first.setdefault(claim.party, claim)
        return tuple(first.values())

    def _named(self, submission: str) -> list[Claim]:
        about = [signed for signed in self.log.about(submission) if signed.event.kind == Kind.PARTY]
        return [
            Claim(self.desk_name(one.event.desk), one.event.at, str(one.event.data.get("party", "")))
            for one in fold.heads(about)
        ]

    def _decision(self, signed: SignedEvent) -> Decision:
        event = signed.event
        words = event.data.get("words")
        said = json.loads(kept.get(self.store, words)) if isinstance(words, str) and words else {}
        return Decision(
            desk=self.desk_name(event.desk),
            state=fold.DECISIONS.get(event.kind, ReviewState.TO_REVIEW),
            at=event.at,
            message=str(said.get("message", "") or said.get("words", "")),
            comments=dict(said.get("comments", {})),
        )
