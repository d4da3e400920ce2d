"""Whom the campaign invited, who answered, and how far they have come: invited → replied → pledged → form.

An invitation is an event like every decision; what is known of it (name, country, who invited) lies beside
the log and can be erased. No addresses are taken in: letters are sent from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from hrcapp.exchange.events import SignedEvent
from hrcapp.i18n.name_key import name_key
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts, PartyKind
from hrcapp.secretariat import fold_parties, kept
from hrcapp.secretariat.dashboard import Slice, Step
from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.fold_parties import ANSWERS, Invitation
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.suggesting import Asked, Suggestion
from hrcapp.store import Store, blobs

_KINDS = (Kind.INVITATION, Kind.REPLY, Kind.INVITED)


@dataclass(frozen=True)
class Invited:
    """Whom somebody invited. `country` is ISO 3166-1 alpha-2 or ZZ; `by` who invited, such as a section."""

    name: str
    country: str = UNKNOWN_COUNTRY
    kind: str = ""
    level: str = ""
    admin1: str = ""
    by: str = ""
    day: date | None = None
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What must be equal for two rows to be one invitation."""
        return name_key(self.name), self.country, name_key(self.admin1)


@dataclass(frozen=True)
class Entry:
    """An invitation in the list. `replied`: the day of the answer; `party`: who it is, "" while unknown."""

    id: str
    invited: Invited
    replied: date | None = None
    answer: str = ""
    party: str = ""


@dataclass(frozen=True)
class Taken:
    """What came of an import: new ones, those that were in the list already."""

    new: int
    known: int


@dataclass(frozen=True)
class Inviter:
    """How far those have come whom one inviter asked; `by` is "" where nobody is named."""

    by: str
    invited: int
    replied: int
    pledged: int
    form: int


class Outreach:
    """The list of one desk, shared with the others through the log."""

    def __init__(self, store: Store, log: Log, parties: Parties, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._log = log
        self._parties = parties
        self._clock = clock

    def all(self) -> list[Entry]:
        """Every invitation, by name."""
        rows = self._store.rows(
            "SELECT invitation.*, blob.data FROM invitation LEFT JOIN blob ON blob.sha256 = content"
        )
        # Of what was erased for a person's sake, the remainder lies under another hash.
        found = (
            self._entry(row["id"], row["data"] or kept.get(self._store, row["content"]), row) for row in rows
        )
        return sorted(found, key=lambda entry: (name_key(entry.invited.name), entry.id))

    def get(self, identifier: str) -> Entry:
        """One of them. Raises Fault INVITATION_UNKNOWN."""
        row = self._store.row("SELECT * FROM invitation WHERE id = ?", (identifier,))
        if row is None:
            raise Fault(Code.INVITATION_UNKNOWN)
        return self._entry(identifier, kept.get(self._store, row["content"]), row)

    def take_in(self, rows: Iterable[Invited], replied: Iterable[date | None] = ()) -> Taken:
        """Add whom is not in the list yet, all or none; `replied` are the days of their answers, in order.

        A party of the registry is linked where its key is equal in every respect; else a person says so.
        """
        known = {entry.invited.key for entry in self.all()}
        answers = iter(replied)
        new = again = 0
        with self._store.transaction():
            for row in rows:
                answered = next(answers, None)
                if row.key in known:
                    again += 1
                    continue
                known.add(row.key)
                new += 1
                self._add(row, answered)
        return Taken(new, again)

    def add(self, invited: Invited) -> str:
        """Add one; the id of its invitation."""
        with self._store.transaction():
            return self._add(invited, None)

    def change(self, identifier: str, invited: Invited) -> None:
        """Correct what is known of an invitation."""
        self.get(identifier)
        with self._store.transaction():
            self._keep(identifier, invited)

    def remove(self, identifier: str) -> None:
        """It was no invitation."""
        self.get(identifier)
        self._log.append(Kind.INVITATION, identifier, {"invitation": "", "day": ""})

    def restore(self, identifier: str, invited: Invited) -> None:
        """Put one back that was removed; its answer is still known."""
        with self._store.transaction():
            self._keep(identifier, invited)

    def reply(self, identifier: str, answer: str, day: date | None = None) -> None:
        """Note an answer (one of `ANSWERS`) of a day, or today; "" takes it back.

        Raises Fault DAY_IN_FUTURE.
        """
        self.get(identifier)
        if answer and answer not in ANSWERS:
            raise ValueError(answer)
        today = self._clock().date()
        if day is not None and day > today:
            raise Fault(Code.DAY_IN_FUTURE)
        since = (day or today).isoformat() if answer else ""
        self._log.append(Kind.REPLY, identifier, {"day": since, "answer": answer})

    def link(self, identifier: str, party: str) -> None:
        """A person says which party of the registry this is; "" takes it back. Raises Fault PARTY_UNKNOWN."""
        self.get(identifier)
        if party:
            self._parties.must_exist(party)
        self._log.append(Kind.INVITED, identifier, {"party": party})

    def suggest(self, identifier: str) -> Sequence[Suggestion]:
        """Parties of the registry that this might be."""
        return self._parties.suggest(_asked(self.get(identifier).invited))

    def begun(self, day: date) -> tuple[Slice, Slice]:
        """The first two steps of the funnel at the end of that day (UTC): invited, and of these replied.

        Whoever has sent anything has replied. `more` counts those whom nobody has found in the registry.
        """
        state = self._log.state(day)
        senders = {
            membership.party
            for version in state.versions.values()
            if (membership := state.memberships.get(version.submission))
        }
        found = [
            (standing_for(one.party, state.merges) if one.party else "", bool(one.replied))
            for one in self._invitations(day)
        ]
        replied = [party for party, answered in found if answered or party in senders]
        return _slice(Step.INVITED, [party for party, _answered in found]), _slice(Step.REPLIED, replied)

    def _invitations(self, day: date) -> Iterator[Invitation]:
        about: dict[str, list[SignedEvent]] = {}
        for signed in self._log.events(day):
            if signed.event.kind in _KINDS:
                about.setdefault(signed.event.subject, []).append(signed)
        for identifier, events in about.items():
            found = fold_parties.invitation(identifier, events)
            if found is not None and found.day <= day.isoformat():
                yield found

    def _add(self, row: Invited, answered: date | None) -> str:
        identifier = str(uuid4())
        self._keep(identifier, row)
        if answered is not None:
            self.reply(identifier, fold_parties.YES, min(answered, self._clock().date()))
        if party := self._automatic(row):
            self._log.append(Kind.INVITED, identifier, {"party": party})
        return identifier

    def _keep(self, identifier: str, invited: Invited) -> None:
        day = (invited.day or self._clock().date()).isoformat()
        content = {name: value for name, value in vars(invited).items() if name != "day"}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        digest = blobs.put(self._store, text)
        self._log.append(Kind.INVITATION, identifier, {"invitation": digest, "day": day})

    def _automatic(self, row: Invited) -> str | None:
        if row.kind not in set(PartyKind):
            return None
        facts = PartyFacts(
            PartyKind(row.kind), row.name, country=row.country, admin1=row.admin1, level=row.level
        )
        return self._parties.automatic(facts)

    def _entry(self, identifier: str, content: bytes, row: Mapping[str, str]) -> Entry:
        invited = Invited(**json.loads(content))
        return Entry(
            identifier,
            replace(invited, day=_day(row["day"])),
            _day(row["replied"]),
            row["answer"],
            self._parties.standing_for(row["party"]) if row["party"] else "",
        )


def inviters(
    entries: Iterable[Entry], pledged: Collection[str], with_form: Collection[str]
) -> tuple[Inviter, ...]:
    """The funnel of each inviter, the one with the most invitations first; `pledged` are references."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.invited.by, []).append(entry)
    counted = (
        Inviter(
            by,
            len(of),
            sum(bool(one.replied) or one.party in pledged or one.party in with_form for one in of),
            sum(one.party in pledged for one in of),
            sum(one.party in with_form for one in of),
        )
        for by, of in found.items()
    )
    return tuple(sorted(counted, key=lambda one: (-one.invited, not one.by, one.by)))


def _slice(step: Step, parties: Sequence[str]) -> Slice:
    known = tuple(sorted(set(filter(None, parties)), key=reference_order))
    return Slice(step, known, sum(not party for party in parties))


def _asked(invited: Invited) -> Asked:
    country = "" if invited.country == UNKNOWN_COUNTRY else invited.country
    kind = PartyKind(invited.kind) if invited.kind in set(PartyKind) else None
    return Asked(invited.name, country, kind, invited.level, division=invited.admin1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
